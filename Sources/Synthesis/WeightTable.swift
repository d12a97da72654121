/// Values with whole-number weights, to choose from.
struct WeightTable: Sendable {
  private let values: [String]
  /// For each value, the sum of the weights up to and with it.
  private let sums: [Int]

  /// Makes a table; an empty one gives empty text.
  init(_ entries: [(value: String, weight: Int)]) {
    values = entries.map(\.value)
    var total = 0
    sums = entries.map { entry in
      total += entry.weight
      return total
    }
  }

  /// One value, each as often as its weight is large.
  func choose(_ dice: inout SplitMix64) -> String {
    guard let total = sums.last else { return "" }
    let drawn = dice.below(total)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }

  /// One value read as a whole number; 0 where it is none.
  func number(_ dice: inout SplitMix64) -> Int { Int(choose(&dice)) ?? 0 }
}
