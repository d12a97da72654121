/// A table's row as it is sorted: its line, then each cell that holds something.
///
/// Texts are as the extract gives them, so that a row that cannot be loaded is kept whole.
struct PackedRow {
  private(set) var bytes: [UInt8] = []

  /// Makes a row of no cells that begins on `line`.
  init(line: Int) {
    // Most rows are shorter, and to grow step by step costs more than a row does.
    bytes.reserveCapacity(192)
    append(UInt32(clamping: line))
  }

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

  /// How many bytes stand before the cells, and before the text of each.
  static let (headLength, cellLength) = (4, 8)

  /// Makes a row of at most `room` bytes in one go, its cells added by `fill`.
  init(line: Int, room: Int, _ fill: (inout Writer) -> Void) {
    bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var writer = Writer(UnsafeMutableRawPointer(base), line: line)
      fill(&writer)
      count = writer.count
    }
  }

  /// Writes the cells of a row where there is room for them.
  struct Writer {
    private let bytes: UnsafeMutableRawPointer
    fileprivate var count = PackedRow.headLength

    fileprivate init(_ bytes: UnsafeMutableRawPointer, line: Int) {
      self.bytes = bytes
      bytes.storeBytes(of: UInt32(clamping: line).bigEndian, as: UInt32.self)
    }

    /// Adds a cell, as ``PackedRow/add(_:_:)`` does.
    mutating func add(_ column: Int, _ text: UnsafeBufferPointer<UInt8>) {
      var (start, end) = (0, text.count)
      while start < end, text[start] <= 0x20 { start += 1 }
      while end > start, text[end - 1] <= 0x20 { end -= 1 }
      guard start < end, let base = text.baseAddress else { return }
      open(column, end - start)
      (bytes + count).copyMemory(from: base + start, byteCount: end - start)
      count += end - start
    }

    /// Adds a cell that holds a day, `ccyy-mm-dd`.
    mutating func add(_ column: Int, _ day: (UInt64, UInt16)) {
      open(column, 10)
      (bytes + count).storeBytes(of: day.0, as: UInt64.self)
      (bytes + count + 8).storeBytes(of: day.1, as: UInt16.self)
      count += 10
    }

    private mutating func open(_ column: Int, _ length: Int) {
      (bytes + count).storeBytes(of: UInt32(clamping: column).bigEndian, as: UInt32.self)
      (bytes + count + 4).storeBytes(of: UInt32(clamping: length).bigEndian, as: UInt32.self)
      count += PackedRow.cellLength
    }
  }

  /// The line the row begins on.
  var line: Int { Int(number(at: 0)) }

  /// Calls `body` with the column and the text of each cell, in the order of the columns.
  func forEachCell(_ body: (_ column: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = 4
      let raw = UnsafeRawBufferPointer(bytes)
      func number(_ place: Int) -> Int {
        Int(UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      }
      while at < bytes.count {
        let (column, count) = (number(at), number(at + 4))
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

  /// How many bytes the text of a column has.
  func count(_ column: Int) -> Int {
    var found = 0
    forEachCell { other, text in if other == column { found = text.count } }
    return found
  }

  private mutating func append(_ number: UInt32) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private func number(at place: Int) -> UInt32 {
    var number: UInt32 = 0
    for byte in bytes[place..<(place + 4)] { number = number << 8 | UInt32(byte) }
    return number
  }
}
