import Foundation
import TestSupport
import Testing

/// Runs of the built program in a folder of a test's own, over made-up returns with known queries.
struct QueryRun {
  /// The README of the faulty returns: a request's outcome dated before the year (E-10), and a
  /// mediation item without a decision (G-207), both queries.
  static let requests = Project.path("SampleInputs/sen2/2025/faulty/requests.xml")
  static let early = "C893999919013/Requests[1]"
  static let mediation = "Z893999919009/Requests[1]"

  let folder: TemporaryFolder
  var store: String { path("store/returns.sqlite") }
  var acceptances: String { path("acceptances.csv") }

  init() throws { folder = try TemporaryFolder() }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func run(_ arguments: [String]) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", Project.path("Pipelines")], limit: 300)
  }

  /// A copy of the requests with some text for another, under a name of its own.
  func requests(_ name: String, _ changes: [(String, String)]) throws -> String {
    var text = try String(contentsOfFile: Self.requests, encoding: .utf8)
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try folder.write(text, to: name)
  }

  /// Accepts a finding that stands in the store.
  func accept(_ rule: String, _ key: String, _ more: [String] = []) throws {
    let place = more.contains("--findings") ? [] : ["--store", store]
    let run = try run(
      [
        "accept", "--acceptances", acceptances, "--rule", rule, "--record-key", key, "--note",
        "Looked at, and so it is", "--by", "AB", "--on", "2025-03-01",
      ] + place + more)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// What checking `file` by the acceptances as of `day` gives.
  func validate(
    _ file: String, asAt day: String = "2025-03-02", _ more: [String] = []
  ) throws -> (run: MeasuredRun, findings: PlainTable) {
    let run = try run(
      ["validate", file, "--acceptances", acceptances, "--as-at", day, "--fail-on", "query"] + more)
    return (run, PlainTable(run.output))
  }
}

extension PlainTable {
  /// The status of the finding of `rule`; empty when there is none.
  func status(_ rule: String, _ key: String) -> String {
    rows.first { $0["rule"] == rule && $0["record_key"] == key }?["status"] ?? ""
  }

  /// Some columns of each row, joined.
  func lines(_ columns: String...) -> [String] {
    rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: " ") }
  }
}
