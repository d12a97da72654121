package import ReturnModel

/// Places of values among each other: 1, 2, 2, 4.
package struct Ranking: Sendable {
  private let sorted: [Double]
  private let polarity: Polarity

  /// Ranks `values`; where neither direction is better the highest is first.
  package init(_ values: [Double], polarity: Polarity) {
    sorted = values.sorted()
    self.polarity = polarity
  }

  /// How many values are ranked.
  package var count: Int { sorted.count }

  /// One more than the number of values that are better than `value`.
  package func rank(of value: Double) -> Int {
    switch polarity {
    case .lower: 1 + place { $0 >= value }
    case .higher, .none: 1 + sorted.count - place { $0 > value }
    }
  }

  /// The quarter that rank `rank` falls in, 1 the best; `nil` where neither direction is better.
  ///
  /// Of n values the first quarter holds ranks up to n/4 rounded up, and so on: of 10 values, ranks
  /// 1-3, 4-5, 6-8 and 9-10. Equal values share a rank and so a quarter.
  package func quartile(ofRank rank: Int) -> Int? {
    guard polarity != .none, !sorted.isEmpty else { return nil }
    return min(4, (rank - 1) * 4 / sorted.count + 1)
  }

  /// The position of the first value for which `isReached` holds.
  private func place(where isReached: (Double) -> Bool) -> Int {
    sorted.firstIndex(where: isReached) ?? sorted.count
  }
}
