/// An `.xlsx` workbook: a part for each sheet, and parts for the styles and texts they share.
struct OfficeOpenBook: WorkbookContent {
  let sheets: [String]
  let epoch: SheetDate.Epoch
  private let archive: Archive
  private let parts: [String: String]
  private let limits: SpreadsheetLimits
  private let folder: String?
  private var styles: CellStyles?
  private var texts: SharedTexts?
  private let stylesPart: String?
  private let textsPart: String?

  init(
    _ archive: Archive, limits: SpreadsheetLimits, spillingInto folder: String?
  ) throws(SpreadsheetFailure) {
    self.archive = archive
    self.folder = folder
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

  mutating func read(
    where isWanted: (String) -> Bool, _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    if styles == nil { styles = try CellStyles(archive, part: stylesPart) }
    if texts == nil {
      texts = try SharedTexts(archive, part: textsPart, limits: limits, folder: folder)
    }
    guard let styles, let texts else { return }
    for name in sheets where isWanted(name) {
      guard let part = parts[name], archive.holds(part) else {
        throw SpreadsheetFailure(.noSheet, place: name, "there is no such sheet.")
      }
      var reader = SheetReader(sheet: name, styles: styles, texts: texts, limits: limits)
      guard try archive.readSheet(part, &reader, { body(name, $0) }) else { return }
    }
  }
}
