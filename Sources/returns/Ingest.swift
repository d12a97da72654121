import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Checks extracts and loads what they come to into a store.
struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check extracts and load their figures into a store.",
    discussion: """
      Returns are validated first; errors are reported and do not keep figures out. Loading the same \
      bytes again changes nothing and says so.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: ExtractOptions

  @Option(help: "The store; it is made when it is not there. A dry run may do without.")
  var store: String?

  @Option(help: "Day a published file was released, when its mapping does not know (ccyy-mm-dd).")
  var released: String?

  @Option(help: "Load rows of this level of published files too: School.")
  var levels: [String] = []

  @Flag(help: "Say what would be done and write nothing.")
  var dryRun = false

  @Option(help: "The moment figures count as known from, for tests and replays.")
  var recordedAt: String?

  @Option(help: "Write this return beside the last one, figure by figure, to this file.")
  var lastReturn: String?

  func validate() throws {
    guard store != nil || dryRun else {
      throw ValidationError("--store PATH is missing: where are the figures to go?")
    }
    for level in levels where level.lowercased() != "school" {
      throw ValidationError("--levels '\(level)' is not School; every other level is loaded anyway")
    }
    if let released, CalendarDate(released) == nil {
      throw ValidationError("--released '\(released)' is not a day such as 2025-06-26")
    }
    if let recordedAt, Instant(recordedAt) == nil {
      throw ValidationError(
        "--recorded-at '\(recordedAt)' is not a moment such as 2025-07-01T03:00:00Z")
    }
  }

  func run() throws {
    let scratch = try ScratchFolder(beside: options.findings)
    defer { scratch.remove() }
    var request = ExtractRequest(command: "ingest", files: options.files, folder: scratch.path)
    request.lists = options.lists
    request.isQuiet = common.quiet
    request.workers = options.workers
    request.store = store
    request.isDryRun = dryRun
    request.takesSchools = !levels.isEmpty
    request.released = released.flatMap { CalendarDate($0) }
    request.recordedAt = recordedAt.flatMap { Instant($0) }
    let engine = try common.engine()
    request.given = try options.given(engine)
    let runner = try ExtractRunner(engine, request)
    let report = try runner.run()
    if let lastReturn { try scratch.handOver("last-return.csv", to: lastReturn) }
    try scratch.handOver("findings.csv", to: options.findings)
    Messages.tell(report, quiet: common.quiet)
    try Messages.end(report.status(failOnQuery: options.failOn == "query"))
  }
}
