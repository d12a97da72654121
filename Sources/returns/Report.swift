import ArgumentParser
import PipelineCore
import PipelineEngine

/// Makes a report of the pages of a pack.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a report: the pages of a pack, for an area.",
    discussion: """
      A pack (Pipelines/reports) says which measures stand on which page and beside which published \
      ones. Writes an HTML page that needs nothing beside itself, Markdown, and CSV. The pack 'site' \
      is a site: an index, a page a pack and a page an indicator.
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

  func run() throws {
    if pack == "site" {
      let site = try SiteService(try common.engine(), store: store)
      let files = try site.write(area: area, to: out, indicators: indicator)
      Messages.tell(["\(files.count) pages: \(out)/index.html", "INTERNAL"], quiet: common.quiet)
      return
    }
    let service = try ReportService(try common.engine(), store: store)
    let files = try service.write(pack, area: area, to: out)
    Messages.tell(files + ["INTERNAL"], quiet: common.quiet)
  }
}
