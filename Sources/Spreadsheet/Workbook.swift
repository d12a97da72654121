/// An `.xlsx` workbook, read sheet by sheet and row by row.
///
/// ```swift
/// let workbook = try Workbook(path: path)
/// try workbook.read("List 1") { row in for cell in row.cells { ... } }
/// ```
/// Only the texts that cells share stand in memory. Formulas are not worked out: a cell has the
/// value that was last saved. Macros, links and pictures are never looked at.
package final class Workbook {
  /// The names of its sheets, in order, hidden ones too.
  package let sheets: [String]
  /// Which day its dates count from.
  package let epoch: SheetDate.Epoch
  private let archive: Archive
  private let parts: [String: String]
  private let limits: SpreadsheetLimits
  private var styles: CellStyles?
  private var texts: SharedTexts?
  private let stylesPart: String?
  private let textsPart: String?

  /// Opens the workbook at `path` and reads what it says of its sheets.
  package init(
    path: String, limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws(SpreadsheetFailure) {
    let archive = try Archive(path: path, limits: limits)
    self.archive = archive
    self.limits = limits
    let book = try Self.bookPart(archive)
    let links = try Relationships(archive, of: book)
    let list = try SheetList(archive, part: book, links: links)
    (sheets, parts, epoch) = (list.names, list.parts, list.epoch)
    stylesPart = links.first(ofKind: "styles").flatMap { archive.holds($0) ? $0 : nil }
    textsPart = links.first(ofKind: "sharedStrings").flatMap { archive.holds($0) ? $0 : nil }
  }

  private static func bookPart(_ archive: Archive) throws(SpreadsheetFailure) -> String {
    guard archive.holds("_rels/.rels"),
      let part = try Relationships(archive, of: "").first(ofKind: "officeDocument"),
      archive.holds(part)
    else {
      throw SpreadsheetFailure(.notAWorkbook, "it is a zip archive and no workbook.")
    }
    return part
  }

  /// Calls `body` with each row of the sheet called `name` that holds something, from the top, for
  /// as long as it says so.
  package func read(
    _ name: String, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    guard let part = parts[name], archive.holds(part) else {
      throw SpreadsheetFailure(.noSheet, place: name, "there is no such sheet.")
    }
    if styles == nil { styles = try CellStyles(archive, part: stylesPart) }
    if texts == nil { texts = try SharedTexts(archive, part: textsPart, limits: limits) }
    guard let styles, let texts else { return }
    var reader = SheetReader(sheet: name, styles: styles, texts: texts, limits: limits)
    try archive.blocks(of: part) { block throws(SpreadsheetFailure) in
      try reader.take(block, body)
    }
  }
}
