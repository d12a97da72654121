/// Rows that were passed over, by why.
struct PassedOver {
  private var reasons: [String] = []
  private var numbers: [String: Int32] = [:]
  private var counts: [Int] = []

  /// The number of a reason, below zero so that it can stand for what was not found.
  mutating func number(of reason: String) -> Int32 {
    if let number = numbers[reason] { return number }
    let number = Int32(-1 - reasons.count)
    numbers[reason] = number
    reasons.append(reason)
    counts.append(0)
    return number
  }

  /// Counts a row that was passed over for the reason with that number.
  mutating func count(_ number: Int32) { counts[Int(-1 - number)] += 1 }

  /// How many rows, by reason.
  var byReason: [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(reasons, counts).filter { $0.1 > 0 })
  }
}
