/// One figure with its key as it stands packed in a ``FigureBlock``; a view, good as long as the
/// bytes are.
///
/// Packed it is: the key, four 32-bit numbers; the length of the printed text, 32 bits; a byte of
/// marks; the value, the number above the line and the one below, each only when there is one; the
/// printed text. Byte order is the machine's: the form never leaves it.
package struct FigureRecord {
  /// Which parts of a figure are there, and why it has no value.
  struct Marks {
    static let value: UInt8 = 1 << 3
    static let numerator: UInt8 = 1 << 4
    /// The number above the line is the value, as in every count, and is not repeated.
    static let numeratorIsValue: UInt8 = 1 << 5
    static let denominator: UInt8 = 1 << 6
    static let printed: UInt8 = 1 << 7
  }

  /// The bytes before the numbers.
  static let headerSize = 21
  private static let reasons: [Withheld?] = [nil] + Withheld.allCases

  private let start: UnsafeRawPointer
  private let marks: UInt8

  /// Looks at the record that begins at `start`, which must be there whole.
  package init(at start: UnsafeRawPointer) {
    self.start = start
    marks = start.load(fromByteOffset: 20, as: UInt8.self)
  }

  /// The key.
  package var key: FigureKey {
    FigureKey(
      indicator: start.loadUnaligned(as: Int32.self),
      area: start.loadUnaligned(fromByteOffset: 4, as: Int32.self),
      period: start.loadUnaligned(fromByteOffset: 8, as: Int32.self),
      breakdown: start.loadUnaligned(fromByteOffset: 12, as: Int32.self))
  }

  /// The length of the whole record.
  package var size: Int { printedStart + printedCount }

  /// The whole record.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: size) }

  /// The number of the reason for no value, from 1 in the order of ``Withheld/allCases``; 0 for a
  /// figure that has one.
  package var reasonNumber: Int { Int(marks & 7) }

  /// Why there is no value.
  package var withheld: Withheld? { Self.reasons[reasonNumber] }

  /// The figure itself.
  package var value: Double? { has(Marks.value) ? number(0) : nil }

  /// The number above the line.
  package var numerator: Double? {
    if has(Marks.numeratorIsValue) { return value }
    return has(Marks.numerator) ? number(has(Marks.value) ? 1 : 0) : nil
  }

  /// The number below the line.
  package var denominator: Double? {
    guard has(Marks.denominator) else { return nil }
    return number((has(Marks.value) ? 1 : 0) + (has(Marks.numerator) ? 1 : 0))
  }

  /// The bytes of the printed text, if there is one.
  package var printed: UnsafeBufferPointer<UInt8>? {
    guard has(Marks.printed) else { return nil }
    let text = (start + printedStart).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: text, count: printedCount)
  }

  /// The figure, its text copied.
  package var figure: Figure {
    Figure(
      numerator: numerator, denominator: denominator, value: value,
      printed: printed.map { String(decoding: $0, as: UTF8.self) }, withheld: withheld)
  }

  private func has(_ mark: UInt8) -> Bool { marks & mark != 0 }

  private func number(_ position: Int) -> Double {
    start.loadUnaligned(fromByteOffset: Self.headerSize + position * 8, as: Double.self)
  }

  private var printedCount: Int {
    Int(start.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  private var printedStart: Int {
    let numbers = marks & (Marks.value | Marks.numerator | Marks.denominator)
    return Self.headerSize + numbers.nonzeroBitCount * 8
  }

  static func number(of reason: Withheld?) -> UInt8 {
    UInt8(reasons.firstIndex(of: reason) ?? 0)
  }
}
