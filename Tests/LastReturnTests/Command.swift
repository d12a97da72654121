import Foundation
import TestSupport

/// Runs of the built program over a store of a test's own.
struct Command {
  let folder: TemporaryFolder
  var store: String { "\(folder.path)/store/returns.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  func run(_ arguments: [String], input: MeasuredRun.Input = .nothing) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", Project.path("Pipelines")], input: input,
      limit: 300)
  }

  /// Loads a file into the store.
  func ingest(_ file: String, _ more: [String] = []) throws -> MeasuredRun {
    try run(["ingest", file, "--store", store] + more)
  }

  /// What checking a file against the store gives: what was said, findings, and the last return's
  /// table.
  func validate(
    _ file: String, withStore: Bool = true
  ) throws -> (run: MeasuredRun, findings: PlainTable, table: PlainTable) {
    let table = "\(folder.path)/last-return.csv"
    let run = try run(
      ["validate", file, "--last-return", table] + (withStore ? ["--store", store] : []))
    return (
      run, PlainTable(run.output),
      PlainTable(try String(contentsOfFile: table, encoding: .utf8))
    )
  }

  /// Findings of rules that begin with a prefix, as `rule key value`, sorted.
  static func lines(_ findings: PlainTable, _ rules: [String]) -> [String] {
    findings.rows.filter { row in rules.contains { row["rule"]?.hasPrefix($0) == true } }
      .map { "\($0["rule"] ?? "") \($0["record_key"] ?? "") \($0["value"] ?? "")" }.sorted()
  }
}
