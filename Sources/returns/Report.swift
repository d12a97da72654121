import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Makes a report of the pages of a pack.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a report: the pages of a pack, for an area.",
    discussion: """
      A pack (Pipelines/reports) says which measures stand on which page, laid out how, beside whom. \
      Writes an HTML page that needs nothing beside itself, Markdown, CSV with its .meta.csv, JSON, a \
      workbook, and a datapackage.json that tells of the CSV. Targets and words are text files of the \
      council's own (docs/reports.md). The pack 'site' is a site: an index, a page a pack and a page an \
      indicator.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The pack, which is a file of Pipelines/reports (chat), or site.")
  var pack: String

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The area: a DfE number (893), an ONS code (E06000051), cassr:417.")
  var area: String

  @Option(help: "Write into this folder, which is made when it is not there.")
  var out: String

  @Option(help: "Of a site: only this indicator; may be given again.")
  var indicator: [String] = []

  @Option(help: "As the store knew it at this day or moment: 2025-07-01T03:00:00Z.")
  var asOf: String?

  @Option(help: "A file of targets.")
  var targets: String?

  @Option(help: "A file of words beside figures.")
  var narrative: String?

  @Option(
    parsing: .singleValue,
    help:
      "A format: html, md, csv, json, xlsx, datapackage; may be given again. All when not given.")
  var format: [String] = []

  @OptionGroup var publishing: PublishOptions

  func validate() throws {
    try AsKnown.check(released: nil, asOf: asOf)
    for name in format where !ReportModel.formats.contains(name) {
      throw ValidationError(
        "--format is one of \(ReportModel.formats.joined(separator: ", ")), not '\(name)'")
    }
  }

  func run() throws {
    let engine = try common.engine()
    if pack == "site" {
      // It tells every figure an indicator ever had.
      guard !publishing.publish else {
        throw StageFailure(
          .emit, .disclosureRefused, subject: "site",
          problem: "it tells every figure there was, and is for the council alone",
          advice: "Publish its reports one at a time.")
      }
      var request = SiteService.Request(area: area)
      (request.indicators, request.asOf) = (indicator, asOf.flatMap { Instant($0) })
      (request.targets, request.narrative) = (targets, narrative)
      let files = try SiteService(engine, store: store).write(request, to: out)
      Messages.tell(["\(files.count) pages: \(out)/index.html", "INTERNAL"], quiet: common.quiet)
      return
    }
    let request = ReportRequest(
      pack: pack, area: area, asOf: asOf.flatMap { Instant($0) }, targets: targets,
      narrative: narrative)
    let formats = format.isEmpty ? ReportModel.formats : format
    guard publishing.publish else {
      let service = try ReportService(engine, store: store)
      let files = try service.write(request, formats: formats, to: out)
      Messages.tell(files + ["INTERNAL"], quiet: common.quiet)
      return
    }
    let published = try publishing.gate(engine, store).publish(
      "report", title: "\(pack) \(area)"
    ) { reader throws(StageFailure) in try ReportService(engine, reading: reader).model(request) }
    let files = try ReportService.write(published.made.unmarked, formats: formats, to: out)
    try publishing.tell(published, beside: out, quiet: common.quiet)
    Messages.tell(files, quiet: common.quiet)
  }
}
