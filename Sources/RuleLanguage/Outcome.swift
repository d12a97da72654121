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
