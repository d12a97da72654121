package import PipelineCore

/// Takes an extract that holds many returns, one after the other.
///
/// Each begins with its header; ``end(_:)`` is called once its last subject has been given, before
/// the next one's header.
package protocol SubmissionSeries: SubjectConsumer {
  /// Ends the return begun last; `summary` has what was read of it.
  mutating func end(_ summary: ExtractSummary) throws(StageFailure)
}
