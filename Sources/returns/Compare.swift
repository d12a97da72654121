import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Sets an area's figure beside its neighbours, its region and England.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set an area's figure beside its neighbours, its region and England.")

  /// What the table is printed as: a format that is text, or a workbook.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case md
    case json
    case csv
    case html
    case xlsx

    /// The format, when it is text.
    var text: TableFormat? { TableFormat(rawValue: rawValue) }
  }

  @OptionGroup var common: CommonOptions

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The indicator's id.")
  var indicator: String

  @Option(help: "The area: a DfE number (893), an ONS code (E06000051), cassr:417.")
  var area: String

  @Option(help: "The period: 2024, 2024-25, 2024-Q2, 2024-06 or 2025-01-16.")
  var period: String

  @Option(help: "The first period of a trend up to --period, drawn with the breaks of the series.")
  var since: String?

  @Option(
    help:
      "The neighbours' set: 2021, 2025, none, or a file of your own; the newest when not said.")
  var neighbours: String?

  @Option(help: "The slice: total, sex=female, age=10.")
  var breakdown = "total"

  @Option(help: "The source to compare in.")
  var source: String?

  @Option(
    help: "An indicator whose published figures to set beside, when they are of another measure.")
  var beside: String?

  @Option(help: "Only what was released on this day or before (ccyy-mm-dd); returns count always.")
  var released: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  @Option(help: "Format on standard output: md, json, csv, html or xlsx.")
  var format: Format = .md

  @Option(help: "Write every format into this folder instead, which must be there.")
  var out: String?

  @OptionGroup var publishing: PublishOptions

  func validate() throws { try AsKnown.check(released: released, asOf: asOf) }

  func run() throws {
    let engine = try common.engine()
    var request = CompareRequest(
      indicator: indicator, area: area, period: period, since: since, neighbours: neighbours,
      breakdown: breakdown, source: source,
      released: released.flatMap { CalendarDate($0) }, asOf: asOf.flatMap { Instant($0) })
    request.beside = beside
    let table: MadeTable
    if publishing.publish {
      let published = try publishing.gate(engine, store).publish(
        "compare", title: "\(indicator) \(area) \(period) \(breakdown)"
      ) { [request] reader throws(StageFailure) in
        try CompareService(engine, reading: reader).table(request)
      }
      table = published.made.unmarked
      try publishing.tell(published, beside: out, quiet: common.quiet)
    } else {
      table = try CompareService(engine, store: store).table(request)
    }
    if let out {
      let formats = Format.allCases.map(\.rawValue)
      let files = try TableFiles(folder: out).write(table, formats: formats)
      Messages.tell(files, quiet: common.quiet)
      return
    }
    guard let text = format.text else {
      let scratch = try ScratchFolder(beside: nil)
      defer { scratch.remove() }
      try table.writeWorkbook(to: "\(scratch.path)/table.xlsx")
      return try scratch.handOver("table.xlsx", to: nil)
    }
    Messages.give(text.bytes(table))
    guard !publishing.publish else { return }
    if format == .json || format == .csv { Messages.tell(["INTERNAL"], quiet: common.quiet) }
  }
}
