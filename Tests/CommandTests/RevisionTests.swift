import TestSupport
import Testing

/// A figure that the Department revised: England's plans in January 2024, 575,963 as first published
/// in June 2024 and 576,474 in the release of June 2025 (specifications, sen2 5.6).
@Suite struct RevisionTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }
  /// The specification has the month only; the day is the test's own.
  private static let first = "2024-06-13"
  private static let second = "2025-06-26"

  init() throws { folder = try TemporaryFolder() }

  private func ingestFirst(knownFrom moment: String) throws {
    try ingest("2024/caseload.csv", ["--released", Self.first, "--recorded-at", moment])
  }

  private func ingestSecond(knownFrom moment: String) throws {
    try ingest("caseload.csv", ["--recorded-at", moment])
  }

  private func ingest(_ file: String, _ more: [String]) throws {
    let path = Project.path("SampleInputs/published/\(file)")
    let run = try ToolRun(["ingest", path, "--store", store] + more)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// England's figure as `compare` gives it.
  private func england(_ more: String...) throws -> Double? {
    let run = try ToolRun(
      [
        "compare", "--store", store, "--indicator", "ehc-plans-maintained", "--area", "E92000001",
        "--period", "2024-01-18", "--format", "json",
      ] + more)
    try #require(run.status == 0, "\(run.errors)")
    return try #require(try JSONRow.read(run.output).first).number("value")
  }

  @Test func compareAnswersAsTheStoreKnewItThen() throws {
    try ingestFirst(knownFrom: "2024-06-13T09:30:00Z")
    #expect(try england() == 575_963)
    try ingestSecond(knownFrom: "2025-06-26T09:30:00Z")
    #expect(try england() == 576_474)
    #expect(try england("--as-of", "2025-06-25") == 575_963)
    #expect(try england("--as-of", "2025-06-26") == 576_474)
  }

  @Test(arguments: [true, false])
  func whatWasPublishedByADayAnswersWhateverWasLoadedFirst(_ olderFirst: Bool) throws {
    // Both loaded on one day, long after: what the store knew cannot tell them apart, the release can.
    let days = ["2026-11-22T09:30:00Z", "2026-11-22T10:30:00Z"]
    if olderFirst { try ingestFirst(knownFrom: days[0]) }
    try ingestSecond(knownFrom: days[olderFirst ? 1 : 0])
    if !olderFirst { try ingestFirst(knownFrom: days[1]) }
    #expect(try england() == 576_474)
    #expect(try england("--released", "2025-06-25") == 575_963)
    #expect(try england("--released", Self.second) == 576_474)
    let older = try ToolRun(["export", "caseload", "--store", store, "--released", Self.first])
    #expect(older.table.column("ehcplans") == ["575963"])
  }

  @Test func diffListsTheOneCell() throws {
    try ingestFirst(knownFrom: "2026-11-22T09:30:00Z")
    try ingestSecond(knownFrom: "2026-11-22T10:30:00Z")
    let run = try ToolRun(
      ["diff", "--store", store, "--released", Self.first, "--with", Self.second])
    #expect(run.status == 0)
    let revised = run.table.rows.filter { $0["difference"] != "added" }
    #expect(
      revised == [
        [
          "indicator": "ehc-plans-maintained", "area": "england", "period": "2024-01-18",
          "breakdown": "total", "difference": "revised", "before": "575963", "after": "576474",
          "sources": "ees/caseload",
        ]
      ])
  }
}
