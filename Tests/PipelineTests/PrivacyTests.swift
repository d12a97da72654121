import Foundation
import PipelineEngine
import TestSupport
import Testing

/// No name and no postcode leaves by what a run writes or says (design, principle 10).
@Suite struct PrivacyTests {
  /// The person's own texts, made so that nothing else holds them.
  static let secrets = ["Quettelworth", "Ziphorah", "QX9 7ZZ", "QX97ZZ"]

  /// A sample in which every surname, forename and postcode is one of the secrets.
  private func spoiled(_ name: String) throws -> String {
    var text = try Sample.text("sen2/\(name)")
    text = text.replacing(/<Surname>[^<]*</, with: "<Surname>Quettelworth<")
    text = text.replacing(/<Forename>[^<]*</, with: "<Forename>Ziphorah<")
    return text.replacing(/<PostCode>[^<]*</, with: "<PostCode>QX9 7ZZ<")
  }

  /// Everything a run writes of a text, the set-aside records excepted, and everything it says.
  private func told(_ text: String) throws -> (said: String, findings: Int) {
    let folder = try TemporaryFolder()
    let checked = try Checked([try folder.write(text, to: "extract.xml")])
    let written = try ["findings.csv", "people.csv"].map { try checked.text($0) }
    return (
      (written + checked.report.lines).joined(separator: "\n"), checked.findings.rows.count
    )
  }

  private func expectNoSecret(_ said: String) {
    for secret in Self.secrets { #expect(!said.contains(secret), "\(secret) in \(said)") }
  }

  @Test(arguments: FaultyFile.all.map(\.name))
  func noNameStandsInWhatIsSaidOfAFaultySample(_ name: String) throws {
    let told = try told(try spoiled(name))
    #expect(told.findings > 0)
    expectNoSecret(told.said)
  }

  /// Faults in which the secret itself stands where a value or a name is told.
  @Test(arguments: [
    ("<Surname>Quettelworth</Surname>", "<Surnam>Quettelworth</Surnam>"),
    ("<Surname>Quettelworth</Surname>", "<Surname>Quettelworth</Surname>Quettelworth"),
    ("<Surname>Quettelworth</Surname>", "<Surname/><FamilyName>Quettelworth</FamilyName>"),
    ("<Surname>Quettelworth</Surname>", "<Surname name=\"Quettelworth\"/>"),
    (
      "<Surname>Quettelworth</Surname>",
      "<Surname>Quettelworth</Surname><Surname>Quettelworth</Surname>"
    ),
    ("<PostCode>QX9 7ZZ</PostCode>", "<Postal>QX9 7ZZ</Postal>"),
    ("<PostCode>QX9 7ZZ</PostCode>", "<Requests><PostCode>QX9 7ZZ</PostCode></Requests>"),
    ("<Forename>Ziphorah</Forename>", "<Person><Forename>Ziphorah</Forename></Person>"),
  ])
  func noNameIsSaidOfAFaultAroundIt(_ right: String, _ wrong: String) throws {
    var text = try spoiled("2025/faulty/out-of-round.xml")
    let place = try #require(text.range(of: right))
    text.replaceSubrange(place, with: wrong)
    let told = try told(text)
    #expect(told.findings > 2, "the fault itself is told")
    expectNoSecret(told.said)
  }

  @Test func noNameStandsInAMessageOfADamagedFile() throws {
    let text = try spoiled("2025/faulty/persons.xml")
    for end in ["<Surname>Quettel", "<Surname>Quettelworth</Forename>", "&Quettelworth;"] {
      let cut = try #require(text.range(of: "<Surname>"))
      expectNoSecret(try told(text[..<cut.lowerBound] + end).said)
    }
  }
}
