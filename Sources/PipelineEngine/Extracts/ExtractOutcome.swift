package import PipelineCore
package import ReturnModel

/// What came of one extract.
package struct ExtractOutcome: Sendable, Codable {
  /// The file's name, without folders.
  package let file: String
  /// What it is: a return and round with its authority, or a published table; empty when unknown.
  package var label = ""
  /// The files, folders or globs asked for that it was found by.
  package var sources: [String] = []
  /// What became of its records.
  package var counts = RecordCounts()
  /// Why it could not be read to its end.
  package var failure: StageFailure?
  /// Whether it is no extract at all, found in a folder and passed over.
  package var isPassedOver = false
  /// What was done with it, in words: loaded, unchanged, superseded.
  package var decision = ""
  /// Observations added to the store, and closed in it.
  package var inserted = 0
  /// Observations that ceased to be current.
  package var closed = 0
  /// The SHA-256 of the file; empty when it was not taken.
  package var digest = ""
  /// The file's length in bytes.
  package var bytes = 0
  /// The return as XML, when it was asked for.
  package var converted: ConvertedReturn?
}

extension ExtractOutcome {
  /// Notes that nothing of it was loaded: a submission is loaded whole or not at all.
  mutating func refuse(for failure: StageFailure) {
    self.failure = failure
    counts.quarantined += counts.loaded
    counts.loaded = 0
  }
}

extension StageFailure {
  /// The work on `subject` was left because somebody asked for the run to stop.
  static func stopped(_ subject: String) -> StageFailure {
    StageFailure(
      .store, .interrupted, subject: subject, problem: "left, because the run was asked to stop",
      advice: "Run again.")
  }
}
