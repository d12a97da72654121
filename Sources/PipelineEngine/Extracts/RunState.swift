internal import Ingest
package import PipelineCore
package import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// What the extracts of one run share: reference facts, and where findings go.
package final class RunState {
  /// Every area.
  package let areas: AreaDirectory
  /// Where findings go.
  package let findings: FindingSink
  /// Rules that failed while running: rule or indicator, file, reason.
  package private(set) var failedRules: [(code: String, file: String, reason: String)] = []
  /// Rules that were not run for want of an optional input, with what they need.
  package private(set) var rulesNotRun: [RuleCode: [String]] = [:]
  let lists: SuppliedLists
  /// Breakdowns not made for want of an optional list, with what they need.
  private var breakdownsNotMade: [String: [String]] = [:]
  /// Finds the last return; set once the store is open.
  var lastReturns: LastReturns?
  let spillFolder: String
  /// Whether extracts may repeat each other: of a single one nothing is remembered for the run.
  var hasSeveralExtracts = false
  /// Whether anybody will take the figures.
  let countsIndicators: Bool
  let progress: ProgressMeter
  let duplicates: DuplicateFinder
  /// Who handed each extract in: the authority, and the establishment where each has its own.
  var owners: [Int: String] = [:]
  var rounds: [Int: RoundSpec] = [:]
  private let quarantined: RowSpool
  private let lastReturnRows: RowSpool

  /// Makes the state of a run whose output goes to `folder`.
  package init(
    areas: AreaDirectory, folder: String, lists: SuppliedLists, progress: ProgressMeter,
    countsIndicators: Bool
  ) throws(StageFailure) {
    self.countsIndicators = countsIndicators
    self.areas = areas
    self.lists = lists
    self.progress = progress
    spillFolder = folder
    findings = try FindingSink(path: "\(folder)/findings.csv", spillingInto: folder)
    quarantined = try RowSpool(
      path: "\(folder)/quarantine.csv",
      columns: ["file", "line", "record_key", "module", "reason", "content"])
    lastReturnRows = try RowSpool(
      path: "\(folder)/last-return.csv", columns: LastReturnRow.columns)
    duplicates = DuplicateFinder(spillingInto: folder, across: [.run, .rounds])
  }

  /// What a person should know of what was asked for beside the extracts.
  var notes: [String] {
    let left = breakdownsNotMade.sorted { $0.key < $1.key }.map { breakdown, lists in
      "breakdown '\(breakdown)' not made: needs \(lists.joined(separator: ", "))"
    }
    let unasked = lists.names.filter { name in
      !rounds.values.contains { $0.externalLists.contains(name) }
    }
    return (lastReturns?.notes ?? []) + left + uncounted
      + unasked.map { "list '\($0)': no rule of the rounds read asks for it" }
  }

  /// What the returns that were read cannot give, and why.
  private var uncounted: [String] {
    guard countsIndicators else { return [] }
    let definitions = Set(rounds.values.map(\.definition)).sorted { $0.id < $1.id }
    return definitions.flatMap(\.notCounted).map {
      "not counted \($0.indicator): \($0.reason)"
    }
  }

  /// How many records have been set aside.
  package var quarantineCount: Int { quarantined.count }

  func quarantine(
    _ record: QuarantinedRecord, key: String, file: String
  ) throws(StageFailure) {
    try quarantined.write([
      file, String(record.line), key, record.module, record.reason,
      record.content.joined(separator: "; "),
    ])
  }

  /// Writes a row of `last-return.csv`.
  func write(lastReturn row: [String]) throws(StageFailure) { try lastReturnRows.write(row) }

  func takeOutcomes(
    _ outcomes: [RuleOutcome], failures: [IndicatorID: EvaluationFailure], of round: RoundSpec,
    file: String
  ) throws(StageFailure) {
    for (number, outcome) in outcomes.enumerated() {
      let rule = round.rules[number]
      if !outcome.isRun {
        rulesNotRun[rule.code] =
          rule.needs + outcome.absent
          + (round.asksForLastReturn[number] ? ["the last return"] : [])
      }
      if let failure = outcome.failure {
        failedRules.append((rule.code.text, file, "\(failure), \(outcome.failed) records"))
      }
    }
    for (indicator, failure) in failures.sorted(by: { $0.key < $1.key }) {
      failedRules.append((indicator.text, file, failure.description))
    }
  }

  /// Remembers which breakdowns of a round are left out.
  func noteBreakdowns(of round: RoundSpec, given: [ExternalList]) {
    guard countsIndicators else { return }
    for (breakdown, lists) in round.listsOfBreakdowns
    where !lists.allSatisfy({ list in given.contains { $0.name == list } }) {
      breakdownsNotMade[breakdown] = lists
    }
  }

  func report(
    _ occurrence: UniquenessChecker.Occurrence, _ writer: FindingWriter
  ) throws(StageFailure) {
    try findings.take(
      writer.finding(occurrence), person: occurrence.businessKey, extract: occurrence.extract,
      subject: occurrence.subject)
  }

  /// Reports what can be told only once every extract has been read, and closes the files.
  func finish(writers: [Int: FindingWriter]) throws {
    let owners = owners
    try duplicates.finish(owners: { owners[$0] ?? "" }) { occurrence in
      guard let writer = writers[occurrence.extract] else { return }
      try report(occurrence, writer)
    }
    try findings.close()
    try quarantined.close()
    try lastReturnRows.close()
  }
}
