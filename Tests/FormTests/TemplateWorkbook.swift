import Foundation
import TestSupport

/// Writes a return as the Department's template holds it: nine stacked tables on one sheet.
struct TemplateWorkbook {
  let flat: FlatReturn
  /// Whether days count from 1904.
  var is1904 = false
  /// How a whole number is stored: `12`, or `12.0`.
  var numbersAreFloats = false

  private static let labels = [
    "Header Record", "Person Record", "Requests Records", "Assessments Records",
    "Named Plan Records", "Plan Detail Records", "Active Plan Records",
    "Placement Detail Records", "SEN Need Records",
  ]
  /// Headings that are not the field's own name.
  private static let headings = [
    "Collection": "Collection Name", "LEA": "LA Number", "SerialNo": "Serial Number",
    "DateTime": "Date & Time \n(ccyy-mm-ddThh:mm:ss)", "DMO": "Designated Medical Officer",
    "PersonBirthDate": "Date of Birth \n(ccyy-mm-dd)", "GenderCurrent": "Gender",
    "UPN": "UPN - Unique Pupil Number", "UPNunknown": "UPN and ULN unavailable – Reason",
    "ReceivedDate": "Date request was received",
    "Week20": "Twenty week time limit exceptions apply",
    "PB": "Personal Budget taken up", "EntryDate": "Placement Start Date",
    "URN": "URN - Unique Reference Number", "SENtype": "SEN Type of Need",
    "PlacementRank": "Placement Rank (1=Primary, 2=Secondary)",
    "ReviewMeeting": "Annual Review Meeting Date",
    "LastReview": "EHC Plan Review Decisions Date",
  ]

  init(_ flat: FlatReturn) { self.flat = flat }

  /// Writes the workbook and gives its path.
  func write(to folder: TemporaryFolder, name: String = "template.xlsx") throws -> String {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "_rels/.rels",
      "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )
    zip.add(
      "xl/workbook.xml",
      "<workbook xmlns:r='r'><workbookPr date1904='\(is1904)'/><sheets>"
        + "<sheet name='Data Entry Template' sheetId='1' r:id='s1'/></sheets></workbook>")
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='s1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
        + "<Relationship Id='s2' Type='x/styles' Target='styles.xml'/></Relationships>")
    zip.add(
      "xl/styles.xml",
      "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>")
    zip.add("xl/worksheets/sheet1.xml", sheet)
    return try folder.write(zip.data, to: name)
  }

  private var sheet: String {
    var lines: [[String]] = [[text("SEN2 Person Level Census Template")], []]
    for (module, label) in zip(FlatReturn.modules, Self.labels) {
      lines += [[text(label)]] + table(module) + [[], []]
    }
    let rows = lines.enumerated().map { number, cells in
      let placed = cells.enumerated().map { column, cell in
        cell.replacing("<c", with: "<c r='\(Self.letter(column))\(number + 1)'", maxReplacements: 1)
      }
      return "<row r='\(number + 1)'>\(placed.joined())</row>"
    }
    return "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"
  }

  private func table(_ module: String) -> [[String]] {
    let rows = flat.rows[module] ?? []
    let isChild = !["Header", "Person"].contains(module)
    var fields = Set(rows.flatMap(\.values.keys)).sorted()
    // A table without rows still has the headings it is known by.
    if fields.isEmpty, ["PlanDetail", "PlacementDetail"].contains(module) {
      fields = ["PlacementRank"]
    }
    let ids =
      module == "Header"
      ? [] : ["Person ID\n\n(explained)"] + (isChild ? ["Requests record ID"] : [])
    let headings = ["Record Type"] + ids + fields.map { Self.headings[$0] ?? $0 }
    return [headings.map(text)]
      + rows.map { row in
        let numbers = module == "Header" ? [] : [row.person] + (isChild ? [row.request] : [])
        return [text(module)] + numbers.map { value(String($0), of: "") }
          + fields.map { value(row.values[$0] ?? "", of: $0) }
      }
  }

  private func text(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<c t='inlineStr'><is><t xml:space='preserve'>\(escaped)</t></is></c>"
  }

  private func value(_ content: String, of field: String) -> String {
    if content.isEmpty { return "<c s='1'/>" }
    if let serial = serial(content) { return "<c s='1'><v>\(serial)</v></c>" }
    // Text that is only digits is what people type as a number, unless it would lose zeros.
    if let number = Int(content), String(number) == content {
      return "<c><v>\(number)\(numbersAreFloats ? ".0" : "")</v></c>"
    }
    if field == "SerialNo", let number = Int(content) { return "<c><v>\(number)</v></c>" }
    return text(content)
  }

  /// The day number Excel has for a date, worked out by Foundation's calendar.
  private func serial(_ content: String) -> String? {
    guard let (year, month, day, clock) = FlatReturn.date(content), let dayNumber = Int(day),
      let yearNumber = Int(year)
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(year: yearNumber, month: month, day: dayNumber)
    let epoch =
      is1904
      ? DateComponents(year: 1904, month: 1, day: 1)
      : DateComponents(year: 1899, month: 12, day: 30)
    guard parts.isValidDate(in: calendar), let date = calendar.date(from: parts),
      let first = calendar.date(from: epoch),
      let days = calendar.dateComponents([.day], from: first, to: date).day
    else { return nil }
    let times = clock.split(separator: ":").compactMap { Double($0) }
    let fraction = (times[0] * 3600 + times[1] * 60 + times[2]) / 86_400
    return fraction == 0 ? String(days) : String(Double(days) + fraction)
  }

  private static func letter(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(65 + column % 26)))
  }
}
