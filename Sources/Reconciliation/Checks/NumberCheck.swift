/// Cells among numbers that are none, and are no mark for a missing one.
struct NumberCheck {
  let table: PrintedTable

  func contradictions() -> [Contradiction] {
    table.numberColumns.flatMap { column in
      let cells = table.rows.indices.map { table.rows[$0].cells[column] }
      guard cells.count(where: { $0.number != nil }) * 2 > cells.count else {
        return [Contradiction]()
      }
      return table.rows.indices.compactMap { row in
        let cell = cells[row]
        guard cell.number == nil, !cell.isMissing, cell.text.contains(where: \.isNumber) else {
          return nil
        }
        return Contradiction(
          grade: .query, check: .number, table: table.name, line: table.rows[row].line,
          cells: [table.place(row, column)], printed: cell.text, expected: "",
          wording:
            "'\(cell.text)' stands among numbers and is none; it was left out of every check.",
          action: "Correct it, or print a symbol and say what it means.")
      }
    }
  }
}
