import ReturnModel

/// A table on a page, in a frame that scrolls where it must, with what must be said of it.
struct HTMLTable {
  let table: Table
  let id: String
  /// More commands than this are told by one of them.
  private static let longestList = 60

  /// The table, then its symbols, notes and sources under headings of `level`, then how each figure
  /// is explained.
  func lines(level: Int) -> [String] {
    let key = table.symbols.map { "\($0.symbol): \($0.words)" }
    return [
      "<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(id)-caption\" tabindex=\"0\">"
    ] + HTMLGrid(table: table, captionID: "\(id)-caption").lines + ["</div>"]
      + HTMLText.list("Symbols", key, level: level)
      + HTMLText.list("Notes", table.notes, level: level)
      + HTMLText.list("Sources", table.sources, level: level) + commands
  }

  /// The commands that explain the figures, for a reader who cannot point at a cell.
  private var commands: [String] {
    let places = table.explainedPlaces
    guard !places.isEmpty else { return [] }
    let rows = table.squareRows
    let isOneColumn = Set(places.map(\.column)).count == 1
    var lines: [String] = []
    for place in places.prefix(Self.longestList) {
      let head = rows[place.row].first?.shown ?? ""
      let words = isOneColumn ? head : "\(head), \(table.columns[place.column].heading)"
      let commands = table.command(at: place).map { HTMLText.element("code", $0) }
      let line = "<li>\(HTMLText.escaped(words)): \(commands.joined(separator: ", "))</li>"
      // Of several figures of one place, from other sources, one command tells.
      if !lines.contains(line) { lines.append(line) }
    }
    let rest = places.count - Self.longestList
    return ["<details class=\"commands\">", HTMLText.element("summary", "Explain these figures")]
      + [
        HTMLText.element(
          "p", "Each command tells what its figure is made of. STORE stands for the store's path.")
      ] + ["<ul>"] + lines
      + (rest > 0
        ? [HTMLText.element("li", "\(rest) more; each figure's command is its title")] : [])
      + ["</ul>", "</details>"]
  }
}
