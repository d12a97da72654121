internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import Validation

extension StoreLoader {
  /// Judges the findings that stand in the store by `ledger`, and says what its lines met there.
  ///
  /// Returns that were not read now are judged too: an acceptance may be newer than they are.
  func review(by ledger: AcceptanceLedger) throws(StageFailure) -> AcceptanceTally? {
    guard run != nil else { return nil }
    var tally = AcceptanceTally()
    do {
      try store.review { finding in
        let verdict = ledger.verdict(on: finding)
        tally.count(verdict)
        if case .accepted = verdict { return .accepted }
        return .open
      }
    } catch { throw StageFailure(error) }
    return tally
  }
}
