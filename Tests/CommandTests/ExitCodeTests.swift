import Foundation
import TestSupport
import Testing

/// The exit codes that scripts depend on (design, section 9).
@Suite struct ExitCodeTests {
  static let clean = Project.path("SampleInputs/sen2/2026/clean")
  static let faulty = Project.path("SampleInputs/sen2/2025/faulty")

  @Test(arguments: [
    ["frobnicate"], ["validate"], ["validate", "--frobnicate", clean],
    ["validate", clean, "--as-at", "2025-02-30"], ["validate", clean, "--fail-on", "nothing"],
    ["validate", clean, "--list", "establishments"], ["ingest", clean],
    ["ingest", clean, "--store", "/nowhere/s", "--released", "yesterday"],
    ["ingest", clean, "--store", "/nowhere/s", "--recorded-at", "noon"],
    ["compare", "--store", "s", "--indicator", "i", "--area", "893"],
    [
      "compare", "--store", "s", "--indicator", "i", "--area", "893", "--period", "2024", "--as-of",
      "x",
    ],
    [
      "compare", "--store", "s", "--indicator", "i", "--area", "893", "--period", "2024",
      "--format", "doc",
    ],
    ["spec", "show"], ["spec", "show", "sen2/1999"], ["spec", "show", "sen2"],
    ["rules", "list", "--return", "sen3"], ["rules", "show", "G-24"],
    ["run", "/nowhere/pipeline.yaml"], ["validate", clean, "--pipelines", "/nowhere"],
    ["findings", "--store", "/nowhere/store.sqlite"],
  ])
  func wrongUsageIsTwo(_ arguments: [String]) throws {
    let run = try ToolRun(arguments)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func aMissingFileIsThree() throws {
    let run = try ToolRun(["validate", "/nowhere/nothing.xml"])
    #expect(run.status == 3)
    #expect(run.errors.contains("nothing.xml: there is no such file"))
  }

  @Test func aFolderWithoutAnExtractIsThree() throws {
    let folder = try TemporaryFolder()
    #expect(try ToolRun(["validate", folder.path]).status == 3)
    _ = try folder.write("Nothing to see here.\n", to: "README.md")
    let run = try ToolRun(["validate", folder.path])
    #expect(run.status == 3)
    #expect(run.errors.contains("README.md: not an extract"))
  }

  @Test func aPatternThatMatchesNothingIsThree() throws {
    let run = try ToolRun(["validate", "/nowhere/*.xml"])
    #expect(run.status == 3)
    #expect(run.errors.contains("no file matches the pattern"))
  }

  @Test func aPageBesideExtractsIsPassedOver() throws {
    let run = try ToolRun(["validate", Self.clean])
    #expect(run.status == 0)
    #expect(run.errors.contains("README.md: not an extract"))
  }

  @Test func aPageNamedOutrightIsThree() throws {
    #expect(try ToolRun(["validate", "\(Self.clean)/README.md"]).status == 3)
    let both = ["\(Self.clean)/README.md", "\(Self.clean)/sen2-2026-guide.xml"]
    #expect(try ToolRun(["validate"] + both).status == 3)
  }

  @Test(arguments: ["truncated.xml", "truncated.xml.gz", "document-type.xml", "empty.xml"])
  func whatCannotBeReadToItsEndIsThree(_ name: String) throws {
    let run = try ToolRun(["validate", "\(Self.faulty)/\(name)"])
    #expect(run.status == 3)
    #expect(run.errors.contains(name))
    // Nothing of it counts as loaded.
    #expect(run.errors.contains("= 0 loaded + 0 unchanged"))
  }

  @Test func aTruncatedGzipIsSaidToBe() throws {
    let run = try ToolRun(["validate", "\(Self.faulty)/truncated.xml.gz"])
    #expect(run.errors.contains("truncated.xml.gz: it ends within compressed member 1"))
  }

  @Test func errorsAndADamagedFileTogetherAreThree() throws {
    // Design, section 9: several at once, the first of 7, 5, 4, 3, 6, 2, 1.
    let files = ["persons.xml", "truncated.xml.gz"].map { "\(Self.faulty)/\($0)" }
    let run = try ToolRun(["validate"] + files)
    #expect(run.status == 3)
    #expect(run.table.rows.contains { $0["rule"] == "E-01" })
  }

  @Test func aStoreThatIsNoStoreIsSeven() throws {
    let folder = try TemporaryFolder()
    let store = try folder.write(String(repeating: "not a database ", count: 400), to: "s.sqlite")
    let run = try ToolRun(["ingest", Self.clean, "--store", store])
    #expect(run.status == 7)
    #expect(run.errors.contains("s.sqlite"))
  }

  @Test func aFolderThatCannotBeWrittenIsTwo() throws {
    let run = try ToolRun(["validate", Self.clean, "--findings", "/nowhere/findings.csv"])
    #expect(run.status == 2)
    #expect(run.errors.contains("/nowhere"))
  }
}
