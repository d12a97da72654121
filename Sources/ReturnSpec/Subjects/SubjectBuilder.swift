package import ReturnModel

/// Builds one subject record by record; its room is used again for the next.
package struct SubjectBuilder {
  /// The subject so far.
  package private(set) var subject = Subject()
  private let readers: CellReaders
  private let limits: [Int]
  /// As many absent cells as the largest module has fields.
  private let blanks: [Cell]
  private var open: [Int] = []
  /// The first cell of the current record, and the first field of its module; -1 without one.
  private var firstCell = -1
  private var firstField = -1
  /// How much of the subject's text is in use; the rest is room.
  private var textCount = 0

  /// Makes a builder for the modules and fields of a round.
  package init(_ round: RoundSpec) {
    readers = round.readers
    limits = round.modules.map { $0.limit ?? .max }
    let largest = round.schema.modules.map(\.fields.count).max() ?? 0
    blanks = Array(repeating: Cell(), count: largest)
  }

  /// The position of the record that fields and records now go to; -1 before the first.
  package var current: Int { open.last ?? -1 }

  /// Forgets the last subject and makes ready for number `ordinal`.
  package mutating func begin(ordinal: Int) {
    subject.cells.removeAll(keepingCapacity: true)
    subject.records.removeAll(keepingCapacity: true)
    subject.hasInvalidCell = false
    if !subject.carried.isEmpty { subject.carried.removeAll(keepingCapacity: true) }
    subject.ordinal = ordinal
    textCount = 0
    open.removeAll(keepingCapacity: true)
    goTo(-1)
  }

  /// Opens a record of `module` under the current one; `false` when no more may stand there.
  package mutating func openRecord(_ module: Int, line: Int) -> Bool {
    let ordinal = 1 + siblings(of: module)
    guard ordinal <= limits[module] else { return false }
    let record = subject.records.count
    subject.records.append(
      SubjectRecord(
        module: Int32(module), parent: Int32(current), end: Int32(record + 1),
        ordinal: Int32(ordinal), line: Int32(clamping: line),
        firstCell: Int32(subject.cells.count)))
    subject.cells.append(contentsOf: blanks[..<readers.fieldCount(of: module)])
    open.append(record)
    goTo(record)
    return true
  }

  /// Closes the current record.
  package mutating func closeRecord() {
    guard let record = open.popLast() else { return }
    subject.records[record].end = Int32(subject.records.count)
    goTo(current)
  }

  /// Makes `record` the one that fields go to.
  private mutating func goTo(_ record: Int) {
    guard record >= 0 else {
      (firstCell, firstField) = (-1, -1)
      return
    }
    firstCell = Int(subject.records[record].firstCell)
    firstField = readers.firstField(of: Int(subject.records[record].module))
  }

  /// Keeps the text of column number `column` of those carried through, of the current record's row.
  package mutating func carry(_ column: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard current >= 0 else { return }
    subject.carried.append(
      CarriedText(record: current, column: column, text: String(decoding: text, as: UTF8.self)))
  }

  private func siblings(of module: Int) -> Int {
    guard let parent = open.last else { return 0 }
    var count = 0
    var next = parent + 1
    while next < subject.records.count {
      if Int(subject.records[next].module) == module { count += 1 }
      next = Int(subject.records[next].end)
    }
    return count
  }

  /// Puts a field's text into the current record; `false` when the field has one already.
  ///
  /// White space around it is dropped, and an empty text is an absent field.
  package mutating func set(_ field: Int, _ text: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
    let text = Self.trimmed(text)
    guard !text.isEmpty, firstCell >= 0 else { return true }
    let index = firstCell + field
    guard subject.cells[index].state == .absent else { return false }
    let (state, payload) = readers.read(text, as: firstField + field)
    if state == .invalid { subject.hasInvalidCell = true }
    subject.cells[index] = Cell(
      start: Int32(textCount), count: Int32(text.count), line: Int32(clamping: line),
      state: state, payload: payload)
    keep(text)
    return true
  }

  /// Puts a field's text into the current record, as ``set(_:_:line:)-swift.method`` does.
  package mutating func set(_ field: Int, _ text: [UInt8], line: Int) -> Bool {
    text.withUnsafeBufferPointer { set(field, $0, line: line) }
  }

  /// Adds to the subject's text.
  ///
  /// It is written over that of the subject before and so hardly ever made longer: to append to an
  /// array costs more than most texts are long.
  @inline(__always)
  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>) {
    if subject.text.count - textCount < text.count { makeRoom(for: text.count) }
    let end = textCount
    subject.text.withUnsafeMutableBufferPointer { room in
      guard let to = room.baseAddress, let from = text.baseAddress else { return }
      UnsafeMutableRawPointer(to + end).copyText(from, count: text.count)
    }
    textCount += text.count
  }

  @inline(never)
  private mutating func makeRoom(for count: Int) {
    let more = max(1024, subject.text.count, count)
    subject.text.append(contentsOf: repeatElement(0, count: more))
  }

  @inline(__always)
  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}

extension UnsafeMutableRawPointer {
  /// Copies a text that is likely to be short: up to sixteen bytes are two words that may overlap.
  @inline(__always)
  fileprivate func copyText(_ from: UnsafePointer<UInt8>, count: Int) {
    let from = UnsafeRawPointer(from)
    switch count {
    case 8...16:
      let last = from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
      storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    case 4...7:
      let last = from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
      storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    case 1: storeBytes(of: from.load(as: UInt8.self), as: UInt8.self)
    default: copyMemory(from: from, byteCount: count)
    }
  }
}
