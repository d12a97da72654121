import ArgumentParser
import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The folder of specifications.")
  var pipelines = "./Pipelines"

  @Flag(help: "Say nothing but failures.")
  var quiet = false

  /// The specifications and reference facts.
  func engine() throws -> Engine { try Engine(pipelines: pipelines) }
}

/// Options of commands that read extracts.
struct ExtractOptions: ParsableArguments {
  @Argument(
    help:
      "Extracts: XML or CSV, plain or gzip; folders and globs of them; - for one on standard input."
  )
  var files: [String]

  @Option(help: "Write the findings to this file instead of standard output.")
  var findings: String?

  @Option(
    help: "Day that ages and open records are counted at, for returns that need one (ccyy-mm-dd).")
  var asAt: String?

  @Option(help: "Authority of extracts that do not say theirs: 893, E06000051, cassr:417.")
  var area: String?

  @Option(help: "A list for rules that need one, as NAME=FILE.csv: establishments=gias.csv.")
  var list: [String] = []

  @Option(help: "What makes the exit code 1: error or query.")
  var failOn = "error"

  @Option(help: "How many extracts are read at the same time; as many as there are cores.")
  var workers: Int?

  func validate() throws {
    if let workers, workers < 1 {
      throw ValidationError("--workers is 1 or more, not \(workers)")
    }
    guard ["error", "query"].contains(failOn) else {
      throw ValidationError("--fail-on is error or query, not '\(failOn)'")
    }
    if let asAt, CalendarDate(asAt) == nil {
      throw ValidationError("--as-at '\(asAt)' is not a day such as 2025-03-31")
    }
    for entry in list where !entry.contains("=") {
      throw ValidationError("--list '\(entry)' is not NAME=FILE.csv")
    }
  }

  /// What is said of extracts that do not say it themselves.
  func given(_ engine: Engine) throws -> ExtractRequest.Given {
    ExtractRequest.Given(
      asAt: asAt.flatMap { CalendarDate($0) }, area: try area.map { try engine.area(named: $0) })
  }

  /// The optional lists, by name.
  var lists: [String: String] { Self.named(list) }

  /// Names and files, of texts such as `establishments=gias.csv`.
  static func named(_ entries: [String]) -> [String: String] {
    Dictionary(
      entries.map { entry in
        let parts = entry.split(separator: "=", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }, uniquingKeysWith: { _, last in last })
  }
}
