import ArgumentParser
import PipelineCore
import PipelineEngine

/// Makes a past run again and compares.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a past run again from what it worked from, and compare what comes of it.",
    discussion: """
      The extracts, specifications, lists and the pipeline are those that the run kept beside its \
      store; the store is a copy without what that run and later ones did. Exits 0 when every output \
      is the same byte for byte, 1 with each difference and its cause, 3 when something in the archive \
      has been altered, which is named.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "The run: its folder or run.json; or its number in the store, with --store.",
      valueName: "run"))
  var past: String

  @Option(help: "The store; where the run's record says it is, when not said.")
  var store: String?

  @Option(help: "Keep what is made in this folder, which is made and must be empty.")
  var out: String?

  func run() throws {
    let scratch = try ScratchFolder(beside: nil)
    defer { scratch.remove() }
    if let out { try OutputFile.makeEmptyFolder(out) }
    let service = try ReplayService(past, store: store, in: out ?? scratch.path)
    let report = try service.replay(quiet: true)
    Messages.tell(report.lines, quiet: common.quiet && report.status == .clean)
    try Messages.end(report.status)
  }
}
