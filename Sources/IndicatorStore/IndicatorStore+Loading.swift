package import ReturnModel

extension IndicatorStore {
  /// Loads an extract whole, in one transaction, and says what that did.
  ///
  /// Records the handling under `run` whatever the decision. New figures are known from
  /// `recordedAt`, or just after the submission's last change when that is not before it.
  package func load(
    _ load: SubmissionLoad, run: RunRowID, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    throw StoreFailure(.missing, name, "not written yet")
  }

  /// What ``load(_:run:recordedAt:)`` would do, changing nothing.
  package func plan(
    _ load: SubmissionLoad, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    throw StoreFailure(.missing, name, "not written yet")
  }
}
