package import ReturnModel

/// One handling of an extract by a run, whatever was decided.
package struct StoredExtract: Hashable, Sendable {
  /// The run that handled it.
  package let run: RunRowID
  /// The file and what it fills.
  package let extract: ExtractIdentity
  /// When it was handled.
  package let recordedAt: Instant
  /// What the store made of it.
  package let decision: LoadDecision
  /// What became of its records.
  package let counts: RecordCounts
}
