internal import DelimitedText
internal import Emission
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Which rules have shown in a store's history that they run and find, round by round.
package struct RuleCoverage {
  /// How a rule stands in a round.
  enum Standing: String, Sendable, CaseIterable {
    /// It has found something.
    case found
    /// It has run and never found anything.
    case neverFound = "never-found"
    /// It was in force for extracts and was run for none of them.
    case notRun = "not-run"
    /// It could not be worked out for some record.
    case crashed
    /// No extract of the round has been read.
    case neverMet = "never-met"
    /// It is listed and no part of it is checked.
    case notChecked = "not-checked"
  }

  fileprivate struct Row {
    let record: RuleRecord
    let severity: Severity
    let standing: Standing
    let reason: String
  }

  static let columns = [
    "return", "round", "rule", "severity", "standing", "extracts", "not_run", "records", "found",
    "failed", "reason",
  ]

  fileprivate var rows: [Row] = []

  /// Reads the history of the store at `path`, for the return `name` and the round `only`, or for all.
  package init(
    _ engine: Engine, store path: String, return name: String?, round only: String?,
    asOf: Instant? = nil
  ) throws(StageFailure) {
    let records: [RuleRecord]
    do {
      records = try IndicatorStore.open(at: path, mode: .readOnly, asOf: asOf).ruleRecords()
    } catch { throw StageFailure(error) }
    do {
      var definitions = try engine.library.returns()
      if let name { definitions = [try engine.library.definition(of: ReturnID(name))] }
      for definition in definitions {
        let specification = try engine.library.specification(
          of: definition.id, areas: engine.areas)
        let rounds = specification.roundIDs.filter { id in only.map { $0 == id.text } ?? true }
        for round in rounds { take(specification, round, records) }
      }
    } catch { throw StageFailure(error) }
    guard let only, rows.isEmpty else { return }
    throw StageFailure(
      .specify, .usage, subject: "--round \(only)", problem: "there is no such round with rules")
  }

  private mutating func take(
    _ specification: ReturnSpecification, _ round: RoundID, _ records: [RuleRecord]
  ) {
    let id = specification.definition.id
    let known = records.filter { $0.returnID == id && $0.round == round }
    for (rule, _) in specification.rulesWithExamples where rule.inForce.contains(round) {
      let record =
        known.first { $0.rule == rule.code }
        ?? RuleRecord(returnID: id, round: round, rule: rule.code)
      rows.append(
        Row(
          record: record, severity: rule.severity, standing: Self.standing(of: record, rule),
          reason: rule.notImplemented ?? record.reason))
    }
  }

  private static func standing(of record: RuleRecord, _ rule: Rule) -> Standing {
    if rule.notImplemented != nil { return .notChecked }
    if record.failed > 0 { return .crashed }
    if record.broken > 0 { return .found }
    if record.extracts == 0 { return .neverMet }
    return record.notRun == record.extracts ? .notRun : .neverFound
  }

  /// The rows as CSV with a header.
  package func csv() -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Self.columns)
    for row in rows { writer.writeRow(row.cells) }
    return writer.take()
  }

  /// The rows as a Markdown page.
  package func markdown() -> [UInt8] {
    let table = Table(
      title: "Rules and what has come of them", caption: summary,
      columns: Self.columns.map { .init($0, heading: $0.replacing("_", with: " ")) },
      rows: rows.map { $0.cells.map { .text($0) } }, notes: [])
    return Array(
      MarkdownPage(title: "Coverage of rules", tables: [table], classification: "").text.utf8)
  }

  /// How many rules stand how, in words.
  package var summary: String {
    let counts = Standing.allCases.map { standing in
      "\(rows.count { $0.standing == standing }) \(standing.rawValue)"
    }
    return "\(rows.count) rules in their rounds: \(counts.joined(separator: ", "))"
  }
}

extension RuleCoverage.Row {
  fileprivate var cells: [String] {
    [
      record.returnID.text, record.round.text, record.rule.text, severity.rawValue,
      standing.rawValue,
    ]
      + [record.extracts, record.notRun, record.applied, record.broken, record.failed].map(
        String.init)
      + [reason]
  }
}
