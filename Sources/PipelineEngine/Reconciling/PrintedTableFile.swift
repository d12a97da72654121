internal import ByteInput
internal import DelimitedText
internal import Foundation
internal import Ingest
internal import PipelineCore
internal import Reconciliation

/// Reads the printed tables of a CSV file: one, or several with a blank line between.
///
/// Above a table may stand lines that begin with `#`, which declare things (`# unit: £000`), and its
/// title. A file of the same name that ends in `.txt` declares for every table of the file.
struct PrintedTableFile {
  private typealias Row = (texts: [String], line: Int)

  /// A table of a report is read by people; what is larger is none.
  private static let sizeLimit = 1 << 20
  private static let rowLimit = 500
  private static let columnLimit = 60

  let path: String
  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The tables, in order.
  func tables() throws(StageFailure) -> [PrintedTable] {
    let lines = try text(of: path).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var declaration = TableDeclaration()
    let beside = path.hasSuffix(".csv") ? String(path.dropLast(4)) + ".txt" : ""
    if FileManager.default.fileExists(atPath: beside) {
      for line in try text(of: beside).split(whereSeparator: \.isNewline) {
        declaration.take(String(line))
      }
    }
    var blocks: [(declaration: TableDeclaration, rows: [Row])] = []
    for block in try Self.blocks(
      rows(lines.map(Self.withoutComment).joined(separator: "\n")), lines)
    {
      var own = declaration
      for line in block.comments { own.take(line) }
      guard Self.continues(block.rows, blocks.last?.rows) else {
        blocks.append((own, block.rows))
        continue
      }
      blocks[blocks.count - 1].rows += block.rows
    }
    let tables = blocks.enumerated().compactMap { number, block in
      Self.table(
        block.rows, block.declaration, name: blocks.count > 1 ? "\(name)#\(number + 1)" : name)
    }
    for table in tables
    where table.rows.count > Self.rowLimit || table.headings.count > Self.columnLimit {
      throw failure(
        "it has \(table.rows.count) rows and \(table.headings.count) columns, too many for a printed table",
        "Give the table of the report, not its data: \(Self.rowLimit) rows and \(Self.columnLimit) columns "
          + "at most.")
    }
    guard !tables.isEmpty else {
      throw failure("it holds no table", "A table has a row of headings and rows of figures.")
    }
    return tables
  }

  private func text(of path: String) throws(StageFailure) -> String {
    do throws(InputFailure) {
      var source = try TextSource(path: path)
      var bytes: [UInt8] = []
      while let chunk = try source.next() {
        bytes.append(contentsOf: chunk)
        if bytes.count > Self.sizeLimit { break }
      }
      if bytes.count <= Self.sizeLimit { return String(decoding: bytes, as: UTF8.self) }
    } catch { throw StageFailure(name, error) }
    throw failure(
      "it is too large for a printed table", "Give the table of the report, not its data.")
  }

  private func rows(_ text: String) throws(StageFailure) -> [Row] {
    var reader = DelimitedReader(dialect: Self.dialect(of: text))
    var rows: [Row] = []
    do throws(DelimitedFailure) {
      let bytes = Array(text.utf8)
      try bytes.withUnsafeBufferPointer { bytes throws(DelimitedFailure) in try reader.feed(bytes) }
      try reader.finish()
    } catch { throw failure(error.description, "Check the quoting of fields that hold commas.") }
    reader.drain { block in
      for row in block.rows { rows.append((block.strings(of: row), row.line)) }
    }
    return rows
  }

  private func failure(_ problem: String, _ advice: String) -> StageFailure {
    StageFailure(.ingest, .unreadableExtract, subject: name, problem: problem, advice: advice)
  }
}

extension PrintedTableFile {
  /// The separator that most lines have: a title above the table may hold another, or none.
  private static func dialect(of text: String) -> Dialect {
    let lines = text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") })
    let separators = [",", ";", "\t", "|"].flatMap(\.utf8)
    let counts = separators.map { separator in lines.count { $0.contains(separator) } }
    let most = counts.max() ?? 0
    return Dialect(separator: counts.firstIndex(of: most).map { separators[$0] } ?? separators[0])
  }

  /// Comments become blank lines, so that lines keep their numbers.
  private static func withoutComment(_ line: Substring) -> Substring {
    line.first == "#" ? "" : line
  }

  private static func isBlank(_ row: [String]) -> Bool {
    row.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// Rows parted by blank ones, with the comments above each.
  private static func blocks(
    _ rows: [Row], _ lines: [Substring]
  ) -> [(comments: [String], rows: [Row])] {
    var blocks: [(comments: [String], rows: [Row])] = []
    var last = 0
    var isParted = true
    for row in rows where !isBlank(row.texts) {
      let between = lines[min(last, lines.count)..<min(row.line - 1, lines.count)]
      let comments = between.filter { $0.first == "#" }.map { String($0.dropFirst()) }
      isParted = last == 0 || !between.isEmpty
      if isParted { blocks.append((comments, [])) }
      blocks[blocks.count - 1].rows.append(row)
      last = row.line
    }
    return blocks
  }

  /// Whether rows after a blank line belong to the table before: they have figures from the first on.
  private static func continues(_ rows: [Row], _ before: [Row]?) -> Bool {
    guard let before, let first = rows.first, let width = before.map(\.texts.count).max() else {
      return false
    }
    let cells = first.texts.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
    return first.texts.count == width && before.count > 1 && !cells.isEmpty
      && !isHeading(first.texts)
  }

  private static func table(
    _ rows: [Row], _ declaration: TableDeclaration, name: String
  ) -> PrintedTable? {
    let filled = rows.map { row in row.texts.count { !$0.allSatisfy(\.isWhitespace) } }
    let width = rows.map(\.texts.count).max() ?? 0
    // The headings are the first row as wide as the table that fills more than one cell.
    guard width > 1,
      let heading = rows.indices.first(where: { rows[$0].texts.count == width && filled[$0] > 1 })
    else { return nil }
    var declaration = declaration
    for row in rows[..<heading] {
      declaration.take(row.texts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
    let body = rows[(heading + 1)...]
    for row in body where row.texts.count(where: { !$0.isEmpty }) == 1 && row.texts[0].count > 40 {
      declaration.take(row.texts[0])
    }
    let figures = body.filter { row in
      row.texts.dropFirst().contains { !$0.allSatisfy(\.isWhitespace) }
    }
    guard !figures.isEmpty else { return nil }
    return PrintedTable(
      name: name, declaration: declaration, headings: rows[heading].texts,
      headingLine: rows[heading].line, rows: Array(figures))
  }

  /// Headings hold no number but times.
  private static func isHeading(_ texts: [String]) -> Bool {
    texts.dropFirst().allSatisfy { PrintedCell($0).number == nil || LabelledPeriod($0) != nil }
  }
}
