import ArgumentParser
import PipelineCore
import PipelineEngine

/// Checks extracts and reports findings.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check extracts against their round's rules.",
    discussion: """
      The round comes from an extract's header. Findings go to standard output as CSV, or to \
      --findings; a summary goes to standard error. With --store the same is checked, and what \
      loading would do is told; nothing is written to the store.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: ExtractOptions
  @OptionGroup var council: CouncilOptions

  @Option(help: "A store to ask what loading would do, and for the last return.")
  var store: String?

  @Option(help: "Write a summary by rule to this file.")
  var summary: String?

  @Option(help: "Write a list by person to this file.")
  var people: String?

  @Option(help: "Write this return beside the last one, figure by figure, to this file.")
  var lastReturn: String?

  func run() throws {
    let scratch = try ScratchFolder(beside: options.findings)
    defer { scratch.remove() }
    var request = ExtractRequest(command: "validate", files: options.files, folder: scratch.path)
    request.lists = options.lists
    request.council = council.files
    request.isQuiet = common.quiet
    request.workers = options.workers
    request.store = store
    request.isDryRun = true
    let engine = try common.engine()
    request.given = try options.given(engine)
    let runner = try ExtractRunner(engine, request)
    let report = try runner.run()
    if let people { try runner.people.write(to: people) }
    if let summary { try report.writeSummary(to: summary) }
    if let lastReturn { try scratch.handOver("last-return.csv", to: lastReturn) }
    try scratch.handOver("findings.csv", to: options.findings)
    Messages.tell(report, quiet: common.quiet)
    try Messages.end(report.status(failOnQuery: options.failOn == "query"))
  }
}
