internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

extension ExtractReader {
  /// Checks the counts of an establishment's return against those of its last round in the store, by
  /// the round's tolerances.
  ///
  /// Returns of whole authorities are set beside the last return itself.
  func checkChanges(
    _ processor: SubmissionProcessor, _ observations: [Observation], _ number: Int
  ) throws {
    guard let loader, loader.holdsReturns, let round = processor.header?.round,
      let writer = processor.writer,
      round.definition.header.establishment != nil
    else { return }
    for check in round.tolerances where check.tolerance.of == .counts {
      for own in observations
      where own.breakdown == .total && check.tolerance.names.contains(own.indicator.text) {
        guard let now = own.figure.value, let earlier = try loader.figure(before: own),
          let last = earlier.figure.value, !check.tolerance.holds(last: last, now: now)
        else { continue }
        var finding = writer.finding(round.rules[check.rule], line: 1)
        finding.recordKey = own.indicator.text
        finding.field = own.indicator.text
        finding.value = "\(Int(last)) on \(earlier.period) to \(Int(now))"
        try state.take(finding, person: nil, extract: number, subject: 0)
      }
    }
  }
}
