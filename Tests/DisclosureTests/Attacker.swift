/// Someone who has what was published and works out what was not.
///
/// Nothing of the gate is in here. The attacker knows of leaves, which are whole numbers of people from
/// nought up, and of published numbers, each a sum of leaves. For a hidden number the least and the
/// greatest value that any set of leaves gives it are found by trying.
struct Attacker {
  /// A sum of leaves, each once.
  struct Published {
    var leaves: [Int]
    var least: Int
    var most: Int
  }

  /// Far above every number in the tables.
  static let ceiling = 400
  private let known: [Published]
  private let leafCount: Int
  private var tries = 0

  /// Knows the sums `known`.
  init(leaves: Int, known: [Published]) {
    leafCount = leaves
    self.known = known
  }

  /// Whether the sum of `leaves` may be two numbers that lie `width` or further apart.
  ///
  /// `nil` when the attacker gives up, which is told apart so that a test can see it is rare.
  mutating func isUnsure(of leaves: [Int], by width: Int) -> Bool? {
    guard var bounds = bounds(with: []) else { return nil }
    tries = 0
    let lowest = leaves.reduce(0) { $0 + bounds[$1].lowerBound }
    let highest = min(Self.ceiling, leaves.reduce(0) { $0 + bounds[$1].upperBound })
    guard highest - lowest >= width else { return false }
    bounds = []
    var least: Int?
    for value in lowest...highest where canBe(leaves, value) {
      least = value
      break
    }
    guard let least else { return nil }
    for value in stride(from: highest, to: least, by: -1) {
      guard value - least >= width else { return false }
      if canBe(leaves, value) { return true }
      if tries > 200_000 { return nil }
    }
    return false
  }

  private mutating func canBe(_ leaves: [Int], _ value: Int) -> Bool {
    let wanted = Published(leaves: leaves, least: value, most: value)
    guard let bounds = bounds(with: [wanted]) else { return false }
    return search(bounds, [wanted])
  }

  private func bounds(with more: [Published]) -> [ClosedRange<Int>]? {
    narrowed(Array(repeating: 0...Self.ceiling, count: leafCount), more)
  }

  /// Tries values for the leaf with the fewest, until all have one.
  private mutating func search(_ bounds: [ClosedRange<Int>], _ more: [Published]) -> Bool {
    tries += 1
    if tries > 200_000 { return false }
    let open = bounds.indices.filter { bounds[$0].count > 1 }
    guard let leaf = open.min(by: { bounds[$0].count < bounds[$1].count }) else { return true }
    // The middle first: where there is room, it is there.
    let range = bounds[leaf]
    let middle = (range.lowerBound + range.upperBound) / 2
    for value in range.sorted(by: { abs($0 - middle) < abs($1 - middle) }) {
      var next = bounds
      next[leaf] = value...value
      if let next = narrowed(next, more), search(next, more) { return true }
    }
    return false
  }

  /// The ranges that the sums leave; `nil` when one leaves nothing.
  private func narrowed(
    _ bounds: [ClosedRange<Int>], _ more: [Published]
  ) -> [ClosedRange<Int>]? {
    var bounds = bounds
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in known + more {
        let low = sum.leaves.reduce(0) { $0 + bounds[$1].lowerBound }
        let high = sum.leaves.reduce(0) { $0 + bounds[$1].upperBound }
        guard low <= sum.most, high >= sum.least else { return nil }
        for leaf in sum.leaves {
          let range = bounds[leaf]
          let least = max(range.lowerBound, sum.least - (high - range.upperBound))
          let most = min(range.upperBound, sum.most - (low - range.lowerBound))
          guard least <= most else { return nil }
          if least...most != range {
            bounds[leaf] = least...most
            isChanged = true
          }
        }
      }
    }
    return bounds
  }
}
