import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Lists the findings that a store holds.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the findings of the returns a store holds.",
    discussion: """
      CSV to standard output, the columns those of findings.csv; or a workbook with a sheet of how \
      many there are by rule and one of the list.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "Only this severity: error, query or info.")
  var severity: String?

  @Option(help: "Only this rule.")
  var rule: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  /// What the list is written as.
  enum Format: String, CaseIterable, ExpressibleByArgument { case csv, xlsx }

  @Option(help: "Format on standard output: csv or xlsx.")
  var format: Format = .csv

  @Option(help: "Write into this file instead of standard output.")
  var out: String?

  @Flag(help: "Refused: findings are about single records, and those are never published.")
  var publish = false

  func validate() throws { try AsKnown.check(released: nil, asOf: asOf) }

  func run() throws {
    guard !publish else {
      throw StageFailure(
        .emit, .disclosureRefused, subject: "findings",
        problem: "they are about single records, which are never published",
        advice: "Publish tables: compare, export or report with --publish.")
    }
    let findings = try StoredFindings(
      store: store, severity: severity, rule: rule, asOf: asOf.flatMap { Instant($0) })
    Messages.tell(try findings.notes(), quiet: common.quiet)
    guard format == .xlsx || out != nil else { return try findings.write(Messages.give) }
    let scratch = try ScratchFolder(beside: out)
    defer { scratch.remove() }
    switch format {
    case .xlsx: try findings.writeWorkbook(to: "\(scratch.path)/findings")
    case .csv:
      let file = try OutputFile(path: "\(scratch.path)/findings")
      try findings.write { bytes throws(StageFailure) in try file.write(bytes) }
      try file.close()
    }
    try scratch.handOver("findings", to: out)
  }
}
