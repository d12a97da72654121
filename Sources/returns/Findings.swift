import ArgumentParser
import PipelineCore
import PipelineEngine

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

  @Flag(help: "Refused: findings are about single records, and those are never published.")
  var publish = false

  func run() throws {
    guard !publish else {
      throw StageFailure(
        .emit, .disclosureRefused, subject: "findings",
        problem: "they are about single records, which are never published",
        advice: "Publish tables: compare, export or report with --publish.")
    }
    try StoredFindings(store: store, severity: severity, rule: rule).write(Messages.give)
  }
}
