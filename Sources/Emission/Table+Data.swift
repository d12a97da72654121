extension Table {
  /// The table as CSV for a spreadsheet, headed by the columns' keys.
  ///
  /// Numbers have all their digits, reasons are their symbols, and no cell can be taken for a formula.
  package var csv: [UInt8] {
    let rows = squareRows.map { row in
      row.map { cell in
        if case .number(let value, _) = cell.bare { return NumberText.shortest(value) ?? "" }
        return cell.shown
      }
    }
    return CSVText.bytes(heading: columns.map(\.key), rows: rows)
  }

  /// The table as a JSON array of objects with the columns' keys.
  ///
  /// Numbers have all their digits; a reason in place of a number is its symbol, as a string.
  package var json: String {
    let keys = columns.map(\.key)
    return JSONText.lines(
      squareRows.map { row in
        let values = row.map { cell in
          switch cell.bare {
          case .text, .link, .across, .withheld, .series, .traced: JSONText.string(cell.shown)
          case .whole(let number): JSONText.number(number)
          case .number(let value, _): JSONText.number(value)
          case .empty: "null"
          }
        }
        return JSONText.object(keys, values)
      })
  }
}
