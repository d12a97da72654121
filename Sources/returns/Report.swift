import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Makes a report of the pages of a pack.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a report: the pages of a pack, for an area.",
    discussion: """
      A pack (Pipelines/packs) says which measures stand on which page and beside which published \
      ones. Writes an HTML page that needs nothing beside itself, Markdown, and CSV.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The pack, which is a file of Pipelines/packs: chat.")
  var pack: String

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The area: a DfE number (893), an ONS code (E06000051), cassr:417.")
  var area: String

  @Option(help: "Write into this folder, which is made when it is not there.")
  var out: String

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  func validate() throws { try AsKnown.check(released: nil, asOf: asOf) }

  func run() throws {
    let service = try ReportService(
      try common.engine(), store: store, asOf: asOf.flatMap { Instant($0) })
    let files = try service.write(pack, area: area, to: out)
    Messages.tell(files + ["INTERNAL"], quiet: common.quiet)
  }
}
