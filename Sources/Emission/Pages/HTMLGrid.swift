import ReturnModel

/// The rows of a table as an HTML table, with what a screen reader needs to find its way.
struct HTMLGrid {
  let table: Table
  let captionID: String

  /// The table, a row a line.
  var lines: [String] {
    let caption = table.caption.isEmpty ? table.title : table.caption
    let headings = table.columns.map { column in
      HTMLText.element("th", column.heading, attributes: "scope=\"col\"" + marked(column.kind))
    }
    return ["<table>", HTMLText.element("caption", caption, attributes: "id=\"\(captionID)\"")]
      + ["<thead>", "<tr>\(headings.joined())</tr>", "</thead>", "<tbody>"]
      + table.squareRows.enumerated().map(row) + ["</tbody>", "</table>"]
  }

  private func row(_ number: Int, _ cells: [Table.Cell]) -> String {
    if case .across(let text)? = cells.first {
      let span = "scope=\"rowgroup\" colspan=\"\(table.columns.count)\""
      return "<tr class=\"break\">\(HTMLText.element("th", text, attributes: span))</tr>"
    }
    let elements = zip(cells, table.columns).enumerated().map { place, pair in
      let (cell, column) = pair
      let name = place == 0 ? "th" : "td"
      let command = table.command(at: Table.Place(row: number, column: place)).first
      let attributes =
        (place == 0 ? " scope=\"row\"" : "") + marked(column.kind)
        + (command.map { " title=\"\(HTMLText.escaped($0))\"" } ?? "")
      return "<\(name)\(attributes)>\(content(cell))</\(name)>"
    }
    return "<tr>\(elements.joined())</tr>"
  }

  private func marked(_ kind: Table.Column.Kind) -> String {
    kind == .number ? " class=\"number\"" : ""
  }

  private func content(_ cell: Table.Cell) -> String {
    let cell = cell.bare
    if case .series(let values, let shown) = cell {
      return Sparkline(values: values, words: shown).text
    }
    if case .link(let words, let place) = cell { return HTMLLink(words, to: place).element }
    guard case .withheld(let reason) = cell else { return HTMLText.escaped(cell.shown) }
    return HTMLText.element("abbr", reason.symbol, attributes: "title=\"\(reason.words)\"")
  }
}
