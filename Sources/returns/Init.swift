import ArgumentParser
import PipelineCore
import PipelineEngine

/// Writes a pipeline to begin with.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented pipeline with its folders and a line for cron.",
    discussion:
      "Nothing that is there is written over. Edit nightly.yaml, then run 'returns doctor'.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The folder; it is made when it is not there.")
  var folder: String

  func run() throws {
    let made = try PipelineStarter(pipelines: common.pipelines).write(to: folder)
    Messages.tell(made.map { "made \($0)" }, quiet: common.quiet)
  }
}
