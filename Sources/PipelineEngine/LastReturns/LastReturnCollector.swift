internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Takes the last return subject by subject: its records for rules to ask for, its counts, its
/// indicators.
struct LastReturnCollector: SubmissionSeries {
  private let present: RoundSpec
  private let folder: String
  private let patches: PatchBook?
  private var round: RoundSpec?
  private var records: PreviousRecords?
  private var counts: ModuleCounts?
  private var counter: IndicatorCounter?

  /// Makes a collector for a return of the round `present`, which spills into `folder`; of `patches`
  /// those are made that were made when it was loaded.
  init(for present: RoundSpec, patches: PatchBook?, spillingInto folder: String) {
    self.patches = patches
    self.present = present
    self.folder = folder
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    let records = PreviousRecords(
      last: header.round, present: present, spillingInto: folder)
    try records.add(header.record)
    self.records = records
    round = header.round
    counts = ModuleCounts(header.round)
    counter = IndicatorCounter(round: header.round, header: header.record)
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    if let patches, let round, patches.isAbout(round.definition.id) {
      var copy = copy subject
      _ = patches.apply(to: &copy, of: round)
      try take(copy)
    } else {
      try take(subject)
    }
  }

  private mutating func take(_ subject: borrowing Subject) throws(StageFailure) {
    try records?.add(subject)
    counts?.add(subject)
    counter?.count(subject)
  }

  /// What was wrong with the last return was told when it was loaded.
  mutating func setAside(_ record: QuarantinedRecord) {}

  mutating func end(_ summary: ExtractSummary) {}

  /// The return, once all of it has been taken; `nil` when it had no header.
  func finish() throws(StageFailure) -> LastReturn? {
    guard let round, let records, let counts, let counter else { return nil }
    try records.seal()
    return LastReturn(
      round: round, records: records,
      counts: Dictionary(
        counts.named.map { ($0.module, $0.count) }, uniquingKeysWith: { first, _ in first }),
      totals: Dictionary(
        counter.totals().map { ($0.definition.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }
}
