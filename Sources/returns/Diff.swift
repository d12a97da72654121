import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Sets two runs, or two releases of published figures, beside each other.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what differs between two runs, or two releases of published figures.",
    discussion: """
      CSV to standard output, a summary to standard error. A run is the folder it left, or its number \
      with --store: findings that are new, fixed, still open, reopened; figures old, new and why. \
      Without runs, a row for each cell that the releases --released and --with say differently. \
      Exits 0 whether or not anything differs.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "Two runs, the earlier first: folders under a pipeline's out, or numbers.")
  var runs: [String] = []

  @Option(help: "The store to read; runs name their own.")
  var store: String?

  @Option(help: "The day the first release came out (ccyy-mm-dd).")
  var released: String?

  @Option(help: "The day the second release came out (ccyy-mm-dd).")
  var with: String?

  @Option(help: "A column of the council's own to keep and to count by.")
  var carry: [String] = []

  @Option(help: "Only this indicator.")
  var indicator: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  func validate() throws {
    try AsKnown.check(released: nil, asOf: asOf)
    for (name, text) in [("released", released), ("with", with)] {
      guard let text, CalendarDate(text) == nil else { continue }
      throw ValidationError("--\(name) '\(text)' is not a day such as 2025-06-26")
    }
    guard runs.isEmpty else {
      guard runs.count == 2, released == nil, with == nil, indicator == nil else {
        throw ValidationError("give two runs, or --store, --released and --with")
      }
      guard store != nil || !runs.contains(where: { Int64($0) != nil }) else {
        throw ValidationError("--store PATH is missing: runs by number are those of a store")
      }
      return
    }
    guard store != nil, released != nil, with != nil else {
      throw ValidationError("give two runs, or --store, --released and --with")
    }
  }

  func run() throws {
    guard runs.isEmpty else { return try compareRuns() }
    guard let store, let first = released.flatMap({ CalendarDate($0) }),
      let second = with.flatMap({ CalendarDate($0) })
    else { return }
    let difference = try VintageDifference(
      store: store, first: first, second: second, indicator: indicator,
      asOf: asOf.flatMap { Instant($0) })
    Messages.give(difference.csv())
    Messages.tell([difference.summary], quiet: common.quiet)
  }

  private func compareRuns() throws {
    let scratch = try ScratchFolder(beside: nil)
    defer { scratch.remove() }
    let named = runs.map { Int64($0).map { .number($0) } ?? RunDifference.Run.folder($0) }
    let difference = RunDifference(named[0], named[1], store: store, carried: carry)
    let lines = try difference.write(in: scratch.path, Messages.give)
    Messages.tell(lines, quiet: common.quiet)
  }
}
