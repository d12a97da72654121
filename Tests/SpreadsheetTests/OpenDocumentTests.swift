import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What an `.ods` workbook's cells are read as.
@Suite struct OpenDocumentTests {
  private typealias Sheet = SmallOpenDocument

  @Test func everyKindOfCellIsTold() throws {
    let rows =
      Sheet.row(
        Sheet.text("a &amp; b") + "<table:table-cell/>" + Sheet.number("12.5")
          + "<table:table-cell office:value-type='percentage' office:value='0.5'/>"
          + "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
          + "<table:table-cell office:value-type='date' office:date-value='2024-03-31'/>"
          + "<table:table-cell office:value-type='string' office:string-value='held'/>")
    #expect(
      try lines(Sheet(rows).data) == [
        "1: 0 text a & b, 2 number 12.5, 3 number 0.5, 4 boolean 1, 5 text 2024-03-31, 6 text held"
      ])
  }

  @Test func theTextOfACellIsThatOfItsParagraphsAndNotOfItsNote() throws {
    let cell = """
      <table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>\
      <text:p>one<text:s text:c='2'/>two <text:span>three</text:span><text:tab/>four</text:p>\
      <text:p>five<text:line-break/>six</text:p></table:table-cell>
      """
    #expect(
      try lines(Sheet(Sheet.row(cell)).data) == [
        "1: 0 text one  two three\tfour\nfive\nsix"
      ])
  }

  @Test func repeatedCellsAndRowsAreGivenAsOftenAndEmptyOnesCostNothing() throws {
    let rows =
      Sheet.row(
        Sheet.number("1", "table:number-columns-repeated='3'")
          + "<table:table-cell table:number-columns-repeated='16381'/>",
        "table:number-rows-repeated='2'")
      + Sheet.row("<table:table-cell/>", "table:number-rows-repeated='4'")
      + Sheet.row(Sheet.text("x"))
      + Sheet.row(
        "<table:table-cell table:number-columns-repeated='16384'/>",
        "table:number-rows-repeated='1048569'")
    #expect(
      try lines(Sheet(rows).data) == [
        "1: 0 number 1, 1 number 1, 2 number 1", "2: 0 number 1, 1 number 1, 2 number 1",
        "7: 0 text x",
      ])
  }

  @Test func rowsOfGroupsAndHeadersAreRowsAndTablesInsideCellsAreNot() throws {
    let inner =
      "<table:table-cell><text:p>out</text:p><table:table table:name='in'>"
      + Sheet.row(Sheet.text("in")) + "</table:table></table:table-cell>"
    let rows =
      "<table:table-header-rows>\(Sheet.row(Sheet.text("head")))</table:table-header-rows>"
      + "<table:table-row-group>\(Sheet.row(inner))</table:table-row-group>"
    #expect(try lines(Sheet(rows).data) == ["1: 0 text head", "2: 0 text out"])
  }

  @Test func sheetsAreListedAndReadOneByOneOrInOnePass() throws {
    let sheets = ["Cover", "Table_1a"].map {
      "<table:table table:name='\($0)'>\(Sheet.row(Sheet.text("in \($0)")))</table:table>"
    }.joined()
    let folder = try TemporaryFolder()
    let book = try Workbook(
      path: try folder.write(Sheet(sheets: sheets).data, to: "b.ods"))
    #expect(book.sheets == ["Cover", "Table_1a"])
    var seen: [String] = []
    try book.read("Table_1a") { row in
      seen.append(row.string(row.cells[0]))
      return true
    }
    try book.readAll { sheet, row in
      seen.append("\(sheet): \(row.string(row.cells[0]))")
      return true
    }
    #expect(seen == ["in Table_1a", "Cover: in Cover", "Table_1a: in Table_1a"])
  }

  @Test func aWorkbookIsNoArchiveOfExtracts() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Sheet(Sheet.row(Sheet.text("x"))).data, to: "b.ods")
    #expect(try ZipFile(path: path).isDocument)
  }

  /// What a spreadsheet stores of 17.1, 28, 34.6 and others: the fifteenth digit is the last meant.
  @Test(arguments: [
    ("17.100000000000001", "17.1"), ("28.000000000000004", "28"), ("34.599999999999994", "34.6"),
    ("91.10000000000001", "91.1"), ("0.99999999999999989", "1"), ("-9.9999999999999999", "-10"),
    ("0.00012345678901234567", "0.000123456789012346"),
    ("123456789012345678", "123456789012345678"),
    ("1234567890.12345678", "1234567890.12346"), ("17.10", "17.10"), ("0", "0"), ("1E+3", "1E+3"),
    ("0.1000000000000000055", "0.1"), ("999999999999999.9", "1000000000000000"),
  ])
  func numbersAreReadToFifteenSignificantDigits(_ stored: String, _ meant: String) throws {
    #expect(try lines(Sheet(Sheet.row(Sheet.number(stored))).data) == ["1: 0 number \(meant)"])
  }
}
