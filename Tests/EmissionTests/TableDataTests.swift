import Emission
import Foundation
import ReturnModel
import Testing

@Suite struct TableDataTests {
  private let table = Table(
    title: "T",
    columns: [.init("key"), .init("number", kind: .number), .init("note")],
    rows: [
      [.text("=1+1"), .number(-1.85, shown: "-1.9"), .text("+44 20")],
      [.text("@SUM(A1)"), .withheld(.suppressed), .text("-")],
      [.text("\tx"), .whole(-3)],
      [.text("a,\"b\""), .empty, .text("c"), .text("too many")],
    ])

  @Test func noTextIsAFormulaAndNumbersStayNumbers() {
    #expect(
      String(decoding: table.csv, as: UTF8.self) == #"""
        key,number,note
        '=1+1,-1.85,'+44 20
        '@SUM(A1),c,'-
        '\#tx,-3,
        "a,""b""",,c

        """#)
  }

  @Test func rowsAreObjectsWithTheColumnsKeys() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [[String: Any]])
    #expect(json.map { $0.count } == [3, 3, 3, 3])
    #expect(json[0]["key"] as? String == "=1+1")
    #expect(json[0]["number"] as? Double == -1.85)
    #expect(json[1]["number"] as? String == "c")
    #expect(json[2]["number"] as? Int == -3)
    #expect(json[2]["note"] is NSNull)
  }
}
