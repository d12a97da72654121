/// How much of anything one delimited text may hold before it is refused.
package struct DelimitedLimits: Equatable, Sendable {
  /// Bytes of one field.
  package var fieldLength: Int
  /// Bytes of one row.
  package var rowLength: Int
  /// Fields of one row.
  package var fieldCount: Int

  /// Makes limits; the defaults are far above any known extract.
  package init(fieldLength: Int = 1 << 20, rowLength: Int = 8 << 20, fieldCount: Int = 16_384) {
    self.fieldLength = fieldLength
    self.rowLength = rowLength
    self.fieldCount = fieldCount
  }
}
