/// A column of an external list, by the names of both.
package struct ListColumn: Hashable, Sendable {
  /// The list's name, as rules spell it.
  package let list: String
  /// The column's heading, byte for byte.
  package let column: String

  /// Makes a reference to a column.
  package init(list: String, column: String) {
    self.list = list
    self.column = column
  }
}
