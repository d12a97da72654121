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
  @OptionGroup var council: CouncilOptions

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

  @Option(
    help: "Only read one slice of the extracts, for 'merge' to load: write what came of it here.")
  var partial: String?

  @Option(help: "Which slice is read, of how many: 3/10. Every slice is given the same extracts.")
  var slice: String?

  func validate() throws {
    guard (partial == nil) == (slice == nil) else {
      throw ValidationError("--partial FILE and --slice K/N go together")
    }
    if let slice, Slice(slice) == nil {
      throw ValidationError("--slice '\(slice)' is not a slice such as 3/10")
    }
    if partial != nil, dryRun || lastReturn != nil {
      throw ValidationError(
        "--partial loads nothing: --dry-run and --last-return are for the merge")
    }
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
    request.council = council.files
    request.isQuiet = common.quiet
    request.workers = options.workers
    request.store = store
    request.isDryRun = dryRun
    request.takesSchools = !levels.isEmpty
    request.released = released.flatMap { CalendarDate($0) }
    request.recordedAt = recordedAt.flatMap { Instant($0) }
    request.isPartial = partial != nil
    let engine = try common.engine()
    request.given = try options.given(engine)
    let runner = try ExtractRunner(engine, request)
    if let partial, let slice = slice.flatMap({ Slice($0) }) {
      let report = try runner.readPartial(slice, to: partial)
      Messages.tell(report, quiet: common.quiet)
      return try Messages.end(report.status(failOnQuery: options.failOn == "query"))
    }
    let report = try runner.run()
    if let lastReturn { try scratch.handOver("last-return.csv", to: lastReturn) }
    try scratch.handOver("findings.csv", to: options.findings)
    Messages.tell(report, quiet: common.quiet)
    try Messages.end(report.status(failOnQuery: options.failOn == "query"))
  }
}
