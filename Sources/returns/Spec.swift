import ArgumentParser
import PipelineEngine

/// Shows specifications as they are once every amendment is made.
struct Spec: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a round as it is once every amendment is made; list indicators.",
    subcommands: [Show.self, Indicators.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a resolved round: modules, fields, lists, rules, indicators.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "The round: sen2/2025.")
    var round: String
    func run() throws { print(try SpecPage(try common.engine(), round).text, terminator: "") }
  }

  struct Indicators: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the page of every indicator, as Markdown.")
    @OptionGroup var common: CommonOptions
    func run() throws { print(try IndicatorPage(try common.engine()).text, terminator: "") }
  }
}
