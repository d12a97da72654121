import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Checks the printed tables of a report.
struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a report's printed tables against themselves, and against a store.",
    discussion: """
      Contradictions as CSV to standard output: totals, percentages of stated counts, changes, a part \
      of a year beside its months. With --as, --store and --area the figures are set beside the store's \
      too. Exits 1 when there is an error, or a query with --fail-on query.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "CSV files of printed tables; those given together are taken together.")
  var tables: [String]

  @Option(help: "The report of Pipelines/reconcile that says what the figures are.")
  var `as`: String?

  @Option(help: "The store to set the figures beside.")
  var store: String?

  @Option(help: "The area the report is about: a DfE number (893), an ONS code, cassr:417.")
  var area: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  @Option(help: "What makes the exit code 1: error or query.")
  var failOn = "error"

  func validate() throws {
    try AsKnown.check(released: nil, asOf: asOf)
    let given = [`as`, store, area].count { $0 != nil }
    guard given == 0 || given == 3 else {
      throw ValidationError("--as, --store and --area are given together")
    }
    guard ["error", "query"].contains(failOn) else {
      throw ValidationError("--fail-on is error or query, not '\(failOn)'")
    }
  }

  func run() throws {
    var service = ReconcileService()
    if let report = `as`, let store, let area {
      service = try ReconcileService(
        try common.engine(), report: report, store: store, area: area,
        asOf: asOf.flatMap { Instant($0) })
    }
    let outcome = try service.check(tables)
    Messages.give(outcome.csv)
    Messages.tell(outcome.lines, quiet: common.quiet)
    let isAtFault = outcome.counts.errors > 0 || (failOn == "query" && outcome.counts.queries > 0)
    try Messages.end(isAtFault ? .errorsInData : .clean)
  }
}
