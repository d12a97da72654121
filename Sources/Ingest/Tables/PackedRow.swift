/// A table's row as it is sorted: its line, then each cell that holds something.
///
/// Texts are as the extract gives them, so that a row that cannot be loaded is kept whole.
struct PackedRow {
  private(set) var bytes: [UInt8] = []

  /// Makes a row of no cells that begins on `line`.
  init(line: Int) { append(UInt32(clamping: line)) }

  /// Takes over the bytes of a row.
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// Adds a cell, white space around its text dropped; an empty one is no cell.
  mutating func add(_ column: Int, _ text: UnsafeBufferPointer<UInt8>) {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return }
    append(UInt32(clamping: column))
    append(UInt32(clamping: end - start))
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
  }

  /// The line the row begins on.
  var line: Int { Int(number(at: 0)) }

  /// Calls `body` with the column and the text of each cell, in the order of the columns.
  func forEachCell(_ body: (_ column: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = 4
      while at < bytes.count {
        let (column, count) = (Int(number(at: at)), Int(number(at: at + 4)))
        at += 8
        body(column, UnsafeBufferPointer(rebasing: bytes[at..<(at + count)]))
        at += count
      }
    }
  }

  /// The text of a column; empty when there is no such cell.
  func text(_ column: Int) -> [UInt8] {
    var found: [UInt8] = []
    forEachCell { other, text in if other == column { found = Array(text) } }
    return found
  }

  private mutating func append(_ number: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }

  private func number(at place: Int) -> UInt32 {
    var number: UInt32 = 0
    for byte in bytes[place..<(place + 4)] { number = number << 8 | UInt32(byte) }
    return number
  }
}
