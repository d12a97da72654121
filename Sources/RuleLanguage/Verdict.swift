/// What came of evaluating a condition for one record.
package enum Verdict: Hashable, Sendable {
  /// The condition holds.
  case yes
  /// The condition does not hold.
  case no
  /// A blank leaves it open.
  case unknown
  /// A cell was read that does not hold what its field asks for; the rule says nothing.
  case invalid
  /// The condition could not be evaluated; never a pass.
  case failed(EvaluationFailure)
}
