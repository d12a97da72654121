import Foundation
import TestSupport

/// One Annex A list as a test makes it: headings and rows of texts, all of made-up people.
struct ListTable {
  /// The sheet's name, and the beginning of the file's.
  var name: String
  var headings: [String]
  var rows: [[String]]

  /// The common head of Lists 1 to 9.
  static let head = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
  ]

  /// List 1 with the children, days and sources given.
  static func contacts(_ rows: [(child: String, day: String, source: String)]) -> ListTable {
    ListTable(
      name: "List_1", headings: head + ["Date of Contact", "Contact Source"],
      rows: rows.map { [$0.child, "a) Male", "a) WBRI", "01/01/2015", "10", $0.day, $0.source] })
  }

  /// The list as CSV.
  var csv: String {
    ([headings] + rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}

/// A workbook with a list a sheet.
struct ListWorkbook {
  var tables: [ListTable]
  /// A title above the headings of each list, as Ofsted's template has it.
  var hasTitles = true
  /// Whether days count from 1904.
  var is1904 = false
  /// Whether days are numbers, as in a workbook, or texts.
  var hasSerials = true
  /// More entries of the archive.
  var extra: [String: String] = [:]
  /// What the first sheet claims to grow to.
  var claimedSize: Int?
  /// What follows the rows of each sheet.
  var tail = ""

  /// Writes the workbook and gives its path.
  func write(to folder: TemporaryFolder, name: String = "lists.xlsx") throws -> String {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "_rels/.rels",
      "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )
    var (sheets, links) = ("", "<Relationship Id='st' Type='x/styles' Target='styles.xml'/>")
    for (number, table) in tables.enumerated() {
      sheets += "<sheet name='\(table.name)' sheetId='\(number + 1)' r:id='s\(number)'/>"
      links += "<Relationship Id='s\(number)' Type='x/worksheet' Target='s\(number).xml'/>"
      zip.add(
        "xl/s\(number).xml", Array(sheet(table).utf8), claimedSize: number == 0 ? claimedSize : nil)
    }
    zip.add(
      "xl/workbook.xml",
      "<workbook xmlns:r='r'><workbookPr date1904='\(is1904)'/><sheets>\(sheets)</sheets></workbook>"
    )
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>")
    zip.add(
      "xl/styles.xml",
      "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>")
    for (name, text) in extra { zip.add(name, text) }
    return try folder.write(zip.data, to: name)
  }

  private func sheet(_ table: ListTable) -> String {
    var lines = [table.headings] + table.rows
    if hasTitles { lines.insert(["\(table.name): title"], at: 0) }
    let rows = lines.enumerated().map { number, cells in
      let placed = cells.enumerated().map { cell($1, column: $0, row: number + 1) }
      return "<row r='\(number + 1)'>\(placed.joined())</row>"
    }
    return "<worksheet><sheetData>\(rows.joined())</sheetData>\(tail)</worksheet>"
  }

  private func cell(_ text: String, column: Int, row: Int) -> String {
    guard !text.isEmpty else { return "" }
    let place = "\(String(UnicodeScalar(UInt8(65 + column))))\(row)"
    if hasSerials, let serial = serial(text) {
      return "<c r='\(place)' s='1'><v>\(serial)</v></c>"
    }
    let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<c r='\(place)' t='inlineStr'><is><t>\(safe)</t></is></c>"
  }

  /// Days of `dd/mm/ccyy` from the workbook's epoch, counted by Foundation.
  private func serial(_ text: String) -> Int? {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let from = DateComponents(
      year: is1904 ? 1904 : 1899, month: is1904 ? 1 : 12, day: is1904 ? 1 : 30)
    let to = DateComponents(year: parts[2], month: parts[1], day: parts[0])
    guard let start = calendar.date(from: from), let end = calendar.date(from: to) else {
      return nil
    }
    return calendar.dateComponents([.day], from: start, to: end).day
  }
}
