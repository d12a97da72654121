import ReturnModel

/// Tables as Markdown that reads well unrendered too.
package struct MarkdownPage: Sendable {
  /// The page's title.
  package var title: String
  /// The tables, in order.
  package var tables: [Table]
  /// What the page was made from, a line each.
  package var generatedFrom: [String]
  /// The marking shown under the title.
  package var classification: String

  /// Makes a page marked INTERNAL.
  package init(
    title: String, tables: [Table], generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    self.title = title
    self.tables = tables
    self.generatedFrom = generatedFrom
    self.classification = classification
  }

  /// The page, as text that ends in a line feed.
  package var text: String {
    var blocks = ["# \(MarkdownText.escaped(title))"]
    if !classification.isEmpty { blocks.append("**\(MarkdownText.escaped(classification))**") }
    for table in tables { blocks += Self.blocks(table, isHeaded: table.title != title) }
    if !generatedFrom.isEmpty {
      blocks += ["Made from:", Self.list(generatedFrom)]
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func blocks(_ table: Table, isHeaded: Bool) -> [String] {
    var blocks: [String] = []
    if isHeaded { blocks.append("## \(MarkdownText.escaped(table.title))") }
    if !table.caption.isEmpty { blocks.append(MarkdownText.line(table.caption)) }
    blocks.append(grid(table))
    if !table.symbols.isEmpty {
      let key = table.symbols.map { "\($0.symbol) \($0.words)" }.joined(separator: "; ")
      blocks.append("Symbols: \(MarkdownText.escaped(key)).")
    }
    if !table.notes.isEmpty { blocks += ["Notes:", list(table.notes)] }
    if !table.sources.isEmpty { blocks += ["Sources:", list(table.sources)] }
    return blocks
  }

  private static func list(_ lines: [String]) -> String {
    lines.map { "- \(MarkdownText.line($0))" }.joined(separator: "\n")
  }

  /// The rows between bars, each column as wide as its widest cell.
  private static func grid(_ table: Table) -> String {
    let headings = table.columns.map { MarkdownText.escaped($0.heading) }
    let rows = table.squareRows.map { $0.map { MarkdownText.escaped($0.shown) } }
    // Words across a row would make its first column as wide as they are long.
    let isAcross = [false] + table.squareRows.map { $0.first?.isAcross ?? false }
    let widths = headings.indices.map { column in
      zip([headings] + rows, isAcross).filter { !$0.1 }.map { $0.0[column].count }.max()
        .map { max($0, 3) } ?? 3
    }
    let kinds = table.columns.map(\.kind)
    let rule = zip(widths, kinds).map { width, kind in
      String(repeating: "-", count: kind == .number ? width - 1 : width)
        + (kind == .number ? ":" : "")
    }
    let lines = ([headings, rule] + rows).map { cells in
      let padded = cells.indices.map { pad(cells[$0], to: widths[$0], kinds[$0]) }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    return lines.joined(separator: "\n")
  }

  private static func pad(_ text: String, to width: Int, _ kind: Table.Column.Kind) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return kind == .number ? space + text : text + space
  }
}
