package import ReturnModel

extension IndicatorStore {
  /// Records that a run begins, and marks failed the unfinished runs whose process is gone.
  package func beginRun(_ start: RunStart) throws(StoreFailure) -> RunRowID {
    RunRowID(number: 0)
  }

  /// Records how a run ended.
  package func finishRun(
    _ id: RunRowID, outcome: RunOutcome, counts: RecordCounts, exitCode: Int, at: Instant
  ) throws(StoreFailure) {}

  /// Every run, oldest first.
  package func runs() throws(StoreFailure) -> [StoredRun] { [] }
}
