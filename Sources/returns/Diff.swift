import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Sets two releases of published figures beside each other.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the cells that two releases of published figures say differently.",
    discussion: """
      CSV to standard output, a row a cell; a summary to standard error. Exits 0 whether or not \
      anything differs.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The day the first release came out (ccyy-mm-dd).")
  var released: String

  @Option(help: "The day the second release came out (ccyy-mm-dd).")
  var with: String

  @Option(help: "Only this indicator.")
  var indicator: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  func validate() throws {
    try AsKnown.check(released: nil, asOf: asOf)
    for (name, text) in [("released", released), ("with", with)] where CalendarDate(text) == nil {
      throw ValidationError("--\(name) '\(text)' is not a day such as 2025-06-26")
    }
  }

  func run() throws {
    guard let first = CalendarDate(released), let second = CalendarDate(with) else { return }
    let difference = try VintageDifference(
      store: store, first: first, second: second, indicator: indicator,
      asOf: asOf.flatMap { Instant($0) })
    Messages.give(difference.csv())
    Messages.tell([difference.summary], quiet: common.quiet)
  }
}
