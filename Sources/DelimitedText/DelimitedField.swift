/// Where a field's bytes stand in its block; quotes are already taken off and `""` made `"`.
@frozen package struct DelimitedField: Equatable, Sendable {
  @usableFromInline let start: UInt32
  @usableFromInline let countAndMarks: UInt32

  @usableFromInline static var quotedMark: UInt32 { 1 << 31 }
  @usableFromInline static var irregularMark: UInt32 { 1 << 30 }

  @inlinable init(start: Int, count: Int, marks: UInt32 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    countAndMarks = UInt32(truncatingIfNeeded: count) | marks
  }

  /// The same field in a text that lost its first `distance` bytes.
  func moved(back distance: Int) -> Self {
    Self(
      start: Int(start) - distance, count: count,
      marks: countAndMarks & (Self.quotedMark | Self.irregularMark))
  }

  @inlinable var count: Int { Int(countAndMarks & ~(3 << 30)) }

  /// Whether the field stood in quotes.
  @inlinable package var isQuoted: Bool { countAndMarks & Self.quotedMark != 0 }

  /// Whether text followed the closing quote, as in `"a"b`; it is kept, as `ab`.
  @inlinable package var isIrregular: Bool { countAndMarks & Self.irregularMark != 0 }
}
