internal import MarkupEvents

/// Makes rows of the events of an `.ods` workbook.
///
/// A row or cell that says it is repeated is given as often, as far as it holds something: a sheet
/// ends in a million empty rows, which cost nothing. Notes on cells and tables inside cells are no
/// part of a cell's text.
struct OpenDocumentReader {
  private let limits: SpreadsheetLimits
  private var sheet = ""
  private var isWanted = false
  /// How many tables, and how many notes, the event stands in.
  private var tables = 0
  private var notes = 0
  private var row = SheetRow()
  private var nextRow = 1
  private var rowRepeats = 1
  private var nextColumn = 0
  private var cell: OpenDocumentCell?
  /// Cells that repeating has made in this sheet.
  private var copies = 0

  init(limits: SpreadsheetLimits) { self.limits = limits }

  /// Takes a block of events; false when `body` wants no more rows.
  mutating func take(
    _ block: borrowing MarkupBlock, where isWanted: (String) -> Bool,
    _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    var next = 0
    for event in block.events {
      let name = block.names[event.nameID]
      switch event.kind {
      case .open, .leaf:
        let attributes = next..<(next + Int(event.attributeCount))
        next = attributes.upperBound
        try begin(event, name, block, attributes, isWanted)
        if event.kind == .leaf, try !end(name, body) { return false }
      case .close: if try !end(name, body) { return false }
      case .stray: try text(block.text(of: event))
      }
    }
    return true
  }

  private mutating func begin(
    _ event: MarkupEvent, _ name: String, _ block: borrowing MarkupBlock, _ attributes: Range<Int>,
    _ isWanted: (String) -> Bool
  ) throws(SpreadsheetFailure) {
    switch name {
    case "table":
      if tables == 0 {
        sheet = block.string(of: "name", among: attributes) ?? ""
        self.isWanted = isWanted(sheet)
        (nextRow, copies) = (1, 0)
      }
      tables += 1
    case "annotation": notes += 1
    case "table-row" where isHere:
      (row.number, nextColumn) = (nextRow, 0)
      row.clear()
      rowRepeats = try repeats("number-rows-repeated", block, attributes)
    case "table-cell" where isHere, "covered-table-cell" where isHere:
      var cell = OpenDocumentCell(block, attributes)
      cell.repeats = try repeats("number-columns-repeated", block, attributes)
      self.cell = cell
    case "p", "h": if isInCell { cell?.beginParagraph() }
    case "s":
      let count = block.string(of: "c", among: attributes).flatMap { Int($0) } ?? 1
      guard count <= limits.textLength else { throw bad("a cell's text is too long") }
      if isInCell { cell?.text += repeatElement(0x20, count: max(0, count)) }
    case "tab": if isInCell { cell?.text.append(0x09) }
    case "line-break": if isInCell { cell?.text.append(0x0A) }
    default: break
    }
    if event.kind == .leaf { try text(block.text(of: event)) }
  }

  private mutating func end(
    _ name: String, _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    switch name {
    case "table": tables = max(0, tables - 1)
    case "annotation": notes = max(0, notes - 1)
    case "table-cell" where isInCell, "covered-table-cell" where isInCell: try endCell()
    case "table-row" where isHere: return try endRow(body)
    default: break
    }
    return true
  }

  /// Whether the event stands in a sheet that is wanted, and in nothing inside a cell.
  private var isHere: Bool { isWanted && tables == 1 && notes == 0 }

  private var isInCell: Bool { isHere && cell != nil }

  private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) {
    guard isInCell, !bytes.isEmpty, cell?.isInParagraph == true else { return }
    guard (cell?.text.count ?? 0) + bytes.count <= limits.textLength else {
      throw bad("a cell's text is too long")
    }
    cell?.text += bytes
  }

  private mutating func endCell() throws(SpreadsheetFailure) {
    guard let cell else { return }
    self.cell = nil
    let (first, after) = (nextColumn, nextColumn + cell.repeats)
    nextColumn = after
    guard let (kind, text) = cell.content, !text.isEmpty else { return }
    guard after <= SpreadsheetLimits.columns else { throw bad("a cell stands too far right") }
    try count(copies: cell.repeats - 1)
    let start = row.textCount
    text.withUnsafeBufferPointer { row.append($0) }
    for column in first..<after {
      row.cells.append(SheetCell(column: column, kind: kind, text: start..<row.textCount))
    }
    guard row.textCount <= 64 * limits.textLength else { throw bad("the row is too long") }
  }

  private mutating func endRow(
    _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    let (first, after) = (nextRow, nextRow + rowRepeats)
    nextRow = after
    guard !row.cells.isEmpty else { return true }
    guard after - 1 <= SpreadsheetLimits.rows else { throw bad("a row's number is too large") }
    try count(copies: (rowRepeats - 1) * row.cells.count)
    for number in first..<after {
      row.number = number
      guard body(sheet, row) else { return false }
    }
    return true
  }

  private mutating func count(copies more: Int) throws(SpreadsheetFailure) {
    copies += more
    guard copies <= limits.repeatedCells else {
      throw SpreadsheetFailure(
        .tooLarge, place: place,
        "its cells are repeated more than \(limits.repeatedCells) times. Check the file.")
    }
  }

  private func repeats(
    _ name: String, _ block: borrowing MarkupBlock, _ attributes: Range<Int>
  ) throws(SpreadsheetFailure) -> Int {
    guard let text = block.string(of: name, among: attributes) else { return 1 }
    guard text.utf8.count <= 10, let count = Int(text), count > 0 else {
      throw bad("a cell or row is repeated '\(name)' times that are no number")
    }
    return count
  }

  private var place: String { "sheet '\(sheet)' row \(nextRow)" }

  private func bad(_ what: String) -> SpreadsheetFailure {
    SpreadsheetFailure(.badPart, place: place, "\(what). Save the workbook again.")
  }
}
