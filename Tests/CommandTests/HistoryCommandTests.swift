import Foundation
import TestSupport
import Testing

/// `history` tells each value a figure has had, when, and from what.
@Suite struct HistoryCommandTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  /// Loads the example of the specification with its one plan issued on `day`.
  private func ingest(issued day: String, submitted: String, knownFrom moment: String) throws {
    var text = try String(
      contentsOfFile: Project.path("SampleInputs/sen2/2026/clean/sen2-2026-guide.xml"),
      encoding: .utf8)
    text = text.replacing(/<DateTime>[^<]*</, with: "<DateTime>\(submitted)<")
    let issued = "<AssessmentOutcomeDate>2025-06-20<"
    try #require(text.contains(issued))
    text = text.replacing(issued, with: "<AssessmentOutcomeDate>\(day)<")
    let file = try folder.write(text, to: "return-\(day).xml")
    let run = try ToolRun(["ingest", file, "--store", store, "--recorded-at", moment])
    try #require(run.status <= 1, "\(run.errors)")
  }

  private func history(_ more: [String] = []) throws -> ToolRun {
    try ToolRun(
      [
        "history", "--store", store, "--indicator", "ehcp-20-weeks-including-exceptions", "--area",
        "201", "--period", "2025",
      ] + more)
  }

  // The one plan of 2025 was issued on 2025-06-20, day 137; on 2025-07-20 it is day 167, and late.
  @Test func aCorrectionIsARevisionAndTheFirstFigureIsKept() throws {
    try ingest(
      issued: "2025-06-20", submitted: "2026-02-10T10:00:00", knownFrom: "2026-02-11T03:00:00Z")
    try ingest(
      issued: "2025-07-20", submitted: "2026-02-20T10:00:00", knownFrom: "2026-02-21T03:00:00Z")
    let run = try history()
    #expect(run.status == 0)
    let table = run.table
    #expect(table.column("revision") == ["1", "2"])
    #expect(table.column("standing") == ["replaced", "current"])
    #expect(table.column("value") == ["100", "0"])
    #expect(table.column("numerator") == ["1", "0"])
    #expect(table.column("known_from") == ["2026-02-11T03:00:00Z", "2026-02-21T03:00:00Z"])
    #expect(table.column("known_until") == ["2026-02-21T03:00:00Z", ""])
    #expect(table.column("file") == ["return-2025-06-20.xml", "return-2025-07-20.xml"])
    #expect(Set(table.column("sha256")).count == 2)
    #expect(run.errors == "2 figures: 1 current, 1 of them revisions\n")
  }

  @Test func whatWasNeverThereIsUsage() throws {
    try ingest(
      issued: "2025-06-20", submitted: "2026-02-10T10:00:00", knownFrom: "2026-02-11T03:00:00Z")
    let slice = try history(["--breakdown", "sex=nobody"])
    #expect(slice.status == 2)
    #expect(slice.errors.contains("has never had this figure"))
    let other = try ToolRun([
      "history", "--store", store, "--indicator", "ehcp-20-weeks-including-exception", "--area",
      "201", "--period", "2025",
    ])
    #expect(other.status == 2)
    #expect(other.errors.contains("Did you mean 'ehcp-20-weeks-including-exceptions'?"))
  }
}
