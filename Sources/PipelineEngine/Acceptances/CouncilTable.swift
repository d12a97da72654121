internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel

/// A small table that a council keeps beside its configuration, read strictly: columns by name, every
/// one known.
///
/// What is wrong with it is a fault of configuration, whose message quotes no cell that may be about a
/// person.
struct CouncilTable {
  /// A row of it.
  struct Row {
    /// The line it begins on; 1-based.
    let line: Int
    fileprivate let file: String
    fileprivate let cells: [String: String]

    /// The text of a column, without the `'` that keeps a spreadsheet from running it; "" when empty.
    func text(_ column: String) -> String { cells[column] ?? "" }

    /// The same; refused when it is empty.
    func required(_ column: String) throws(StageFailure) -> String {
      let text = text(column)
      guard !text.isEmpty else { throw failure("'\(column)' is empty") }
      return text
    }

    /// A day; `nil` when the cell is empty.
    func day(_ column: String) throws(StageFailure) -> CalendarDate? {
      let text = text(column)
      guard !text.isEmpty else { return nil }
      guard let day = CalendarDate(text) else {
        throw failure("'\(column)' is not a day such as 2026-03-31")
      }
      return day
    }

    /// A failure that names the row.
    func failure(_ problem: String) -> StageFailure {
      CouncilTable.failure("\(file):\(line)", problem)
    }
  }

  /// The rows, in order.
  let rows: [Row]
  /// The names of the columns, in order.
  let columns: [String]

  /// More rows than anybody keeps by hand.
  private static let mostRows = 1_000_000

  /// Reads the file `path`: it has every one of `required`, and none that is neither there nor in
  /// `optional`; with `optional` `nil` any other column is taken.
  init(path: String, required: [String], optional: [String]?) throws(StageFailure) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let source: TextSource
    do { source = try TextSource(path: path) } catch { throw Self.failure(file, error.wording) }
    var table = TableExtract(source, file: file)
    var (columns, rows) = ([String](), [Row]())
    do {
      try table.read(
        header: { header throws(StageFailure) in
          columns = try Self.columns(header, file, required, optional)
        },
        row: { texts, line throws(StageFailure) in
          guard rows.count < Self.mostRows else {
            throw Self.failure(file, "it has more than \(Self.mostRows) rows")
          }
          if texts.allSatisfy(\.isEmpty) { return }
          let cells = zip(columns, texts.map(Self.plain))
          rows.append(
            Row(line: line, file: file, cells: Dictionary(cells, uniquingKeysWith: { $1 })))
        })
    } catch {
      // No extract is to blame.
      throw StageFailure(
        .specify, .usage, subject: error.subject, problem: error.problem, advice: error.advice)
    }
    (self.columns, self.rows) = (columns, rows)
  }

  private static func columns(
    _ header: [String], _ file: String, _ required: [String], _ optional: [String]?
  ) throws(StageFailure) -> [String] {
    let names = header.map { $0.trimmed.lowercased() }
    for name in required where !names.contains(name) {
      throw failure("\(file):1", "there is no column '\(name)'")
    }
    if Set(names).count < names.count {
      throw failure("\(file):1", "two columns have one name")
    }
    guard let optional else { return header.map(\.trimmed).replacingKnown(required) }
    for name in names where !(required + optional).contains(name) {
      let hint = NearestName.to(name, among: required + optional).map { " Did you mean '\($0)'?" }
      throw failure("\(file):1", "unknown column '\(name.prefix(60))'.\(hint ?? "")")
    }
    return names
  }

  /// The text without what stands around it, and without the `'` of ``DelimitedWriter``.
  static func plain(_ text: String) -> String {
    let text = text.trimmed
    guard text.first == "'", let second = text.dropFirst().first, "=+-@\t\r".contains(second) else {
      return text
    }
    return String(text.dropFirst())
  }

  fileprivate static func failure(_ subject: String, _ problem: String) -> StageFailure {
    StageFailure(.specify, .usage, subject: subject, problem: problem)
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = self.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension [String] {
  /// The names, those of `known` spelt as they are known.
  fileprivate func replacingKnown(_ known: [String]) -> [String] {
    map { name in known.first { $0 == name.lowercased() } ?? name }
  }
}
