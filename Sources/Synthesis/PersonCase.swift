/// What a synthetic person is in the return for.
package enum PersonCase: String, CaseIterable, Sendable {
  /// A plan made before the year goes on.
  case maintained
  /// The same, moved in from another authority.
  case transferredIn = "transferred-in"
  /// A plan was issued in the year.
  case issued
  /// An assessment was refused.
  case refused
  /// A request waits for its decision.
  case awaiting
  /// A request was withdrawn.
  case withdrawn
  /// An assessment ended without a plan.
  case notIssued = "not-issued"
  /// An assessment goes on.
  case assessing
  /// An assessment was withdrawn.
  case assessmentWithdrawn = "assessment-withdrawn"
  /// The person moved away before the assessment ended.
  case exported
  /// A plan ended.
  case ceased
}
