/// Some figures one after the other, packed, with keys as numbers: what goes from stage to stage
/// where there are millions of them.
///
/// An ``Observation`` each would be ten times the memory and an allocation for every text.
package struct FigureBlock: ~Copyable {
  /// How many figures there are.
  package private(set) var count = 0
  private var start: UnsafeMutableRawPointer
  private var byteCount = 0
  private var capacity = 64 << 10

  /// Makes an empty block.
  package init() { start = .allocate(byteCount: capacity, alignment: 8) }

  deinit { start.deallocate() }

  /// The figures' records one after the other, until the next change.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: byteCount)
  }

  /// Adds a figure; `printed` is copied.
  package mutating func append(
    _ key: FigureKey, value: Double?, numerator: Double?, denominator: Double?,
    withheld: Withheld?, printed: UnsafeBufferPointer<UInt8>?
  ) {
    let length = printed?.count ?? 0
    reserve(FigureRecord.headerSize + 24 + length)
    let record = start + byteCount
    record.storeBytes(of: key, as: FigureKey.self)
    record.storeBytes(of: UInt32(length), toByteOffset: 16, as: UInt32.self)
    var marks = withheld == nil ? 0 : FigureRecord.number(of: withheld)
    var end = FigureRecord.headerSize
    if let value {
      marks |= FigureRecord.Marks.value
      Self.add(value, to: record, &end)
    }
    if let numerator {
      if let value, value.bitPattern == numerator.bitPattern {
        marks |= FigureRecord.Marks.numeratorIsValue
      } else {
        marks |= FigureRecord.Marks.numerator
        Self.add(numerator, to: record, &end)
      }
    }
    if let denominator {
      marks |= FigureRecord.Marks.denominator
      Self.add(denominator, to: record, &end)
    }
    if let printed {
      marks |= FigureRecord.Marks.printed
      if let text = printed.baseAddress { (record + end).copyMemory(from: text, byteCount: length) }
    }
    record.storeBytes(of: marks, toByteOffset: 20, as: UInt8.self)
    byteCount += end + length
    count += 1
  }

  /// Adds a figure.
  package mutating func append(_ key: FigureKey, _ figure: Figure) {
    guard var printed = figure.printed else {
      return append(
        key, value: figure.value, numerator: figure.numerator, denominator: figure.denominator,
        withheld: figure.withheld, printed: nil)
    }
    printed.withUTF8 { printed in
      append(
        key, value: figure.value, numerator: figure.numerator, denominator: figure.denominator,
        withheld: figure.withheld, printed: printed)
    }
  }

  /// Forgets the figures and keeps the memory.
  package mutating func removeAll() {
    byteCount = 0
    count = 0
  }

  /// Calls `body` with each record of `bytes`, which holds whole records.
  package static func forEachRecord<Failure: Error>(
    in bytes: UnsafeRawBufferPointer, _ body: (FigureRecord) throws(Failure) -> Void
  ) throws(Failure) {
    guard let base = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count {
      let record = FigureRecord(at: base + offset)
      try body(record)
      offset += record.size
    }
  }

  @inline(__always)
  private static func add(_ number: Double, to record: UnsafeMutableRawPointer, _ end: inout Int) {
    (record + end).storeBytes(of: number, as: Double.self)
    end += 8
  }

  private mutating func reserve(_ more: Int) {
    guard byteCount + more > capacity else { return }
    capacity = max(capacity * 2, byteCount + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    larger.copyMemory(from: start, byteCount: byteCount)
    start.deallocate()
    start = larger
  }
}
