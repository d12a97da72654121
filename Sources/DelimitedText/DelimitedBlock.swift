/// A run of rows, lent for the length of one call.
///
/// Nothing in it may be kept: the next ``DelimitedReader/feed(_:)`` writes over it. Copy what has
/// to stay.
package struct DelimitedBlock: ~Copyable {
  /// The rows, in the text's order; blank lines are rows of no fields.
  package let rows: UnsafeBufferPointer<DelimitedRow>
  @usableFromInline let fields: UnsafeBufferPointer<DelimitedField>
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>

  init(
    rows: UnsafeBufferPointer<DelimitedRow>, fields: UnsafeBufferPointer<DelimitedField>,
    bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.rows = rows
    self.fields = fields
    self.bytes = bytes
  }

  /// The `index`-th field of `row`, from 0; `index` must be below the row's field count.
  @inlinable package func field(_ index: Int, of row: DelimitedRow) -> DelimitedField {
    fields[row.firstField + index]
  }

  /// The bytes of the `index`-th field of `row`, unescaped.
  @inlinable package func text(_ index: Int, of row: DelimitedRow) -> UnsafeBufferPointer<UInt8> {
    let field = fields[row.firstField + index]
    let start = Int(field.start)
    return UnsafeBufferPointer(rebasing: bytes[start..<(start + field.count)])
  }

  /// The `index`-th field of `row`, unescaped and copied.
  package func string(_ index: Int, of row: DelimitedRow) -> String {
    String(decoding: text(index, of: row), as: UTF8.self)
  }

  /// Every field of `row`, unescaped and copied; for header rows and messages.
  package func strings(of row: DelimitedRow) -> [String] {
    (0..<row.fieldCount).map { string($0, of: row) }
  }
}
