import Foundation
import Synthesis
import Testing

/// What is written: the same for the same seed, private, of every branch, in every form.
@Suite struct GeneratorTests {
  static let formats: [SynthesisRequest.Format] = [.xml, .gzip, "blade", "xlsx"]

  @Test func theSameSeedGivesTheSameBytes() throws {
    let formats = Self.formats
    let one = try GeneratedReturn("2025", seed: 9, faults: 60, people: 400, formats: formats)
    let again = try GeneratedReturn("2025", seed: 9, faults: 60, people: 400, formats: formats)
    let files = try Self.files(in: one.path(""))
    #expect(files.count == 13)
    for file in files {
      #expect(
        try Data(contentsOf: URL(filePath: one.path(file)))
          == Data(contentsOf: URL(filePath: again.path(file))), "\(file)")
    }
    let other = try GeneratedReturn("2025", seed: 10, faults: 60, people: 400)
    #expect(try other.text(other.name) != one.text(one.name))
  }

  @Test func filesAreForTheirOwnerAlone() throws {
    let made = try GeneratedReturn(
      "2026", seed: 3, faults: 1, people: 5, formats: Self.formats)
    for file in try Self.files(in: made.path("")) {
      let attributes = try FileManager.default.attributesOfItem(atPath: made.path(file))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
    }
  }

  /// The first people of a larger return are those of a smaller one: each is made alone.
  @Test func aPersonDoesNotDependOnHowManyThereAre() throws {
    let few = try GeneratedReturn("2025", seed: 4, faults: 0, people: 20)
    let many = try GeneratedReturn("2025", seed: 4, faults: 0, people: 40)
    let end = "  </Persons>\n</Message>\n"
    let text = try few.text(few.name)
    #expect(text.hasSuffix(end))
    #expect(try many.text(many.name).hasPrefix(text.dropLast(end.count)))
  }

  @Test func theGzipFileHoldsTheXMLAndNoTime() throws {
    let made = try GeneratedReturn(
      "2025", seed: 8, faults: 30, people: 300, formats: [.xml, .gzip])
    let gzip = "xml.gz/\(made.name).gz"
    let head = try Data(contentsOf: URL(filePath: made.path(gzip))).prefix(8)
    #expect(Array(head) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    #expect(try made.findings(in: gzip) == made.planted())
  }

  @Test(arguments: GeneratedReturn.rounds)
  func theBladeExportGivesTheSameFindings(_ round: String) throws {
    let made = try GeneratedReturn(round, seed: 6, faults: 160, people: 500, formats: ["blade"])
    #expect(try made.findings(in: "blade") == made.planted())
  }

  @Test(arguments: [
    ("RequestOutcome", ["Y", "N", "A", "W", "H"]),
    ("AssessmentOutcome", ["Y", "N", "A", "W", "H"]),
    ("CeaseReason", (1...9).map(String.init)), ("ReviewOutcome", ["M", "C", "A"]),
    ("SENSetting", ["OLA", "OPA", "EHE", "EYP", "OTH", "NEET", "NIEC", "NIEO"]),
    ("DP", ["E", "S", "H", "I"]), ("Res", ["A", "B"]), ("WBP", ["A", "S"]),
    ("SENtypeRank", ["1", "2"]), ("PlacementRank", ["1", "2"]), ("Week20", ["0", "1"]),
    ("RequestMediation", ["0", "1"]), ("RequestTribunal", ["0", "1"]), ("RYA", ["0", "1"]),
  ])
  func everyBranchOccurs(_ field: String, _ expected: [String]) throws {
    let text = try Self.large.get()
    let present = expected.filter { text.contains("<\(field)>\($0)</\(field)>") }
    #expect(present == expected)
  }

  @Test(arguments: [
    "UPN", "UniqueLearnerNumber", "UPNunknown", "Exported", "TransferLA", "LeavingDate",
    "PhaseTransferFinalDate", "ReviewDraft", "UKPRN", "PlanRes", "OtherTribunal",
  ])
  func everyKindOfFieldOccurs(_ field: String) throws {
    #expect(try Self.large.get().contains("<\(field)>"))
  }

  @Test func peopleAreObviouslySynthetic() throws {
    let text = try Self.large.get()
    let surnames = Set(text.matches(of: /<Surname>(.*?)</).map { String($0.1) })
    #expect(surnames == ["Synthetic"])
    let postcodes = text.matches(of: /<PostCode>(.*?)</).map { $0.1 }
    #expect(!postcodes.isEmpty && postcodes.allSatisfy { $0.hasPrefix("ZZ99 ") })
  }

  @Test(arguments: [
    (people: 0, faults: 0, area: "893"), (people: 10, faults: 11, area: "893"),
    (people: 10, faults: -1, area: "893"), (people: 10, faults: 0, area: "999"),
  ])
  func whatCannotBeMetIsRefused(_ asked: (people: Int, faults: Int, area: String)) throws {
    let (spec, round) = try GeneratedReturn.specification("2025")
    #expect(throws: SynthesisFailure.self) {
      try ReturnGenerator(
        spec, round,
        SynthesisRequest(
          folder: "unused", seed: 1, faults: asked.faults, people: asked.people,
          authority: asked.area, formats: [.xml]))
    }
  }

  /// One large return that several tests read.
  static let large = Result {
    let made = try GeneratedReturn("2026", seed: 2_026, faults: 0, people: 6_000)
    return try made.text(made.name)
  }

  static func files(in folder: String) throws -> [String] {
    let names = try #require(FileManager.default.enumerator(atPath: folder))
    return try names.compactMap { $0 as? String }.filter { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return attributes[.type] as? FileAttributeType == .typeRegular
    }.sorted()
  }
}
