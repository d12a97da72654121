import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Lists the findings that a store holds.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the findings of the returns a store holds.",
    discussion: "CSV to standard output, the columns those of findings.csv.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "Only this severity: error, query or info.")
  var severity: String?

  @Option(help: "Only this rule.")
  var rule: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  func validate() throws { try AsKnown.check(released: nil, asOf: asOf) }

  func run() throws {
    let findings = try StoredFindings(
      store: store, severity: severity, rule: rule, asOf: asOf.flatMap { Instant($0) })
    try findings.write(Messages.give)
    Messages.tell(try findings.notes(), quiet: common.quiet)
  }
}
