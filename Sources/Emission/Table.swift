package import ReturnModel

/// A table for people, in any format: typed columns, rows, and what must be said of them.
package struct Table: Hashable, Sendable {
  /// A column's key, heading and kind.
  package struct Column: Hashable, Sendable {
    /// What a column holds, which decides how it is aligned.
    package enum Kind: Hashable, Sendable {
      /// Words, aligned left.
      case text
      /// Numbers, aligned right.
      case number
    }

    /// The column's name for machines, in snake case.
    package let key: String
    /// The column's heading for people.
    package let heading: String
    /// What the column holds.
    package let kind: Kind

    /// Makes a column; without a heading the key serves.
    package init(_ key: String, heading: String? = nil, kind: Kind = .text) {
      self.key = key
      self.heading = heading ?? key
      self.kind = kind
    }
  }

  /// A place in a table, by row and column.
  package struct Place: Hashable, Sendable {
    /// The row, counted from 0 under the headings.
    package let row: Int
    /// The column, counted from 0.
    package let column: Int

    /// Makes a place.
    package init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
  }

  /// What stands in one place of a table.
  package indirect enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// Words that lead to another page, by its place from this one.
    case link(String, to: String)
    /// A whole number.
    case whole(Int)
    /// A number, and the text people are shown for it.
    case number(Double, shown: String)
    /// Numbers over time, the earliest first, and the text people are shown for them.
    case series([Double], shown: String)
    /// A reason in place of a number; its symbol is shown, and told in the key of symbols.
    case withheld(Withheld)
    /// Words that stand across the whole row, first and alone in it: what follows is to be read
    /// apart from what came before.
    case across(String)
    /// A cell with the figures it shows: one, or for a part of a year the months it is added up from.
    case traced(Cell, to: [FigureCoordinates])
    /// Nothing belongs here.
    case empty
  }

  /// The table's title.
  package var title: String
  /// What the table shows, in a sentence; may be empty.
  package var caption: String
  /// The columns.
  package var columns: [Column]
  /// The rows; a row with too few cells ends in empty ones, and one with too many loses the rest.
  package var rows: [[Cell]]
  /// Notes printed under the table.
  package var notes: [String]
  /// Where the figures are from, a line each.
  package var sources: [String]
  /// The command that explains what stands in a place.
  package var commands: [Place: String] = [:]

  /// Makes a table; the first column heads its row.
  package init(
    title: String, caption: String = "", columns: [Column], rows: [[Cell]], notes: [String] = [],
    sources: [String] = []
  ) {
    self.title = title
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.sources = sources
  }

  /// The rows, each with exactly a cell a column.
  package var squareRows: [[Cell]] {
    rows.map { row in
      Array(row.prefix(columns.count))
        + repeatElement(.empty, count: max(0, columns.count - row.count))
    }
  }

  /// The commands that explain what stands in a place; none for words.
  func command(at place: Place) -> [String] {
    if let command = commands[place] { return [command] }
    guard rows.indices.contains(place.row), rows[place.row].indices.contains(place.column) else {
      return []
    }
    return rows[place.row][place.column].coordinates.map { CellCommand.explain($0).text }
  }

  /// The places that have a command, row by row.
  var explainedPlaces: [Place] {
    rows.indices.flatMap { row in columns.indices.map { Place(row: row, column: $0) } }
      .filter { !command(at: $0).isEmpty }
  }

  /// The symbols that stand in the table, in their fixed order.
  var symbols: [Withheld] {
    let shown = Set(squareRows.joined().map(\.bare))
    return Withheld.allCases.filter { shown.contains(.withheld($0)) }
  }
}

extension Table.Cell {
  /// Whether the cell stands across its row.
  var isAcross: Bool {
    if case .across = self { return true }
    return false
  }

  /// The cell as people see it.
  package var shown: String {
    switch self {
    case .text(let text), .across(let text), .link(let text, _): text
    case .whole(let number): String(number)
    case .number(_, let shown), .series(_, let shown): shown
    case .withheld(let reason): reason.symbol
    case .traced(let cell, _): cell.shown
    case .empty: ""
    }
  }

  /// The cell without the figures it is traced to.
  package var bare: Table.Cell {
    if case .traced(let cell, _) = self { return cell.bare }
    return self
  }

  /// The figures the cell shows; none for words.
  package var coordinates: [FigureCoordinates] {
    if case .traced(_, let coordinates) = self { return coordinates }
    return []
  }
}
