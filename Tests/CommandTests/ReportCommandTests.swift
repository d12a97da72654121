import Foundation
import TestSupport
import Testing

/// `returns report` as the shell sees it.
@Suite struct ReportCommandTests {
  private struct Store {
    let folder: TemporaryFolder
    var path: String { "\(folder.path)/store/returns.sqlite" }
    var out: String { "\(folder.path)/out" }

    init() throws {
      folder = try TemporaryFolder()
      let run = try ToolRun(
        ["ingest", Project.path("SampleInputs/published/timeliness_20_week.csv"), "--store", path]
          + ["--recorded-at", "2025-07-01T00:00:00Z"])
      try #require(run.status == 0, "\(run.errors)")
    }

    func report(_ pack: String, _ more: [String] = []) throws -> ToolRun {
      try ToolRun(["report", pack, "--store", path, "--area", "893", "--out", out] + more)
    }
  }

  @Test func theFilesAreWrittenAndNamed() throws {
    let store = try Store()
    let run = try store.report("send", ["--format", "md", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try DemoPipeline.files(in: store.out).keys.sorted() == [
        "send.csv", "send.md", "send.meta.csv",
      ])
    let text = try String(contentsOfFile: "\(store.out)/send.md", encoding: .utf8)
    // The release of June 2025: Shropshire 45.9, 38.3, 36.5 and England 49.2, 50.3, 46.4.
    for row in [
      ["2022", "45.9%", "49.2%"], ["2023", "38.3%", "50.3%"], ["2024", "36.5%", "46.4%"],
    ] {
      #expect(text.contains("| \(row[0])") && text.contains(row[1]) && text.contains(row[2]))
    }
  }

  @Test(arguments: [
    ("sendd", [String](), "there is no pack 'sendd'; did you mean 'send'?"),
    ("send", ["--format", "pdf"], "--format is one of html"),
    ("send", ["--as-of", "yesterday"], "--as-of 'yesterday' is not a day"),
    ("send", ["--as-of", "2025-06-01"], "holds no figure of Shropshire"),
    ("send", ["--targets", "/nowhere/targets.yaml"], "targets.yaml"),
    ("send", ["--narrative", "/nowhere/words.yaml"], "words.yaml"),
    ("chat", [], "holds no figure of Shropshire"),
  ])
  func whatCannotBeIsRefused(_ pack: String, _ more: [String], _ says: String) throws {
    let store = try Store()
    let run = try store.report(pack, more)
    #expect(run.status == 2)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: store.out))
  }
}
