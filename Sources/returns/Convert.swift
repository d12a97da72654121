import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Writes returns in the form that the Department takes.
struct Convert: ParsableCommand {
  /// The forms there are.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case xml
  }

  static let configuration = CommandConfiguration(
    abstract: "Check returns and write them as the XML that the Department takes.",
    discussion: """
      Takes any form that is read: COLLECT's tables, workbooks, XML. Elements stand in the order of \
      the round. Nothing is written while errors are open (exit 1, findings to standard output or \
      --findings), unless --allow-errors; a file is written whole or not at all. Values are those that \
      --patches makes them.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: ExtractOptions
  @OptionGroup var council: CouncilOptions

  @Option(help: "The form to write: xml.")
  var to: Form = .xml

  @Option(help: "The file to write; or a folder, for several returns, each by its own name.")
  var out: String

  @Option(
    help: "A store with the last return, for rules that ask for it; nothing is written to it.")
  var store: String?

  @Option(help: "Refuse returns of any round but this.")
  var round: String?

  @Flag(help: "Write returns although errors are open.")
  var allowErrors = false

  func run() throws {
    let scratch = try ScratchFolder(beside: nil)
    defer { scratch.remove() }
    var request = ExtractRequest(command: "convert", files: options.files, folder: scratch.path)
    request.lists = options.lists
    request.isQuiet = common.quiet
    request.workers = options.workers
    request.council = council.files
    request.store = store
    request.isDryRun = true
    let engine = try common.engine()
    request.given = try options.given(engine)
    let service = try ConvertService(
      engine, request, round: round.map { RoundID($0) }, allowingErrors: allowErrors)
    let result = try service.convert(to: out)
    Messages.tell(result.report, quiet: common.quiet)
    if options.findings != nil || result.files.isEmpty {
      try scratch.handOver("findings.csv", to: options.findings)
    }
    Messages.tell(result.notes, quiet: false)
    Messages.tell(result.files, quiet: common.quiet)
    try Messages.end(result.status)
  }
}
