import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Runs a pipeline from extracts to tables.
struct Run: ParsableCommand {
  static let version = Engine.version

  static let configuration = CommandConfiguration(
    abstract: "Run a pipeline: extracts in, findings and comparator tables out.",
    discussion: """
      Each run makes a folder of its own under the pipeline's out folder: findings.csv, summary.csv, \
      people.csv, quarantine.csv, the tables, run.log and run.json.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The moment figures count as known from, for tests and replays.")
  var recordedAt: String?

  @Flag(help: "Print the tables that the pipeline marks to standard output too, else the first.")
  var show = false

  @Flag(help: "Say what would be done and write nothing.")
  var dryRun = false

  @Option(help: "How messages are written, to standard error and to run.log: text or json.")
  var logFormat = "text"

  func validate() throws {
    guard RunLog.Format(rawValue: logFormat) != nil else {
      throw ValidationError("--log-format is text or json, not '\(logFormat)'")
    }
    if let recordedAt, Instant(recordedAt) == nil {
      throw ValidationError(
        "--recorded-at '\(recordedAt)' is not a moment such as 2025-07-01T03:00:00Z")
    }
  }

  func run() throws {
    let engine = try common.engine()
    let prepared = try PipelineRun.load(
      pipeline, engine, recordedAt: recordedAt.flatMap { Instant($0) }, quiet: common.quiet,
      log: RunLog.Format(rawValue: logFormat) ?? .text)
    PipelineRun.stopWhenAsked()
    if dryRun { return try plan(prepared) }
    let result: PipelineRun.Result
    do { result = try prepared.run() } catch {
      // In JSON the log has told it already.
      guard logFormat == "json" else { throw error }
      throw ExitCode(error.status.rawValue)
    }
    if show {
      for (number, table) in result.shown.enumerated() {
        Messages.give((number == 0 ? [] : Array("\n".utf8)) + TableFormat.md.bytes(table))
      }
    }
    try Messages.end(result.status)
  }

  private func plan(_ prepared: PipelineRun) throws {
    let scratch = try ScratchFolder(beside: nil)
    defer { scratch.remove() }
    let (lines, status) = try prepared.plan(in: scratch.path)
    Messages.give(Array((lines.joined(separator: "\n") + "\n").utf8))
    try Messages.end(status)
  }
}
