import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The nine CSV files of COLLECT's export against the XML they came from.
@Suite struct BladeTests {
  static let samples = [
    "2025/clean/sen2-2025-893.xml", "2025/faulty/assessments.xml", "2025/faulty/duplicates.xml",
    "2025/faulty/out-of-round.xml", "2025/faulty/persons.xml", "2025/faulty/placements.xml",
    "2025/faulty/plans.xml", "2025/faulty/requests.xml", "2025/faulty/second-assessment.xml",
    "2023/clean/sen2-2023-893.xml",
  ]

  @Test(arguments: samples)
  func bladeSaysWhatXMLSays(_ sample: String) throws {
    let folder = try TemporaryFolder()
    let files = try BladeFiles(try Sample.flat(sample)).write(to: folder)
    let (xml, blade) = (try XMLOutcomes.of(sample), try Outcome(files))
    #expect(blade.findings == xml.findings)
    #expect(blade.observations == xml.observations)
    #expect(!xml.observations.isEmpty)
    #expect(blade.counts == xml.counts)
    #expect(blade.counts.addUp)
    #expect(blade.report.extracts.count == 1)
  }

  @Test func theGuidesOwnExampleSaysTheSame() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(GuideReturn.xml, to: "guide.xml")
    let flat = FlatReturn(try Element.read(path))
    let (xml, blade) = (try Outcome([path]), try Outcome(try BladeFiles(flat).write(to: folder)))
    #expect(xml.counts.read == 20)
    #expect(blade.findings == xml.findings)
    #expect(blade.observations == xml.observations)
    #expect(blade.counts == xml.counts)
  }

  @Test(arguments: [1, 2, 3])
  func orderOfRowsAndColumnsDoesNotMatter(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var blade = BladeFiles(try Sample.flat("2025/faulty/persons.xml"))
    blade.seed = seed
    blade.idsAreFloats = seed == 2
    let files = try blade.write(to: folder)
    let xml = try XMLOutcomes.of("2025/faulty/persons.xml")
    let shuffled = try Outcome(files.reversed())
    #expect(shuffled.findings == xml.findings)
    #expect(shuffled.observations == xml.observations)
  }

  @Test func aFolderOfTwoExportsIsTwoExtracts() throws {
    let folder = try TemporaryFolder()
    for (name, sample) in [
      ("a", "2025/faulty/two-authorities-860.xml"), ("b", "2025/faulty/two-authorities-893.xml"),
    ] {
      _ = try BladeFiles(try Sample.flat(sample)).write(to: folder, under: "exports/\(name)")
    }
    let outcome = try Outcome(["\(folder.path)/exports"])
    #expect(outcome.report.extracts.map(\.label) == ["sen2 2025 860", "sen2 2025 893"])
  }

  @Test func findingsNameTheFileAndLineOfTheRow() throws {
    let folder = try TemporaryFolder()
    var blade = BladeFiles(try Sample.flat("2025/clean/sen2-2025-893.xml"))
    blade.extra["SENneed"] = [
      [
        "senneedtableid": "1", "activeplanstableid": blade.id(1, of: "ActivePlans"),
        "sentype": "WRONG", "sentyperank": "2", "senneedorderseqcolumn": "9999",
      ]
    ]
    let files = try blade.write(to: folder)
    let outcome = try Outcome(files)
    let lines = blade.text(of: "SENneed").split(separator: "\r\n").count
    let row = try #require(outcome.rows.first { $0["rule"] == "G-504" })
    #expect(row["file"] == "Blade-Export_10-02-2025_senneed.csv")
    #expect(row["line"] == String(lines))
    #expect(row["value"] == "WRONG")
    #expect(outcome.counts.read == 726)
  }

  @Test func aSetThatIsNotWholeSaysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let files = try BladeFiles(try Sample.flat("2025/faulty/requests.xml")).write(to: folder)
    let outcome = try Outcome(files.filter { !$0.contains("senneed") && !$0.contains("person") })
    let failure = try #require(outcome.report.extracts.first?.failure)
    #expect(failure.problem.contains("no file of person, senneed"))
    #expect(outcome.report.status() == .unreadableExtract)
    #expect(outcome.observations.isEmpty)
  }

  @Test func filesAreKnownByTheirHeadingsAndNotTheirNames() throws {
    let folder = try TemporaryFolder()
    let blade = BladeFiles(try Sample.flat("2025/faulty/requests.xml"))
    var files: [String] = []
    for (number, module) in FlatReturn.modules.enumerated() {
      files.append(try folder.write(blade.text(of: module), to: "renamed/\(9 - number).txt"))
    }
    let outcome = try Outcome(files)
    #expect(outcome.findings == (try XMLOutcomes.of("2025/faulty/requests.xml").findings))
  }

  @Test func theSampleInTheProjectReadsLikeItsXML() throws {
    let blade = try Outcome([Sample.path("2025/clean-blade")])
    #expect(blade.report.status() == .clean)
    #expect(blade.counts.read > 20)
    #expect(blade.counts.loaded == blade.counts.read)
    #expect(blade.rows.isEmpty)
  }
}
