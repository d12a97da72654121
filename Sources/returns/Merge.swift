import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Joins the slices of a run that several processes read, and loads what they come to.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Join the slices that 'ingest --partial' wrote, and load their figures into a store.",
    discussion: """
      What comes out is what one run over all extracts would have made, byte for byte, whatever the \
      order of the slices. A slice that is not there, or is there twice, is refused by name. The \
      extracts must still lie where they were read: the store keeps copies of them.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The files of all slices, in any order.")
  var partials: [String]

  @Option(help: "The store; it is made when it is not there.")
  var store: String

  @Option(help: "Write the findings to this file instead of standard output.")
  var findings: String?

  @Option(help: "The moment figures count as known from, for tests and replays.")
  var recordedAt: String?

  @Option(help: "Write this return beside the last one, figure by figure, to this file.")
  var lastReturn: String?

  @Option(help: "What makes the exit code 1: error or query.")
  var failOn = "error"

  func validate() throws {
    guard ["error", "query"].contains(failOn) else {
      throw ValidationError("--fail-on is error or query, not '\(failOn)'")
    }
    if let recordedAt, Instant(recordedAt) == nil {
      throw ValidationError(
        "--recorded-at '\(recordedAt)' is not a moment such as 2025-07-01T03:00:00Z")
    }
  }

  func run() throws {
    let run = try PartialRun(partials)
    let scratch = try ScratchFolder(beside: findings)
    defer { scratch.remove() }
    var request = run.request(folder: scratch.path)
    request.isQuiet = common.quiet
    request.store = store
    request.recordedAt = recordedAt.flatMap { Instant($0) }
    let runner = try ExtractRunner(try common.engine(), request)
    let report = try runner.merge(run)
    if let lastReturn { try scratch.handOver("last-return.csv", to: lastReturn) }
    try scratch.handOver("findings.csv", to: findings)
    Messages.tell(report, quiet: common.quiet)
    try Messages.end(report.status(failOnQuery: failOn == "query"))
  }
}
