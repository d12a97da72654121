import ArgumentParser
import PipelineCore
import PipelineEngine

/// Sets the errors that the Department's portal lists beside ours.
struct ReconcilePortal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile-portal",
    abstract: "Set the errors that the Department's portal lists beside those found here.",
    discussion: """
      The file is a CSV with the errors' codes and a count of each, or a row for each error with its \
      record (UPN). Rules are matched by the Department's numbers that they carry, else by code. A row \
      for each code, and for each record that is on one side only; rules that are not here are named. \
      Exits 1 when anything differs.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "What the portal lists, as CSV.")
  var file: String

  @Option(help: "The store that our findings are in.")
  var store: String?

  @Option(help: "The findings.csv that our findings are in.")
  var findings: String?

  @Option(name: [.customLong("return")], help: "Only rules and findings of this return.")
  var returnName: String?

  func validate() throws {
    guard (store == nil) != (findings == nil) else {
      throw ValidationError("give --store PATH or --findings FILE: where are our findings?")
    }
  }

  func run() throws {
    guard
      let source =
        store.map({ FindingSource.store($0) }) ?? findings.map({ FindingSource.file($0) })
    else { return }
    let service = try PortalService(
      try common.engine(), export: file, from: source, only: returnName)
    let outcome = try service.write(Messages.give)
    Messages.tell(outcome.lines, quiet: common.quiet)
    try Messages.end(outcome.isSame ? .clean : .errorsInData)
  }
}
