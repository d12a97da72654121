/// Where in a specification a text stands.
package struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// The file, as it should be told to a person.
  package var file: String
  /// The line; 1-based.
  package var line: Int
  /// The column of the first character; 1-based, in characters.
  package var column: Int

  /// Makes a place.
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place as `file:line:column`.
  package var description: String { "\(file):\(line):\(column)" }

  /// The place `columns` characters further along the line.
  package func advanced(by columns: Int) -> SourcePlace {
    SourcePlace(file: file, line: line, column: column + columns)
  }
}
