import ArgumentParser
import PipelineCore
import PipelineEngine

/// Checks that everything a run needs is in order.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check specifications, reference data and, when named, a store.")

  @OptionGroup var common: CommonOptions

  @Option(help: "A store to check.")
  var store: String?

  func run() throws {
    let checkup = Checkup(pipelines: common.pipelines, store: store)
    let results = checkup.run()
    for result in results { print(result.line) }
    try Messages.end(ExitStatus.gravest(results.compactMap(\.status)))
  }
}
