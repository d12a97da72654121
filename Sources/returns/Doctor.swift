import ArgumentParser
import Foundation
import PipelineCore
import PipelineEngine

/// Checks that everything a run needs is in order.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check specifications, reference data and, when named, a pipeline and a store.",
    discussion: """
      With a pipeline: that all it names is there, that its places can be written to, that its store is \
      on a disk of this machine and closed to others, that there is room, that the clock has not gone \
      back, and that reference data are in date.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "A pipeline file to check, with its store.")
  var pipeline: String?

  @Option(help: "A store to check.")
  var store: String?

  func run() throws {
    let checked = try pipeline.map {
      try PipelineCheckup($0, try common.engine(), now: Engine.now())
    }
    let known = checked.flatMap {
      FileManager.default.fileExists(atPath: $0.store) ? $0.store : nil
    }
    let checkup = Checkup(pipelines: common.pipelines, store: store ?? known)
    let results = checkup.run() + (checked?.run() ?? [])
    for result in results { print(result.line) }
    try Messages.end(ExitStatus.gravest(results.compactMap(\.status)))
  }
}
