/// How a delimited text parts its fields and its rows.
package struct Dialect: Hashable, Sendable {
  /// What ends a row.
  package enum RowEnd: String, Sendable {
    /// A line feed, with or without a carriage return before it.
    case lineFeed = "line feed"
    /// A carriage return alone, as old Macintosh programs write.
    case carriageReturn = "carriage return"
  }

  /// The byte between fields: a comma, semicolon, tab or bar.
  package let separator: UInt8
  /// What ends a row.
  package let rowEnd: RowEnd

  /// Makes a dialect.
  package init(separator: UInt8 = UInt8(ascii: ","), rowEnd: RowEnd = .lineFeed) {
    self.separator = separator
    self.rowEnd = rowEnd
  }
}
