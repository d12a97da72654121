import Foundation
import TestSupport
import Testing

/// What the commands that read a store say as it knew things earlier.
@Suite struct AsOfCommandTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }
  private static let early = "2025-12-31"
  private static let between = "2026-02-15T00:00:00Z"

  init() throws {
    folder = try TemporaryFolder()
    // One person's request decided and not dated (G-204), then the same dated and sent again.
    let text = try String(
      contentsOfFile: Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml"),
      encoding: .utf8)
    let date = try #require(text.firstMatch(of: /<RequestOutcomeDate>[^<]*<\/RequestOutcomeDate>/))
    try ingest(text.replacing(date.0, with: "", maxReplacements: 1), 1, "2026-02-11T03:00:00Z")
    try ingest(text.replacing("<SerialNo>001", with: "<SerialNo>002"), 2, "2026-02-21T03:00:00Z")
  }

  private func ingest(_ text: String, _ number: Int, _ moment: String) throws {
    let file = try folder.write(text, to: "return-\(number).xml")
    let run = try ToolRun(["ingest", file, "--store", store, "--recorded-at", moment])
    try #require(run.status <= 1, "\(run.errors)")
  }

  @Test func findingsAreThoseOfTheExtractsThatStoodThen() throws {
    let now = try ToolRun(["findings", "--store", store])
    #expect(now.status == 0)
    #expect(now.table.rows.isEmpty)
    // The store keeps no findings of what it no longer holds; it says how many there were.
    let then = try ToolRun(["findings", "--store", store, "--as-of", Self.between])
    #expect(then.status == 0)
    #expect(then.table.rows.isEmpty)
    #expect(then.errors.contains("the findings of return-1.xml are no longer kept: it had 1 error"))
    let before = try ToolRun(["findings", "--store", store, "--as-of", Self.early])
    #expect(before.table.rows.isEmpty)
    #expect(before.errors.isEmpty)
    let wrong = try ToolRun(["findings", "--store", store, "--as-of", "yesterday"])
    #expect(wrong.status == 2)
  }

  @Test func theHistoryIsThatOfTheTime() throws {
    let cell = [
      "history", "--store", store, "--indicator", "ehcp-20-weeks-including-exceptions", "--area",
      "893", "--period", "2024",
    ]
    let now = try ToolRun(cell)
    let then = try ToolRun(cell + ["--as-of", Self.between])
    #expect(then.status == 0)
    #expect(then.table.column("standing") == ["current"])
    #expect(then.table.column("known_from") == ["2026-02-11T03:00:00Z"])
    #expect(then.table.column("known_until") == [""])
    #expect(now.table.rows.count >= then.table.rows.count)
    let before = try ToolRun(cell + ["--as-of", Self.early])
    #expect(before.status == 2)
    #expect(before.errors.contains("did not have this figure at 2025-12-31T23:59:59Z"))
  }

  @Test func coverageCountsTheRunsUntilThen() throws {
    // Runs begin when they begin, whatever moment their figures count from.
    func standing(_ rule: String, _ more: [String] = []) throws -> [String: String] {
      let run = try ToolRun(
        ["rules", "coverage", "--store", store, "--return", "sen2", "--round", "2025"] + more)
      #expect(run.status == 0, "\(run.errors)")
      return try #require(run.table.rows.first { $0["rule"] == rule })
    }
    let found = try standing("G-204")
    #expect(found["standing"] == "found")
    #expect(found["extracts"] == "2")
    #expect(found["found"] == "1")
    let silent = try standing("G-205")
    #expect(silent["standing"] == "never-found")
    #expect(Int(silent["records"] ?? "") ?? -1 >= 0)
    let lacking = try standing("E-13")
    #expect(lacking["standing"] == "not-run")
    #expect(lacking["reason"] == "needs establishments")
    #expect(try standing("G-204", ["--as-of", "2020-01-01"])["standing"] == "never-met")
    let other = try ToolRun(
      ["rules", "coverage", "--store", store, "--return", "sen2", "--round", "2023"])
    #expect(Set(other.table.column("standing")) == ["never-met"])
    let page = try ToolRun(
      ["rules", "coverage", "--store", store, "--return", "school-census", "--format", "md"])
    #expect(page.output.contains("not-checked"))
    let wrong = try ToolRun(["rules", "coverage", "--store", store, "--round", "1999"])
    #expect(wrong.status == 2)
  }
}
