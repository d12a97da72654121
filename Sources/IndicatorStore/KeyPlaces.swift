internal import ReturnModel

/// For each part of a key, the place that each number stands for.
struct KeyPlaces {
  var indicators: [Int32] = []
  var areas: [Int32] = []
  var periods: [Int32] = []
  var breakdowns: [Int32] = []

  /// The key with places for numbers.
  func key(_ key: FigureKey) -> FigureKey {
    FigureKey(
      indicator: indicators[Int(key.indicator)], area: areas[Int(key.area)],
      period: periods[Int(key.period)], breakdown: breakdowns[Int(key.breakdown)])
  }
}

/// A key as bytes that order as its places do, in as few as the places need, so that most keys are
/// compared by one number.
struct PackedKey {
  private(set) var bytes: [UInt8]
  private let widths: [Int]

  /// Makes room for keys with so many different parts.
  init(_ counts: Int...) {
    widths = counts.map { $0 <= 1 ? 0 : (Int.bitWidth - ($0 - 1).leadingZeroBitCount + 7) / 8 }
    bytes = Array(repeating: 0, count: widths.reduce(0, +))
  }

  /// Packs `key`.
  mutating func set(_ key: FigureKey) {
    var end = 0
    put(key.indicator, widths[0], &end)
    put(key.area, widths[1], &end)
    put(key.period, widths[2], &end)
    put(key.breakdown, widths[3], &end)
  }

  private mutating func put(_ place: Int32, _ width: Int, _ end: inout Int) {
    for index in 0..<width {
      bytes[end + index] = UInt8(truncatingIfNeeded: place >> Int32(8 * (width - 1 - index)))
    }
    end += width
  }
}
