package import ReturnModel

/// Figures of an area that are the sums of others', and which.
package struct DerivedFigures: Sendable {
  /// Whose figures are summed.
  package enum Parts: Sendable {
    /// Those of every establishment of the authority that has handed a return in.
    case establishments
    /// Those of these areas; none are made until each of them has some.
    case areas([AreaID])
  }

  /// The return, round and area whose figures they are.
  package var submission: Submission
  /// Whose figures are summed.
  package var parts: Parts
  /// What each indicator is, so that rates are made anew of the sums.
  package var measures: [IndicatorID: Measure]

  /// Makes a description of what is to be summed.
  package init(submission: Submission, parts: Parts, measures: [IndicatorID: Measure]) {
    self.submission = submission
    self.parts = parts
    self.measures = measures
  }
}
