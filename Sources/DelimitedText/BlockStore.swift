/// The memory of a block: the text, the fields found in it, the rows they make.
///
/// A text of `n` bytes has at most `n` fields and rows, so room is made once a piece and nothing is
/// checked once a field.
struct BlockStore: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var fields: UnsafeMutablePointer<DelimitedField>
  private(set) var rows: UnsafeMutablePointer<DelimitedRow>
  private(set) var byteCount = 0
  var fieldCount = 0
  var rowCount = 0
  private var byteCapacity = 1024
  private var fieldCapacity = 1024
  private var rowCapacity = 1024

  init() {
    bytes = .allocate(capacity: byteCapacity)
    fields = .allocate(capacity: fieldCapacity)
    rows = .allocate(capacity: rowCapacity)
    bytes[0] = 0
  }

  deinit {
    bytes.deallocate()
    fields.deallocate()
    rows.deallocate()
  }

  /// The rows, lent until the next change.
  var block: DelimitedBlock {
    DelimitedBlock(
      rows: UnsafeBufferPointer(start: rows, count: rowCount),
      fields: UnsafeBufferPointer(start: fields, count: fieldCount),
      bytes: UnsafeBufferPointer(start: bytes, count: byteCount))
  }

  /// Adds text, and makes room for what may be found in it.
  ///
  /// A zero stands after the text, so that one byte beyond it may be looked at.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    Self.reserve(&bytes, byteCount, &byteCapacity, more: text.count + 1)
    Self.reserve(&fields, fieldCount, &fieldCapacity, more: text.count + 1)
    Self.reserve(&rows, rowCount, &rowCapacity, more: text.count + 1)
    (bytes + byteCount).initialize(from: start, count: text.count)
    byteCount += text.count
    bytes[byteCount] = 0
  }

  private static func reserve<Element: BitwiseCopyable>(
    _ storage: inout UnsafeMutablePointer<Element>, _ count: Int, _ capacity: inout Int, more: Int
  ) {
    guard more > capacity - count else { return }
    capacity = max(count + more, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }

  /// Forgets all rows, the fields before `firstField`, and the text before `firstByte`, and moves
  /// what is left to the front.
  mutating func removeRows(firstField: Int, firstByte: Int) {
    rowCount = 0
    let kept = fieldCount - firstField
    for index in 0..<kept {
      fields[index] = fields[firstField + index].moved(back: firstByte)
    }
    fieldCount = kept
    byteCount -= firstByte
    bytes.update(from: bytes + firstByte, count: byteCount)
    bytes[byteCount] = 0
  }
}
