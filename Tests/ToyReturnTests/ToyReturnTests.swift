import Foundation
import TestSupport
import Testing

/// A return made of files alone, from its extract to a comparison: a new return touches no Swift.
///
/// Everything under `Fixtures` is made up; the figures expected are counted by hand in the comments.
@Suite struct ToyReturnTests {
  let folder: TemporaryFolder
  let extract: String

  init() throws {
    folder = try TemporaryFolder()
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    extract = fixtures.appending(path: "Extracts/loans.xml").path
    let files = FileManager.default
    try files.copyItem(
      atPath: fixtures.appending(path: "Pipelines").path, toPath: "\(folder.path)/Pipelines")
    // Areas and their neighbours are the project's own.
    try files.copyItem(
      atPath: Project.path("Pipelines/reference"), toPath: "\(folder.path)/Pipelines/reference")
  }

  @Test func itsRulesAreTestedByTheirExamples() throws {
    let run = try returns(["rules", "test"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("3 rules, 7 examples, 0 wrong"))
  }

  @Test func eachFaultIsFoundWhereItStands() throws {
    let run = try returns(["validate", extract])
    #expect(run.status == 1, "\(run.errors)")
    let rows = PlainTable(run.output).rows
    let found = rows.map { row in ["rule", "record_key", "line", "value"].map { row[$0] ?? "" } }
    // Line 20 holds a goat, which also came back the day before it was lent; line 24 a wrong card.
    #expect(found.count == 3)
    #expect(found.contains(["L-02", "C0002/Loan[2]", "20", "G"]))
    #expect(found.contains(["L-03", "C0002/Loan[2]", "20", "2024-09-01"]))
    #expect(found.contains { $0[0] == "L-01" && $0[2] == "24" && $0[3] == "card 3" })
    #expect(!run.output.contains("Synthetic"))
    // A header, three borrowers and five loans.
    #expect(run.errors.contains("records: 9 read = 9 loaded"))
  }

  @Test func itsFiguresAreComparedLikeAnyOther() throws {
    let store = "\(folder.path)/store/returns.sqlite"
    #expect(try returns(["ingest", extract, "--store", store]).status == 1)
    // Four loans were made in 2024; the fifth was made in 2023.
    #expect(try own("loans", store, "total") == 4)
    #expect(try own("loans", store, "item=book") == 2)
    #expect(try own("loans", store, "item=film") == 1)
    // A code that is not in the list is unknown.
    #expect(try own("loans", store, "item=unknown") == 1)
    // Of three that came back, one took 21 days, one 22, and one came before it went.
    let back = try own("loans-back-in-three-weeks", store, "total")
    #expect(abs(back - 200.0 / 3) < 1e-9)
  }

  private func own(_ indicator: String, _ store: String, _ breakdown: String) throws -> Double {
    let run = try returns([
      "compare", "--store", store, "--indicator", indicator, "--area", "893", "--period", "2024",
      "--breakdown", breakdown, "--neighbours", "none", "--format", "json",
    ])
    try #require(run.status == 0, "\(run.errors)")
    let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let row = try #require(rows?.first { $0["comparator"] as? String == "own" })
    return try #require((row["value"] as? NSNumber)?.doubleValue)
  }

  private func returns(_ arguments: [String]) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", "\(folder.path)/Pipelines"], limit: 300)
  }
}
