internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Takes an extract of many returns: each has a processor of its own, and is done with when it ends.
struct SeriesProcessor: SubmissionSeries {
  private let file: String
  private let state: ReadingState
  private let first: Int
  private let end:
    (SubmissionProcessor, ExtractSummary, _ number: Int, _ before: FindingMark) throws -> Void
  private var current: SubmissionProcessor?
  private var before = FindingMark()
  private var count = 0

  /// Makes a processor of the returns in `file`, whose outcomes are numbered from `first` on; `end`
  /// is given each when it is whole, and where its findings begin.
  init(
    file: String, state: ReadingState, first: Int,
    end:
      @escaping (SubmissionProcessor, ExtractSummary, _ number: Int, _ before: FindingMark) throws
      -> Void
  ) {
    self.file = file
    self.state = state
    self.first = first
    self.end = end
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    before = state.findingMark
    var processor = SubmissionProcessor(file: file, number: first + count, state: state)
    try processor.begin(header)
    current = processor
    count += 1
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    try current?.consume(subject, remarks: remarks, quarantined: quarantined)
  }

  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {
    if current != nil {
      try current?.setAside(record)
      return
    }
    let file = record.file.isEmpty ? file : record.file
    let notice = Notice.recordMisplaced
    try state.take(
      Finding(
        rule: RuleCode(notice.rawValue), severity: notice.severity,
        module: ModuleName(record.module), file: file, line: record.line, field: record.module,
        value: record.reason, wording: notice.wording, action: notice.action),
      person: nil, extract: first, subject: 0)
    try state.quarantine(record, key: "", file: file)
  }

  mutating func end(_ summary: ExtractSummary) throws(StageFailure) {
    guard let processor = current else { return }
    current = nil
    do { try end(processor, summary, first + count - 1, before) } catch let failure as StageFailure
    {
      throw failure
    } catch {
      throw StageFailure(
        .validate, .temporary, subject: file, problem: String(describing: error))
    }
  }
}
