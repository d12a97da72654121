package import RuleLanguage

/// What became of one rule over one extract.
package struct RuleOutcome: Sendable {
  /// Whether it ran at all: an optional input it needs may not have been supplied.
  package let isRun: Bool
  /// Modules it asks for of which nothing was given.
  package var absent: [String] = []
  /// Records its condition applied to.
  package var applied = 0
  /// Faults it found.
  package var broken = 0
  /// Records it could not be evaluated for.
  package var failed = 0
  /// The first reason it could not.
  package var failure: EvaluationFailure?

  /// Adds the outcome of the same rule over another extract.
  package mutating func add(_ other: RuleOutcome) {
    applied += other.applied
    broken += other.broken
    failed += other.failed
    failure = failure ?? other.failure
  }
}
