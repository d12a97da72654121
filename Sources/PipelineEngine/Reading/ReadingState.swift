internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// What the extracts of one reader share: reference facts, and the spools that what is read goes to.
///
/// A reader has one of its own, so that readers share nothing that changes.
final class ReadingState {
  let areas: AreaDirectory
  let lists: SuppliedLists
  /// Acceptances, patches, and columns carried to findings.
  let council: CouncilRecords
  let progress: ProgressMeter
  /// Whether somebody asked for the run to stop.
  let shouldStop: @Sendable () -> Bool
  /// Where readers' sorts go when they do not fit into memory.
  let spillFolder: String
  /// Whether anybody will take the figures.
  let countsIndicators: Bool
  /// Writes returns as XML, when they are converted.
  let markup: MarkupPlan?
  /// Finds the last return.
  let lastReturns: LastReturns
  /// What extracts are checked and counted with.
  var workers = RoundWorkers()
  /// Where findings go.
  let findings: FindingFile
  /// What no one job's is.
  private(set) var result = ReadingResult()
  /// Whether extracts may repeat each other: of a single one nothing is remembered for the run.
  var hasSeveralExtracts: Bool
  private(set) var failedRules: [JobResult.Failed] = []
  private var tally = RuleTally()

  private let quarantined: RowSpool
  private let lastReturnRows: RowSpool
  private let people: RecordSpool
  private let figures: RecordSpool
  private let fingerprints: RecordSpool
  private var keys: KeySpool
  private var keyMaker = UniqueKeyMaker(across: [.run, .rounds])

  /// Makes the state of a reader whose spools stand in `folder`.
  init(
    areas: AreaDirectory, folder: String, request: ExtractRequest, progress: ProgressMeter,
    markup: MarkupPlan?, lastReturns: LastReturns, council: CouncilRecords, hasSeveralExtracts: Bool
  ) throws(StageFailure) {
    countsIndicators = request.store != nil
    self.areas = areas
    self.council = council
    self.lastReturns = lastReturns
    self.markup = markup
    self.progress = progress
    shouldStop = request.shouldStop
    self.hasSeveralExtracts = hasSeveralExtracts
    lists = try SuppliedLists(request.lists)
    spillFolder = folder
    func path(_ kind: SpoolKind) -> String { "\(folder)/\(kind.fileName)" }
    fingerprints = try RecordSpool(path: path(.fingerprints))
    findings = try FindingFile(
      path: path(.findings), headed: false, council: council, fingerprints: fingerprints)
    quarantined = try RowSpool(path: path(.quarantine), columns: [])
    lastReturnRows = try RowSpool(path: path(.lastReturn), columns: [])
    people = try RecordSpool(path: path(.people))
    figures = try RecordSpool(path: path(.figures))
    keys = KeySpool(spool: try RecordSpool(path: path(.keys)))
  }

  /// How far each spool has been written, by kind.
  var marks: [Int] {
    [
      findings.mark(), quarantined.mark(), lastReturnRows.mark(), people.end, figures.end,
      keys.spool.end, fingerprints.end,
    ]
  }

  /// Takes a finding; `person` is the business key of the subject it is about, with the place of its
  /// extract and of the subject in it, so that people come out in the order they stand.
  func take(
    _ finding: Finding, person: String?, extract: Int, subject: Int
  ) throws(StageFailure) {
    let status = try findings.take(finding)
    guard let person, status == .open else { return }
    let row = PersonFinding(finding, person: person, extract: extract, subject: subject)
    try people.add(key: row.key, payload: row.payload)
  }

  /// Remembers the keys that must not stand again in another return of the run.
  func remember(
    _ subject: borrowing Subject, of round: RoundSpec, header: Subject, extract: Int
  ) throws(StageFailure) {
    guard hasSeveralExtracts else { return }
    try keyMaker.make(subject, of: round, header: header, extract: extract, into: &keys)
  }

  /// Takes down that patches met their records.
  func note(_ met: [MetPatch]) { result.metPatches.formUnion(met.map(\.patch.line)) }

  /// Where the next finding will stand.
  var findingMark: FindingMark {
    FindingMark(findings: findings.mark(), fingerprints: fingerprints.end)
  }

  /// The columns carried through to findings.
  var carried: [String] { council.carried?.names ?? [] }

  /// Keeps a return's figures, and says where.
  func keep(figures packed: [UInt8]) throws(StageFailure) -> Range<Int> {
    let start = figures.end
    try figures.write(packed)
    return start..<figures.end
  }

  func quarantine(
    _ record: QuarantinedRecord, key: String, file: String
  ) throws(StageFailure) {
    try quarantined.write([
      file, String(record.line), key, record.module, record.reason,
      record.content.joined(separator: "; "),
    ])
  }

  /// The columns of what ``quarantine(_:key:file:)`` writes.
  static let quarantineColumns = ["file", "line", "record_key", "module", "reason", "content"]

  /// Writes a row of `last-return.csv`.
  func write(lastReturn row: [String]) throws(StageFailure) { try lastReturnRows.write(row) }

  /// Remembers that a round was read by.
  func note(_ round: RoundSpec, given: [ExternalList]) {
    result.askedLists.formUnion(round.externalLists)
    guard countsIndicators else { return }
    for lacking in round.definition.notCounted {
      result.uncounted[lacking.indicator.text] = lacking.reason
    }
    for (breakdown, lists) in round.listsOfBreakdowns
    where !lists.allSatisfy({ list in given.contains { $0.name == list } }) {
      result.breakdownsNotMade[breakdown] = lists
    }
  }

  func takeOutcomes(
    _ outcomes: [RuleOutcome], failures: [IndicatorID: EvaluationFailure], of round: RoundSpec,
    file: String
  ) {
    let asksForLast = round.asksForLastReturn
    for (number, outcome) in outcomes.enumerated() {
      let rule = round.rules[number]
      let needs =
        rule.needs + outcome.absent + (asksForLast[number] ? ["the last return"] : [])
      tally.take(outcome, of: rule, round, needs: needs)
      if !outcome.isRun {
        result.rulesNotRun[rule.code, default: []].insert(needs)
      }
      if let failure = outcome.failure {
        fail(rule.code.text, file, "\(failure), \(outcome.failed) records")
      }
    }
    for (indicator, failure) in failures.sorted(by: { $0.key < $1.key }) {
      fail(indicator.text, file, failure.description)
    }
  }

  private func fail(_ code: String, _ file: String, _ reason: String) {
    failedRules.append(JobResult.Failed(code: code, file: file, reason: reason))
  }

  /// Gives a job what was taken down while it was read, and forgets it.
  func handOver(to job: inout JobResult) {
    job.failedRules = failedRules
    failedRules = []
    (job.lastReturnNotes, job.failures) = lastReturns.takeNotes()
  }

  /// Closes the spools; what the reader made, without the results of jobs.
  func finish() throws(StageFailure) -> ReadingResult {
    let ends = marks
    try findings.close()
    try quarantined.close()
    try lastReturnRows.close()
    try people.close()
    try figures.close()
    try keys.spool.close()
    try fingerprints.close()
    result.accepted = findings.accepted
    result.acceptances = findings.tally
    result.counts = findings.counts
    result.rules = findings.summary
    result.ruleRecords = tally.all
    result.keyRounds = keyMaker.rounds
    result.sharedRules = keyMaker.sharedRules
    result.files = SpoolKind.allCases.map { kind in
      SpoolPiece(path: "\(spillFolder)/\(kind.fileName)", range: 0..<ends[kind.rawValue])
    }
    return result
  }
}
