import Spreadsheet
import TestSupport
import Testing

/// What a workbook's cells are read as.
@Suite struct WorkbookTests {
  @Test func everyKindOfCellIsTold() throws {
    let rows = """
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="AA2"><v>12.0</v></c>\
      </row><row r="5" spans="1:3"><c r="A5" s="1"><v>45000</v></c><c r="B5" s="2"><v>45000.5</v></c>\
      <c r="C5" s="3"><v>1E3</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="e"><v>#N/A</v></c>\
      <c r="F5" t="str"><f>A1&amp;"x"</f><v>calculated</v></c>\
      <c r="G5" t="inlineStr"><is><t>in</t></is></c><c r="H5" t="s"><v>3</v></c>\
      <c r="I5" s="1"/><c r="J5" t="s"><v>2</v></c></row>
      """
    #expect(
      try lines(SmallWorkbook(rows).data) == [
        "2: 0 text plain, 2 text rich, 26 number 12.0",
        "5: 0 date 45000, 1 date 45000.5, 2 number 1E3, 3 boolean 1, 4 error #N/A, "
          + "5 text calculated, 6 text in, 7 text  sp & ce ",
      ])
  }

  @Test func cellsAndRowsWithoutPlacesFollowEachOther() throws {
    let rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"
    #expect(
      try lines(SmallWorkbook(rows).data) == ["1: 0 number 1, 2 number 3", "3: 0 number 4"])
  }

  @Test func sheetsAreListedInOrderAndAmpersandsRead() throws {
    var workbook = SmallWorkbook("")
    workbook.parts["xl/workbook.xml"] = """
      <workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="CIN &amp; CP" r:id="s1"/>\
      <sheet name="Early Help" state="hidden" r:id="s1"/></sheets></workbook>
      """
    let folder = try TemporaryFolder()
    let book = try Workbook(path: try folder.write(workbook.data, to: "b.xlsx"))
    #expect(book.sheets == ["CIN & CP", "Early Help"])
    #expect(book.epoch == .year1904)
  }

  @Test func readingStopsWhenNoMoreIsWanted() throws {
    let rows = (1...9).map { "<row r='\($0)'><c r='A\($0)'><v>\($0)</v></c></row>" }.joined()
    let folder = try TemporaryFolder()
    let book = try Workbook(path: try folder.write(SmallWorkbook(rows).data, to: "b.xlsx"))
    var seen: [Int] = []
    try book.read("List 1") { row in
      seen.append(row.number)
      return seen.count < 2
    }
    #expect(seen == [1, 2])
  }

  @Test(
    arguments: [
      // The day that never was, and the days about it.
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", nil), ("61", "1900-03-01"),
      ("45000", "2023-03-15"), ("45000.5", "2023-03-15T12:00:00"),
      ("45698.395833333336", "2025-02-10T09:30:00"), ("45000.999999", "2023-03-16"),
      ("2958465", "9999-12-31"), ("2958466", nil), ("0", nil), ("0.5", nil), ("-1", nil),
      ("x", nil),
      ("nan", nil), ("1e300", nil), ("", nil),
    ] as [(String, String?)])
  func aDayOfThe1900EpochIsRead(_ serial: String, _ expected: String?) {
    #expect(SheetDate.text(serial, epoch: .year1900) == expected)
  }

  @Test(arguments: [
    ("0", "1904-01-01"), ("60", "1904-03-01"), ("43538", "2023-03-15"),
    ("43538.25", "2023-03-15T06:00:00"),
  ])
  func aDayOfThe1904EpochIsRead(_ serial: String, _ expected: String) {
    #expect(SheetDate.text(serial, epoch: .year1904) == expected)
  }

  @Test(arguments: [
    ("dd/mm/yyyy", true), ("[$-809]d mmmm yyyy;@", true), ("mmm-yy", true), ("m", true),
    ("hh:mm", false), ("[h]:mm:ss", false), ("mm:ss.0", false), ("0.00", false), ("General", false),
    ("\"day\" 0", false), ("0\\d", false), ("[Red]#,##0", false), ("_d0", false), ("@", false),
    ("yyyy\\-mm\\-dd\\ hh:mm:ss", true),
  ])
  func aFormatIsADateWhenItPrintsADay(_ code: String, _ isDate: Bool) throws {
    var workbook = SmallWorkbook("<row><c s='2'><v>45000</v></c></row>")
    let escaped = code.replacing("\"", with: "&quot;")
    workbook.parts["xl/styles.xml"] = """
      <styleSheet><numFmts><numFmt numFmtId="170" formatCode="\(escaped)"/></numFmts>\
      <cellXfs><xf/><xf/><xf numFmtId="170"/></cellXfs></styleSheet>
      """
    #expect(try lines(workbook.data) == ["1: 0 \(isDate ? "date" : "number") 45000"])
  }
}
