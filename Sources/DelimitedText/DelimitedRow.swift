/// One row of delimited text, and where it stands.
@frozen package struct DelimitedRow: Equatable, Sendable {
  @usableFromInline let firstField: Int
  /// How many fields the row has; 0 for a blank line.
  package let fieldCount: Int
  /// The line the row begins on, from 1.
  package let line: Int
  /// How many bytes of (decoded) text stand before the row.
  package let offset: Int

  @inlinable init(firstField: Int, fieldCount: Int, line: Int, offset: Int) {
    self.firstField = firstField
    self.fieldCount = fieldCount
    self.line = line
    self.offset = offset
  }
}
