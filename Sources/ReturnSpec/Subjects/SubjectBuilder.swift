package import ReturnModel

/// Builds one subject record by record; its room is used again for the next.
package struct SubjectBuilder {
  /// The subject so far.
  package private(set) var subject = Subject()
  /// The readers of all fields, those of a module together.
  private let readers: [CellReader]
  private let firstReaders: [Int]
  private let limits: [Int]
  private var open: [Int] = []

  /// Makes a builder for the modules and fields of a round.
  package init(_ round: RoundSpec) {
    var (readers, firstReaders) = ([CellReader](), [0])
    for (module, layout) in round.schema.modules.enumerated() {
      for (field, spec) in layout.fields.enumerated() {
        readers.append(
          CellReader(
            kind: spec.kind, list: spec.list, pattern: round.patterns[module][field]))
      }
      firstReaders.append(readers.count)
    }
    (self.readers, self.firstReaders) = (readers, firstReaders)
    limits = round.modules.map { $0.limit ?? .max }
  }

  /// The position of the record that fields and records now go to; -1 before the first.
  package var current: Int { open.last ?? -1 }

  /// Forgets the last subject and makes ready for number `ordinal`.
  package mutating func begin(ordinal: Int) {
    subject.clear()
    subject.ordinal = ordinal
    open.removeAll(keepingCapacity: true)
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
    subject.cells.append(
      contentsOf: repeatElement(Cell(), count: firstReaders[module + 1] - firstReaders[module]))
    open.append(record)
    return true
  }

  /// Closes the current record.
  package mutating func closeRecord() {
    guard let record = open.popLast() else { return }
    subject.records[record].end = Int32(subject.records.count)
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
    guard !text.isEmpty, let record = open.last else { return true }
    let index = Int(subject.records[record].firstCell) + field
    guard subject.cells[index].state == .absent else { return false }
    let module = Int(subject.records[record].module)
    let (state, payload) = readers[firstReaders[module] + field].read(text)
    if state == .invalid { subject.hasInvalidCell = true }
    subject.cells[index] = Cell(
      start: Int32(subject.text.count), count: Int32(text.count), line: Int32(clamping: line),
      state: state, payload: payload)
    subject.text.append(contentsOf: text)
    return true
  }

  /// Puts a field's text into the current record, as ``set(_:_:line:)-swift.method`` does.
  package mutating func set(_ field: Int, _ text: [UInt8], line: Int) -> Bool {
    text.withUnsafeBufferPointer { set(field, $0, line: line) }
  }

  @inline(__always)
  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}
