import Emission
import Foundation
import ReturnModel
import Testing

@Suite struct ComparatorRowJSONTests {
  private func parsed(_ json: String) throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  }

  @Test func noRowsAreAnEmptyArray() throws {
    #expect(try parsed(ComparatorRow.json([])).isEmpty)
  }

  @Test func keysStandInTheirOrderInEveryRow() {
    for line in ComparatorRow.json(SampleTable.rows).split(separator: "\n") where line.count > 1 {
      var rest = line[...]
      for key in ComparatorRow.columns {
        guard let place = rest.firstRange(of: "\"\(key)\": ") else {
          Issue.record("\(key) is not where it should be in \(line)")
          return
        }
        rest = rest[place.upperBound...]
      }
    }
  }

  @Test func everyRowHasExactlyTheKeys() throws {
    let rows = try parsed(ComparatorRow.json(SampleTable.rows))
    #expect(rows.count == SampleTable.rows.count)
    for (row, sample) in zip(rows, SampleTable.rows) {
      #expect(Set(row.keys) == Set(ComparatorRow.columns))
      #expect(row["missing"] as? [String] == sample.missing)
    }
    #expect(rows[0]["neighbour_set"] is NSNull)
    #expect(rows[6]["value"] is NSNull)
    #expect(rows[6]["status"] as? String == "suppressed")
  }

  @Test func numbersHaveAllTheirDigits() throws {
    struct Value: Decodable { let value: Double? }
    let json = ComparatorRow.json(SampleTable.rows)
    let values = try JSONDecoder().decode([Value].self, from: Data(json.utf8)).map(\.value)
    #expect(values == SampleTable.rows.map(\.value))
  }

  @Test(arguments: [
    "quote \" backslash \\ slash /", "line\nfeed\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "</script>",
    "Ynys Môn 🙂 \u{2028}\u{2029}", "",
  ])
  func awkwardTextReadsBack(text: String) throws {
    var row = SampleTable.rows[0]
    (row.area, row.neighbourSet) = (text, text)
    row.missingReasons = [.init(code: text, name: "", reason: "")]
    let json = ComparatorRow.json([row])
    let back = try #require(parsed(json).first)
    #expect(back["area"] as? String == text)
    #expect(back["missing"] as? [String] == [text])
    #expect(json.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    #expect(!json.contains("<"))
  }

  @Test func aNumberThatIsNoneIsNull() throws {
    var row = SampleTable.rows[0]
    row.value = .nan
    #expect(try #require(parsed(ComparatorRow.json([row])).first)["value"] is NSNull)
  }
}
