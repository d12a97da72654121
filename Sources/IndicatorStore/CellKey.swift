/// A cell of a load: its key as numbers, and where its figure stands.
struct CellKey {
  /// The numbers of a key's four parts.
  var indicator: Int32
  var area: Int32
  var period: Int32
  var breakdown: Int32
  /// The position of the figure among the load's observations.
  let observation: Int32

  /// Whether both have one key.
  func isSameCell(as other: CellKey) -> Bool {
    (high, low) == (other.high, other.low)
  }

  /// Orders cells by their keys' parts, in turn.
  static func comesBefore(_ left: CellKey, _ right: CellKey) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  private var high: UInt64 { UInt64(indicator) << 32 | UInt64(area) }
  private var low: UInt64 { UInt64(period) << 32 | UInt64(breakdown) }
}
