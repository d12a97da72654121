/// Someone who has what was published and works out what was not.
///
/// Nothing of the gate is in here. The attacker knows of leaves, which are whole numbers of people from
/// nought up, and of published numbers, each a sum of leaves. Whether any set of leaves gives a hidden
/// number another value is found by trying all, in the end. The truth is known to the test and only
/// decides what is tried first.
struct Attacker {
  /// A sum of leaves, less the sum of others.
  struct Published {
    var leaves: [Int]
    var less: [Int] = []
    var least: Int
    var most: Int
  }

  /// Far above every number in the tables.
  static let ceiling = 400
  private static let patience = 6_000
  private let known: [Published]
  private let truth: [Int]
  private var tries = 0

  /// Knows the sums `known` of leaves that are `truth`.
  init(truth: [Int], known: [Published]) {
    self.truth = truth
    self.known = known
  }

  /// Whether the sum of `leaves` may be two numbers that lie `width` or further apart.
  ///
  /// `nil` when the attacker gives up, which is told apart so that a test can see it is rare.
  mutating func isUnsure(of leaves: [Int], by width: Int) -> Bool? {
    let value = leaves.reduce(0) { $0 + truth[$1] }
    tries = 0
    var up = width
    while up > 0, !canBe(leaves, value + up) { up -= 1 }
    if up == width { return true }
    var down = width - up
    // Further down than need be, too, where the next number is out of reach.
    while down <= width * 2, value - down >= 0 {
      if canBe(leaves, value - down) { return true }
      down += 1
    }
    return tries > Self.patience ? nil : false
  }

  private mutating func canBe(_ leaves: [Int], _ value: Int) -> Bool {
    let wanted = Published(leaves: leaves, least: value, most: value)
    guard let bounds = bounds(with: [wanted]) else { return false }
    return search(bounds, [wanted])
  }

  private func bounds(with more: [Published]) -> [ClosedRange<Int>]? {
    narrowed(Array(repeating: 0...Self.ceiling, count: truth.count), more)
  }

  /// Tries values for the leaf with the fewest, until all have one.
  private mutating func search(_ bounds: [ClosedRange<Int>], _ more: [Published]) -> Bool {
    tries += 1
    if tries > Self.patience { return false }
    let open = bounds.indices.filter { bounds[$0].count > 1 }
    guard let leaf = open.min(by: { bounds[$0].count < bounds[$1].count }) else { return true }
    let near = truth[leaf]
    for value in bounds[leaf].sorted(by: { abs($0 - near) < abs($1 - near) }) {
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
        let low =
          sum.leaves.reduce(0) { $0 + bounds[$1].lowerBound }
          - sum.less.reduce(0) { $0 + bounds[$1].upperBound }
        let high =
          sum.leaves.reduce(0) { $0 + bounds[$1].upperBound }
          - sum.less.reduce(0) { $0 + bounds[$1].lowerBound }
        guard low <= sum.most, high >= sum.least else { return nil }
        for leaf in sum.leaves {
          let range = bounds[leaf]
          let least = max(range.lowerBound, sum.least - (high - range.upperBound))
          let most = min(range.upperBound, sum.most - (low - range.lowerBound))
          guard least <= most else { return nil }
          guard least...most != range else { continue }
          bounds[leaf] = least...most
          isChanged = true
        }
        for leaf in sum.less {
          let range = bounds[leaf]
          let least = max(range.lowerBound, (low + range.upperBound) - sum.most)
          let most = min(range.upperBound, (high + range.lowerBound) - sum.least)
          guard least <= most else { return nil }
          guard least...most != range else { continue }
          bounds[leaf] = least...most
          isChanged = true
        }
      }
    }
    return bounds
  }
}
