/// How evaluating went on after a step.
enum Signal {
  case proceed
  /// An invalid cell was read.
  case invalid
  case failed(EvaluationFailure.Reason)
}

/// What a run of an expression's steps came to.
struct Outcome {
  let signal: Signal
  /// The result; unknown unless the signal is to proceed.
  let slot: Slot
  /// The step it ended at.
  let step: Int

  @inline(__always) init(_ slot: Slot) {
    self.init(.proceed, slot, at: 0)
  }

  @inline(__always) init(_ signal: Signal, _ slot: Slot = .unknown, at step: Int = 0) {
    self.signal = signal
    self.slot = slot
    self.step = step
  }
}

/// Where a walk over related records stands; the first is the expression's own record.
struct Frame {
  var record: Int
  /// Where the records end that are walked over.
  var limit = 0
  /// The module whose records count.
  var module: Int32 = 0
}
