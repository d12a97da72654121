internal import MarkupEvents

/// Makes rows of the events of a sheet.
struct SheetReader {
  private let sheet: String
  private let styles: CellStyles
  private let texts: SharedTexts
  private let limits: SpreadsheetLimits
  var row = SheetRow()
  private(set) var lastRow = 0
  var isInRow = false
  private var column = -1
  private var style = 0
  private(set) var type: CellType = .number
  private var isInCell = false
  /// The column that the cell says it has; -1 when it does not.
  private var given = -1
  private var phonetic = 0
  /// Where the text of the cell that is being read begins.
  private var textStart = 0
  private var hasValue = false

  /// What a cell's `t` says.
  enum CellType: String {
    case number = "n"
    case shared = "s"
    case formula = "str"
    case inline = "inlineStr"
    case boolean = "b"
    case error = "e"
    case date = "d"
  }

  init(sheet: String, styles: CellStyles, texts: SharedTexts, limits: SpreadsheetLimits) {
    self.sheet = sheet
    self.styles = styles
    self.texts = texts
    self.limits = limits
  }

  /// Takes a block of events; false when `body` wants no more rows.
  mutating func take(
    _ block: borrowing MarkupBlock, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    var next = 0
    for event in block.events {
      let name = block.names[event.nameID]
      switch event.kind {
      case .open, .leaf:
        let last = next + Int(event.attributeCount)
        try begin(event, name, block, next..<last)
        next = last
        if event.kind == .leaf { try end(name) }
      case .close: try end(name)
      case .stray: break
      }
      if name == "row", event.kind != .open, !isInRow, !row.cells.isEmpty {
        guard body(row) else { return false }
        row.clear()
      }
    }
    return true
  }

  private mutating func begin(
    _ event: MarkupEvent, _ name: String, _ block: borrowing MarkupBlock, _ attributes: Range<Int>
  ) throws(SpreadsheetFailure) {
    switch name {
    case "row": try beginRow(block, attributes)
    case "c" where isInRow: try beginCell(block, attributes)
    case "rPh": if event.kind == .open { phonetic += 1 }
    case "v" where isInCell && event.kind == .leaf && type != .inline:
      try value(block.text(of: event))
    case "t" where isInCell && event.kind == .leaf && type == .inline && phonetic == 0:
      try value(block.text(of: event))
    default: break
    }
  }

  private mutating func end(_ name: String) throws(SpreadsheetFailure) {
    switch name {
    case "row": isInRow = false
    case "rPh": phonetic = max(0, phonetic - 1)
    case "c" where isInCell: try endCell()
    default: break
    }
  }

  private mutating func beginRow(
    _ block: borrowing MarkupBlock, _ attributes: Range<Int>
  ) throws(SpreadsheetFailure) {
    var number = lastRow + 1
    for attribute in block.attributes[attributes] where block.names[attribute.nameID] == "r" {
      number = try rowNumber(block.value(of: attribute))
    }
    try openRow(number)
  }

  func rowNumber(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) -> Int {
    guard let number = Self.integer(text) else { throw bad("a row has no number") }
    return number
  }

  /// Begins a row.
  mutating func openRow(_ number: Int) throws(SpreadsheetFailure) {
    guard !isInRow else { throw bad("a row stands in a row") }
    guard number > lastRow else { throw bad("rows do not stand in order") }
    guard number <= SpreadsheetLimits.rows else { throw bad("a row's number is too large") }
    (lastRow, row.number, isInRow, column) = (number, number, true, -1)
    row.clear()
  }

  private mutating func beginCell(
    _ block: borrowing MarkupBlock, _ attributes: Range<Int>
  ) throws(SpreadsheetFailure) {
    try openCell()
    for attribute in block.attributes[attributes] {
      let value = block.value(of: attribute)
      switch block.names[attribute.nameID] {
      case "r": try place(value)
      case "s": style = Self.integer(value) ?? 0
      case "t": try setType(value)
      default: break
      }
    }
    try startCell()
  }

  /// Begins a cell whose attributes follow.
  mutating func openCell() throws(SpreadsheetFailure) {
    guard !isInCell else { throw bad("a cell stands in a cell") }
    (type, style, given) = (.number, 0, -1)
  }

  /// Takes the place that a cell says it has.
  mutating func place(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) {
    guard let found = Self.column(text) else { throw bad("a cell has no place") }
    given = found
  }

  /// Takes the style that a cell says it has.
  mutating func setStyle(_ text: UnsafeBufferPointer<UInt8>) { style = Self.integer(text) ?? 0 }

  /// Takes the type that a cell says it has.
  mutating func setType(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) {
    if text.count == 1, text[0] == UInt8(ascii: "s") {
      type = .shared
      return
    }
    guard let found = CellType(rawValue: String(decoding: text, as: UTF8.self)) else {
      throw bad("a cell is of no known type")
    }
    type = found
  }

  /// Ends a cell's attributes.
  mutating func startCell() throws(SpreadsheetFailure) {
    let found = given >= 0 ? given : column + 1
    guard found > column else { throw bad("cells do not stand in order") }
    guard found < SpreadsheetLimits.columns else { throw bad("a cell stands too far right") }
    (column, isInCell, hasValue, textStart) = (found, true, false, row.textCount)
  }

  /// Takes a cell's value.
  mutating func value(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) {
    hasValue = true
    guard type == .shared else {
      guard row.textCount - textStart + text.count <= limits.textLength else {
        throw bad("a cell's text is too long")
      }
      row.append(text)
      return
    }
    guard let number = Self.integer(text), number < texts.count else {
      throw bad("a cell names a text that is not there")
    }
    guard try texts.append(number, to: &row, longest: limits.textLength) else {
      throw bad("a cell's text is too long")
    }
  }

  /// Ends a cell.
  mutating func endCell() throws(SpreadsheetFailure) {
    isInCell = false
    guard hasValue, row.textCount > textStart else { return }
    let kind: SheetCell.Kind =
      switch type {
      case .number: styles.isDate(style) ? .date : .number
      case .shared, .formula, .inline, .date: .text
      case .boolean: .boolean
      case .error: .error
      }
    row.cells.append(SheetCell(column: column, kind: kind, text: textStart..<row.textCount))
    guard row.textCount <= 64 * limits.textLength else { throw bad("the row is too long") }
  }

  /// Forgets a row that could not be taken to its end, so that it can be read again.
  mutating func forgetRow(after last: Int) {
    (lastRow, isInRow, isInCell) = (last, false, false)
    row.clear()
  }

  private func bad(_ what: String) -> SpreadsheetFailure {
    SpreadsheetFailure(
      .badPart, place: "sheet '\(sheet)' row \(max(lastRow, 1))",
      "\(what). Save the workbook again.")
  }

  /// A number from at most ten digits.
  private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...10).contains(text.count) else { return nil }
    var number = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// The column, from 0, of a place such as `AB12`.
  private static func column(_ place: UnsafeBufferPointer<UInt8>) -> Int? {
    var (column, letters) = (0, 0)
    for byte in place {
      guard (0x41...0x5A).contains(byte) else { break }
      column = column * 26 + Int(byte - 0x40)
      letters += 1
    }
    guard (1...4).contains(letters), letters < place.count else { return nil }
    return column - 1
  }
}
