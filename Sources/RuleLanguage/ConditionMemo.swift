/// What the parts of a ``ConditionSet`` came to for the record at hand.
package struct ConditionMemo: Sendable {
  /// By part, the stamp of the record it was evaluated for, and in the lowest bits its answer.
  private var known: [UInt32]
  private var stamp = Self.step

  /// What stamps differ by: the bits below are the answer's.
  private static let step: UInt32 = 8

  /// Makes a memo for `set` that knows nothing.
  package init(_ set: ConditionSet) { known = set.distinct.map { _ in 0 } }

  /// Turns to the next record.
  package mutating func forget() {
    stamp &+= Self.step
    guard stamp == 0 else { return }
    for part in known.indices { known[part] = 0 }
    stamp = Self.step
  }

  /// What is known, and the stamp that tells it from what was.
  struct Known {
    let entries: UnsafeMutableBufferPointer<UInt32>
    let stamp: UInt32
  }

  /// The bits of an entry that are an answer.
  static let answerMask = step - 1

  @inline(__always)
  mutating func withKnown(_ body: (Known) -> Void) {
    let stamp = stamp
    known.withUnsafeMutableBufferPointer { body(Known(entries: $0, stamp: stamp)) }
  }
}
