import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Prints each figure that a cell has had, when, and from what.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every figure a cell has had, when it was known, and from which extract.",
    discussion: """
      CSV to standard output, a row a figure, by source, release and when it was known; a summary to \
      standard error.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var cell: CellOptions

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  func validate() throws { try AsKnown.check(released: nil, asOf: asOf) }

  func run() throws {
    let history = try FigureHistory(
      try common.engine(), store: cell.store, indicator: cell.indicator, area: cell.area,
      period: cell.period, breakdown: cell.breakdown, asOf: asOf.flatMap { Instant($0) })
    Messages.give(history.csv())
    Messages.tell([history.summary], quiet: common.quiet)
  }
}
