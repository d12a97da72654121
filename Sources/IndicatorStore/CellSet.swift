internal import ReturnModel

/// Which cells have been met, a bit for each that there could be.
struct CellSet {
  private let counts: (area: Int, period: Int, breakdown: Int)
  private var words: [UInt64]

  /// Of more cells than this nothing is kept: 32 MB of bits.
  private static let limit = 1 << 28

  /// Makes room for every cell of `names`; `nil` when that would be too much.
  init?(_ names: FigureNames) {
    counts = (names.areas.count, names.periods.count, names.breakdowns.count)
    var product = 1
    for count in [names.indicators.count, counts.area, counts.period, counts.breakdown] {
      let (next, isTooMuch) = product.multipliedReportingOverflow(by: max(count, 1))
      guard !isTooMuch, next <= Self.limit else { return nil }
      product = next
    }
    words = Array(repeating: 0, count: product / 64 + 1)
  }

  /// Takes a cell; false when it had been met.
  mutating func insert(_ key: FigureKey) -> Bool {
    let place =
      ((Int(key.indicator) * counts.area + Int(key.area)) * counts.period + Int(key.period))
      * counts.breakdown + Int(key.breakdown)
    let bit: UInt64 = 1 << UInt64(place & 63)
    guard words[place >> 6] & bit == 0 else { return false }
    words[place >> 6] |= bit
    return true
  }
}
