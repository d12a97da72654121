import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Explains a figure: what it is, and which records it counts.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a figure: its definition, its extracts, and every record it counts.",
    discussion: """
      Reads the extracts again from the archive beside the store. People are named by a digest that \
      holds for this store alone, unless --keys asks for their keys. To standard output: md for people, \
      json for all of it, csv for the records alone.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var cell: CellOptions

  @Option(help: "Only the figure of this source: return:sen2, ees/timeliness_20_week.")
  var source: String?

  @Option(help: "As the store knew it at this day or moment.")
  var asOf: String?

  @Option(help: "md, json or csv.")
  var format = "md"

  @Flag(help: "Name people by their keys.")
  var keys = false

  @Option(help: "A list that the breakdown needs, as NAME=FILE.csv.")
  var list: [String] = []

  func validate() throws {
    try AsKnown.check(released: nil, asOf: asOf)
    guard Explanation.Format(rawValue: format) != nil else {
      throw ValidationError("--format is md, json or csv, not '\(format)'")
    }
    for entry in list where !entry.contains("=") {
      throw ValidationError("--list '\(entry)' is not NAME=FILE.csv")
    }
  }

  func run() throws {
    let scratch = try ScratchFolder(beside: nil)
    defer { scratch.remove() }
    var request = ExplainRequest(
      store: cell.store, indicator: cell.indicator, area: cell.area, period: cell.period,
      breakdown: cell.breakdown, folder: scratch.path)
    request.source = source
    request.asOf = asOf.flatMap { Instant($0) }
    request.showsKeys = keys
    request.lists = ExtractOptions.named(list)
    let explanation = try ExplainService(try common.engine(), request).explanation()
    Messages.give(try explanation.bytes(Explanation.Format(rawValue: format) ?? .md))
    Messages.tell([explanation.summary, "INTERNAL"], quiet: common.quiet)
    for failure in explanation.failures { Messages.tell(failure.description) }
    try Messages.end(explanation.status)
  }
}
