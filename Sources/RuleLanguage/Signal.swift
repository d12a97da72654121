/// How evaluating went on after a step.
enum Signal {
  case proceed
  /// An invalid cell was read.
  case invalid
  case failed(EvaluationFailure.Reason)
}
