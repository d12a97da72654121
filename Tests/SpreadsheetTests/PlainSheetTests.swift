import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Rows that the scanner reads come out as libxml2 reads them, and what it leaves to libxml2 does too.
@Suite struct PlainSheetTests {
  /// After a comment the scanner leaves every row to libxml2.
  private static let comment = "<!-- -->"

  /// What a sheet comes to: its lines, or the code of its failure.
  private func outcome(_ rows: String) -> String {
    do {
      return try lines(SmallWorkbook(rows).data).joined(separator: "\n")
    } catch let failure as SpreadsheetFailure {
      return "failure \(failure.code)"
    } catch { return "\(error)" }
  }

  private static let rows = """
    <row r="1" spans="1:4" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c>\
    <c r="B1" s="1"><v>45000</v></c><c r='C1' s='0'><v>12.5</v></c><c r="D1" s="2"/></row>\

      <row r="3"> <c t="str"><f>A1&amp;"x"</f><v>a &lt; b</v></c> <c t="b"><v>1</v></c>\
    <c r="E3" t="inlineStr"><is><t xml:space="preserve"> café </t></is></c>\
    <c r="F3" t="e"><f t="shared" ref="F3:F9" si="0"/><v>#N/A</v></c></row><row r="5"/>
    <row><c r="A6" t="s"><v>3</v></c><c r="AB6"><v>-7</v></c></row>
    """

  @Test func rowsAreReadAsLibxml2ReadsThem() throws {
    let plain = outcome(Self.rows)
    #expect(plain == outcome(Self.comment + Self.rows))
    #expect(
      plain == """
        1: 0 text plain, 1 date 45000, 2 number 12.5
        3: 0 text a < b, 1 boolean 1, 4 text  café , 5 error #N/A
        6: 0 text  sp & ce , 27 number -7
        """)
  }

  /// Whatever is not plain, libxml2 reads it, and the rows after it.
  @Test(arguments: [
    "<row r='7'><c r='A7' t='inlineStr'><is><r><t>ri</t></r><r><t>ch</t></r></is></c></row>",
    "<row r='7'><c r='A7' t='str'><v>&#65;</v></c></row>", "<!-- a --><row r='7'></row>",
    "<row r='7'><c r='A7'><extLst/><v>1</v></c></row>",
    "<row r='7'><c r='A7' t='str'><v><![CDATA[x]]></v></c></row>",
    "<row r='7'><c r='A7' t='str'><v>a\rb</v></c></row>",
  ])
  func anUnusualRowIsReadToo(_ row: String) {
    let all = Self.rows + row + "<row r='8'><c r='A8'><v>8</v></c></row>"
    #expect(outcome(all) == outcome(Self.comment + all))
    #expect(outcome(all).hasSuffix("8: 0 number 8"))
  }

  /// A row that is cut, out of order or broken is refused for the same reason.
  @Test(arguments: [
    "<row r='2'></row><row r='1'></row>", "<row r='x'></row>", "<row r='1'><c r='1A'/></row>",
    "<row r='1'><c r='B1'/><c r='A1'/></row>", "<row r='1'><c r='A1' t='q'/></row>",
    "<row r='1'><c r='A1' t='s'><v>99</v></c></row>", "<row r='1'><c r='A1'><v>1</c></row>",
    "<row r='1'><c r='A1'><v>1</v></row>", "<row r='1'><c r=A1/></row>", "<row r='1'>",
    "<row r='1'><c 1='A1'/></row>", "<row r='1'><c r='A1'r='A1'/></row>", "</row>",
    "<row r='2000000'></row>",
  ])
  func whatIsWrongIsWrong(_ rows: String) {
    let found = outcome(rows)
    #expect(found.hasPrefix("failure"))
    #expect(found == outcome(Self.comment + rows))
  }

  /// One byte in another's place: both read the same, or both refuse it.
  @Test func aChangedByteMakesNoDifference() {
    let bytes = Array(Self.rows.utf8)
    let others = Array("<>&\"'/ =ac1\u{1}".utf8)
    var state: UInt64 = 5
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<400 {
      var changed = bytes
      changed[next(bytes.count)] = others[next(others.count)]
      let rows = String(decoding: changed, as: UTF8.self)
      #expect(outcome(rows) == outcome(Self.comment + rows), "\(rows)")
    }
  }

  /// Rows lie across the pieces in which a part is read.
  @Test func manyRowsComeWhole() throws {
    let rows = (1...20_000).map { "<row r=\"\($0)\"><c r=\"B\($0)\"><v>\($0 * 7)</v></c></row>" }
    let found = try lines(SmallWorkbook(rows.joined()).data)
    #expect(found.count == 20_000)
    #expect(found == (1...20_000).map { "\($0): 1 number \($0 * 7)" })
  }

  /// Texts that are too many for memory come back from the disk, of which nothing stays.
  @Test func sharedTextsComeBackFromTheDisk() throws {
    let texts = (0..<6_000).map { "text \($0) " + String(repeating: "x", count: $0 % 97) }
    var workbook = SmallWorkbook(
      (1...6_000).map {
        "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>\(($0 * 2_791) % 6_000)</v></c></row>"
      }
      .joined())
    workbook.parts["xl/shared.xml"] =
      "<sst>\(texts.map { "<si><t>\($0)</t></si>" }.joined())</sst>"
    let folder = try TemporaryFolder()
    let spill = "\(folder.path)/spill"
    try FileManager.default.createDirectory(atPath: spill, withIntermediateDirectories: false)
    let book = try Workbook(
      path: try folder.write(workbook.data, to: "b.xlsx"),
      limits: SpreadsheetLimits(sharedInMemory: 10_000), spillingInto: spill)
    var found: [String] = []
    try book.read("List 1") { row in
      found += row.cells.map(row.string)
      return true
    }
    #expect(found == (1...6_000).map { texts[($0 * 2_791) % 6_000] })
    #expect(try FileManager.default.contentsOfDirectory(atPath: spill) == [])
  }
}
