import Foundation
import TestSupport
import Testing

/// What a store answers after corrections, and what it knew before them.
@Suite struct StoreCommandTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  /// Loads the example of the specification, changed as said, as known from `moment`.
  private func ingest(
    _ changes: [(String, String)] = [], submitted: String, knownFrom moment: String
  ) throws -> ToolRun {
    var text = try String(
      contentsOfFile: Project.path("SampleInputs/sen2/2026/clean/sen2-2026-guide.xml"),
      encoding: .utf8)
    text = text.replacing(/<DateTime>[^<]*</, with: "<DateTime>\(submitted)<")
    for (right, wrong) in changes {
      try #require(text.contains(right))
      text = text.replacing(right, with: wrong)
    }
    let file = try folder.write(text, to: "return.xml")
    return try ToolRun(["ingest", file, "--store", store, "--recorded-at", moment])
  }

  /// The authority's own plans issued in time in 2025, as `1/1`.
  private func issued(_ more: [String] = []) throws -> String {
    let run = try ToolRun(
      [
        "compare", "--store", store, "--indicator", "ehcp-20-weeks-including-exceptions", "--area",
        "201", "--period", "2025", "--format", "json",
      ] + more)
    guard run.status == 0 else { return "exit \(run.status)" }
    let own = try #require(try JSONRow.read(run.output).first)
    return "\(Int(own.number("numerator") ?? -1))/\(Int(own.number("denominator") ?? -1))"
  }

  // The one plan of 2025 was issued on 2025-06-20, day 137; on 2025-07-20 it is day 167, and late.
  private let late = [
    ("<AssessmentOutcomeDate>2025-06-20<", "<AssessmentOutcomeDate>2025-07-20<")
  ]

  @Test func aCorrectionCountsFromWhenItIsKnown() throws {
    _ = try ingest(submitted: "2026-02-10T10:00:00", knownFrom: "2026-02-11T03:00:00Z")
    #expect(try issued() == "1/1")
    let second = try ingest(
      late, submitted: "2026-02-20T10:00:00", knownFrom: "2026-02-21T03:00:00Z")
    #expect(second.errors.contains("loaded"))
    #expect(try issued() == "0/1")
    #expect(try issued(["--as-of", "2026-02-15T00:00:00Z"]) == "1/1")
    #expect(try issued(["--as-of", "2026-02-22T00:00:00Z"]) == "0/1")
    // Before anything was known there is no figure to answer with.
    #expect(try issued(["--as-of", "2026-02-01T00:00:00Z"]) != "1/1")
  }

  @Test func anOlderReturnLoadedLateIsSuperseded() throws {
    _ = try ingest(late, submitted: "2026-02-20T10:00:00", knownFrom: "2026-02-21T03:00:00Z")
    let old = try ingest(submitted: "2026-02-10T10:00:00", knownFrom: "2026-02-25T03:00:00Z")
    #expect(old.status == 0)
    #expect(old.errors.contains("20 superseded"))
    #expect(try issued() == "0/1")
  }

  @Test func findingsAreListedAsTheyWereFound() throws {
    let file = Project.path("SampleInputs/sen2/2025/faulty/persons.xml")
    let ingested = try ToolRun(["ingest", file, "--store", store])
    #expect(ingested.status == 1)
    let all = try ToolRun(["findings", "--store", store])
    #expect(all.status == 0)
    // The README of the faulty returns lists fourteen.
    #expect(all.table.rows.count == 14)
    #expect(all.output == ingested.output)
    let one = try ToolRun(["findings", "--store", store, "--rule", "E-01"]).table
    #expect(one.column("record_key") == ["P893999919012"])
    // G-109 and G-110 are queries (spec 3.2).
    let queries = try ToolRun(["findings", "--store", store, "--severity", "query"]).table
    #expect(queries.column("rule").sorted() == ["G-109", "G-110"])
    #expect(try ToolRun(["findings", "--store", store, "--severity", "grave"]).status == 2)
  }

  @Test func theStoreIsTheOwnersAlone() throws {
    let path = "\(folder.path)/new/returns.sqlite"
    let clean = Project.path("SampleInputs/sen2/2026/clean")
    #expect(try ToolRun(["ingest", clean, "--store", path]).status == 0)
    let manager = FileManager.default
    #expect(try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let mode = try manager.attributesOfItem(atPath: "\(folder.path)/new")[.posixPermissions]
    #expect(mode as? Int == 0o700)
  }

  @Test func aDryRunMakesNoStore() throws {
    let clean = Project.path("SampleInputs/sen2/2026/clean")
    let run = try ToolRun(["ingest", clean, "--store", store, "--dry-run"])
    #expect(run.status == 0)
    #expect(run.errors.contains("would be loaded"))
    #expect(!FileManager.default.fileExists(atPath: store))
  }
}
