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
      people.csv, quarantine.csv, the tables, and run.json.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The moment figures count as known from, for tests and replays.")
  var recordedAt: String?

  @Flag(help: "Print the tables that the pipeline marks to standard output too, else the first.")
  var show = false

  func validate() throws {
    if let recordedAt, Instant(recordedAt) == nil {
      throw ValidationError(
        "--recorded-at '\(recordedAt)' is not a moment such as 2025-07-01T03:00:00Z")
    }
  }

  func run() throws {
    let engine = try common.engine()
    let result = try PipelineRun.load(
      pipeline, engine, recordedAt: recordedAt.flatMap { Instant($0) }, quiet: common.quiet
    ).run()
    Messages.tell(result.report, quiet: common.quiet)
    if result.isUnchanged { Messages.tell(["nothing changed in the store"], quiet: common.quiet) }
    Messages.tell(["output: \(result.folder)"], quiet: common.quiet)
    if show {
      for (number, table) in result.shown.enumerated() {
        Messages.give((number == 0 ? [] : Array("\n".utf8)) + TableFormat.md.bytes(table))
      }
    }
    try Messages.end(result.status)
  }
}
