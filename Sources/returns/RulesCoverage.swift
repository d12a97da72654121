import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

extension Rules {
  /// Tells which rules have ever run and found anything.
  struct Coverage: ParsableCommand {
    /// The forms it can be had in.
    enum Form: String, ExpressibleByArgument, CaseIterable {
      case csv, md
    }

    static let configuration = CommandConfiguration(
      abstract: "Tell of each rule and round whether it ran, found anything, or could not run.",
      discussion: """
        From what every run into the store left: found, never-found, not-run (with what it needs), \
        crashed, never-met (no extract of the round was read), not-checked (with why).
        """)

    @OptionGroup var options: Options

    @Option(help: "The store to read.")
    var store: String

    @Option(help: "Only this round.")
    var round: String?

    @Option(help: "As the store knew it at this moment or on this day.")
    var asOf: String?

    @Option(help: "The form: csv or md.")
    var format: Form = .csv

    func validate() throws { try AsKnown.check(released: nil, asOf: asOf) }

    func run() throws {
      let coverage = try RuleCoverage(
        try options.common.engine(), store: store, return: options.returnName, round: round,
        asOf: asOf.flatMap { Instant($0) })
      Messages.give(format == .csv ? coverage.csv() : coverage.markdown())
      Messages.tell([coverage.summary], quiet: options.common.quiet)
    }
  }
}
