internal import ExternalSort

/// Texts by number in files without a name, read back block by block.
final class SpilledTexts {
  private var texts: BlockFile
  /// Where each text ends, eight bytes a text.
  private var ends: BlockFile
  /// How many texts there are.
  private(set) var count = 0

  init(in folder: String) throws(SpreadsheetFailure) {
    texts = try BlockFile(in: folder)
    ends = try BlockFile(in: folder)
  }

  /// Adds texts that stand one after the other in `bytes`; `ends` are counted in it.
  func add(_ bytes: ArraySlice<UInt8>, ends more: [Int]) throws(SpreadsheetFailure) {
    let start = texts.end
    try bytes.span.withUnsafeBytes { bytes throws(SpreadsheetFailure) in try texts.append(bytes) }
    let places = more.map { UInt64(start + $0) }
    try places.span.withUnsafeBytes { bytes throws(SpreadsheetFailure) in try ends.append(bytes) }
    count += more.count
  }

  /// Ends the adding: texts can be read from then on.
  func finish() throws(SpreadsheetFailure) {
    try texts.flush()
    try ends.flush()
  }

  /// Adds text `number` to `row`; `false` when it is longer than `longest`.
  func append(
    _ number: Int, to row: inout SheetRow, longest: Int
  ) throws(SpreadsheetFailure) -> Bool {
    let start = number == 0 ? 0 : try place(number - 1)
    let end = try place(number)
    guard end - start <= longest else { return false }
    var text: [UInt8] = []
    try texts.read(start..<end, into: &text)
    text.withUnsafeBufferPointer { row.append($0) }
    return true
  }

  private func place(_ number: Int) throws(SpreadsheetFailure) -> Int {
    var bytes: [UInt8] = []
    try ends.read(number * 8..<number * 8 + 8, into: &bytes)
    return Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
  }
}

/// A file without a name of which some blocks stand in memory.
private struct BlockFile: ~Copyable {
  private var file: SpillFile
  private var blocks = [(number: Int, bytes: [UInt8])](repeating: (-1, []), count: Self.blockCount)

  private static let blockCount = 64
  private static let blockSize = 32 << 10

  init(in folder: String) throws(SpreadsheetFailure) {
    do { file = try SpillFile(in: folder) } catch { throw SpreadsheetFailure(error) }
  }

  var end: Int { file.end }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetFailure) {
    do { try file.append(bytes) } catch { throw SpreadsheetFailure(error) }
  }

  mutating func flush() throws(SpreadsheetFailure) {
    do { try file.flush() } catch { throw SpreadsheetFailure(error) }
  }

  /// Adds what stands in `range` to `bytes`.
  mutating func read(
    _ range: Range<Int>, into bytes: inout [UInt8]
  ) throws(SpreadsheetFailure) {
    var at = range.lowerBound
    while at < range.upperBound {
      let number = at / Self.blockSize
      let slot = number % Self.blockCount
      if blocks[slot].number != number { blocks[slot] = (number, try block(number)) }
      let start = at - number * Self.blockSize
      let count = min(range.upperBound - at, Self.blockSize - start)
      bytes.append(contentsOf: blocks[slot].bytes[start..<(start + count)])
      at += count
    }
  }

  private func block(_ number: Int) throws(SpreadsheetFailure) -> [UInt8] {
    let start = number * Self.blockSize
    var bytes = [UInt8](repeating: 0, count: min(Self.blockSize, file.end - start))
    do throws(SpillFailure) {
      var room = bytes.mutableSpan
      try room.withUnsafeMutableBytes { bytes throws(SpillFailure) in
        try file.read(into: bytes, at: start)
      }
    } catch { throw SpreadsheetFailure(error) }
    return bytes
  }
}

extension SpreadsheetFailure {
  fileprivate init(_ failure: SpillFailure) {
    self.init(.unreadable, "the texts that its cells share could not be put aside: \(failure).")
  }
}
