/// A CSV text as rows of named cells, split by a reader that shares nothing with the project's own.
public struct PlainTable: Sendable {
  /// The names in the first row.
  public let columns: [String]
  /// The other rows, each by column.
  public let rows: [[String: String]]

  /// Splits `text`; an empty one has no columns and no rows.
  public init(_ text: String) {
    var lines: [[String]] = []
    var (line, cell, isQuoted) = ([String](), "", false)
    var characters = text.unicodeScalars.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch character {
      case "\"" where isQuoted && next == "\"":
        cell.append("\"")
        next = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        line.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        lines.append(line + [cell])
        (line, cell) = ([], "")
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(character)
      }
    }
    if !line.isEmpty || !cell.isEmpty { lines.append(line + [cell]) }
    let columns = lines.first ?? []
    self.columns = columns
    rows = lines.dropFirst().map { cells in
      Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first })
    }
  }

  /// One column's cells, from the first row down.
  public func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }
}
