internal import ReturnModel

/// A slice as a published table prints it, with its place among the table's slices.
struct TableSlice: Comparable {
  private let breakdown: Breakdown
  private let topic: Int
  private let rank: Int
  /// The texts of the columns that say which slice it is.
  let texts: [String]
  /// Whether the mapping lists how it is printed; else it is spelt as the store has it.
  let isSpelt: Bool

  /// Makes a slice of the mapping's topic number `topic`, `rank`-th among that topic's categories.
  init(_ breakdown: Breakdown, topic: Int, rank: Int, texts: [String], isSpelt: Bool) {
    self.breakdown = breakdown
    self.topic = topic
    self.rank = rank
    self.texts = texts
    self.isSpelt = isSpelt
  }

  /// Orders by topic, then by category, both as the mapping lists them; others last, by their text.
  static func < (left: Self, right: Self) -> Bool {
    (left.topic, left.rank, left.breakdown) < (right.topic, right.rank, right.breakdown)
  }
}
