import Foundation
import Spreadsheet
import TestSupport

/// A workbook of one sheet, `List 1`, made of parts a test may replace.
struct SmallWorkbook {
  static let rels = """
    <Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>\
    </Relationships>
    """
  static let book = """
    <workbook xmlns:r="r"><sheets><sheet name="List 1" sheetId="1" r:id="s1"/></sheets></workbook>
    """
  static let links = """
    <Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="s2" Type="x/styles" Target="styles.xml"/>\
    <Relationship Id="s3" Type="x/sharedStrings" Target="/xl/shared.xml"/></Relationships>
    """
  static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-809]dd\\ mmm\\ yyyy;@"/>\
    <numFmt numFmtId="171" formatCode="0.00&quot;d&quot;"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>\
    <xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
    """
  static let shared = """
    <sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>NO</t></rPh></si>\
    <si/><si><t xml:space="preserve"> sp &amp; ce </t></si></sst>
    """

  var parts: [String: String]

  init(_ rows: String) {
    parts = [
      "_rels/.rels": Self.rels, "xl/workbook.xml": Self.book,
      "xl/_rels/workbook.xml.rels": Self.links, "xl/styles.xml": Self.styles,
      "xl/shared.xml": Self.shared,
      "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(rows)</sheetData></worksheet>",
    ]
  }

  var data: Data {
    var zip = StoredZip()
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) { zip.add(name, text) }
    return zip.data
  }
}

/// A sheet as lines: `row: column kind text, ...`.
func lines(
  _ data: Data, sheet: String = "List 1", limits: SpreadsheetLimits = SpreadsheetLimits()
) throws -> [String] {
  let folder = try TemporaryFolder()
  let workbook = try Workbook(path: try folder.write(data, to: "book.xlsx"), limits: limits)
  var lines: [String] = []
  try workbook.read(sheet) { row in
    let cells = row.cells.map { "\($0.column) \($0.kind) \(row.string($0))" }
    lines.append("\(row.number): \(cells.joined(separator: ", "))")
    return true
  }
  return lines
}
