import Reconciliation
import TestSupport

extension PrintedTable {
  /// A table written as lines of cells with `|` between, the headings first; a first line that begins
  /// with `#` declares.
  init(_ text: String, name: String = "table") {
    var lines = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    var declaration = TableDeclaration()
    if let first = lines.first, first.count == 1 {
      declaration.take(String(first[0].dropFirst(2)))
      lines.removeFirst()
    }
    self.init(
      name: name, declaration: declaration, headings: lines[0], headingLine: 1,
      rows: lines.dropFirst().enumerated().map { ($1, $0 + 2) })
  }

  /// What is found in the table, as `grade check cell printed expected`.
  var told: [String] { Self.told([self]) }

  /// What is found in tables taken together.
  static func told(_ tables: [PrintedTable]) -> [String] {
    Reconciler.contradictions(in: tables).map { found in
      let cell = found.cells.first?.split(separator: "(").last.map { $0.dropLast() } ?? ""
      return ["\(found.grade) \(found.check.rawValue) \(cell)", found.printed, found.expected]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
