import Foundation
import TestSupport
import Testing

/// Provisional, revised and final are told where a publication says so, and revised where figures do.
@Suite struct ReleaseStatusTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }
  private var pipelines: [String] { ["--pipelines", "\(folder.path)/Pipelines"] }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Project.path("Pipelines"), toPath: "\(folder.path)/Pipelines")
    let mapping = "Pipelines/ees/tables/caseload.yaml"
    let text = try String(contentsOfFile: "\(folder.path)/\(mapping)", encoding: .utf8)
    let known = "  - { latest: \"202425\", released: 2025-06-26 }"
    try #require(text.contains(known))
    _ = try folder.write(
      text.replacing(
        known,
        with: """
            - { released: 2024-06-13, status: provisional }
            - { latest: "202425", released: 2025-06-26, status: final }
          """), to: mapping)
    for (file, released) in [("2024/caseload.csv", "2024-06-13"), ("caseload.csv", "2025-06-26")] {
      let run = try ToolRun(
        [
          "ingest", Project.path("SampleInputs/published/\(file)"), "--store", store, "--released",
          released, "--recorded-at", "\(released)T09:30:00Z",
        ] + pipelines)
      try #require(run.status == 0, "\(run.errors)")
    }
  }

  private let england = [
    "--indicator", "ehc-plans-maintained", "--area", "E92000001", "--period", "2024-01-18",
  ]

  // 575,963 as first published in June 2024, 576,474 in June 2025 (specs/sen2 5.6).
  @Test func historyTellsWhatTheMappingSays() throws {
    let run = try ToolRun(["history", "--store", store] + england + pipelines)
    #expect(run.table.column("release_status") == ["provisional", "final"])
    #expect(run.table.column("printed") == ["575963", "576474"])
    // Where nobody says, a figure that differs from the release before is revised.
    let unsaid = try ToolRun(["history", "--store", store] + england)
    #expect(unsaid.table.column("release_status") == ["", "revised"])
  }

  @Test func compareAndExportTellIt() throws {
    let now = try ToolRun(["compare", "--store", store] + england + pipelines)
    #expect(now.output.contains("(final)"))
    let then = try ToolRun(
      ["compare", "--store", store, "--as-of", "2024-12-31"] + england + pipelines)
    #expect(then.output.contains("(provisional)"))
    let export = try ToolRun(
      ["export", "caseload", "--store", store, "--released", "2024-06-13"] + pipelines)
    #expect(export.errors.contains("the release of 2024-06-13 is provisional"))
  }

  @Test func aReturnsSecondFigureIsRevised() throws {
    let text = try String(
      contentsOfFile: Project.path("SampleInputs/sen2/2026/clean/sen2-2026-guide.xml"),
      encoding: .utf8)
    let late = text.replacing(
      "<AssessmentOutcomeDate>2025-06-20<", with: "<AssessmentOutcomeDate>2025-07-20<"
    ).replacing("<SerialNo>001", with: "<SerialNo>002")
    for (number, text) in [text, late].enumerated() {
      let file = try folder.write(text, to: "return-\(number).xml")
      let run = try ToolRun([
        "ingest", file, "--store", store, "--recorded-at", "2026-02-1\(number)T03:00:00Z",
      ])
      try #require(run.status <= 1, "\(run.errors)")
    }
    let cell = [
      "--store", store, "--indicator", "ehcp-20-weeks-including-exceptions", "--area", "201",
      "--period", "2025",
    ]
    let history = try ToolRun(["history"] + cell)
    #expect(history.table.column("release_status") == ["", "revised"])
    let compare = try ToolRun(["compare"] + cell)
    #expect(
      compare.output.contains(
        "The return's figure is revised: it has had 2, this one since 2026-02-11."))
    let then = try ToolRun(["compare", "--as-of", "2026-02-10"] + cell)
    #expect(!then.output.contains("is revised"))
  }
}
