import Emission
import Foundation
import ReturnModel
import Testing

/// What a Data Package says of a file, read by another reader of JSON.
@Suite struct DataPackageTests {
  private static let table = Table(
    title: "Plans \"in time\"",
    columns: [
      .init("area", heading: "Area"), .init("value", heading: "Value", kind: .number),
      .init("rank", heading: "Rank", kind: .number),
    ],
    rows: [
      [.text("Ashshire"), .number(36.5, shown: "36.5"), .text("2 of 4")],
      [.text("Fir"), .withheld(.suppressed), .empty],
    ])

  @Test func theFileIsToldOf() throws {
    let text = DataPackage(
      name: "INTERNAL Plans", title: "Plans",
      resources: [.init(path: "plans.csv", table: Self.table, bytes: 12, sha256: "ab")]
    ).json
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    // The profile of version 2 and the names of its properties: https://datapackage.org/standard.
    #expect(json["$schema"] as? String == "https://datapackage.org/profiles/2.0/datapackage.json")
    #expect(json["name"] as? String == "internal-plans")
    let resources = try #require(json["resources"] as? [[String: Any]])
    let resource = try #require(resources.first)
    #expect(resource["path"] as? String == "plans.csv")
    #expect(resource["type"] as? String == "table")
    #expect(resource["bytes"] as? Int == 12)
    #expect(resource["hash"] as? String == "sha256:ab")
    let schema = try #require(resource["schema"] as? [String: Any])
    let fields = try #require(schema["fields"] as? [[String: String]])
    #expect(fields.map { $0["name"] } == ["area", "value", "rank"])
    // A column that holds "2 of 4" is none of numbers.
    #expect(fields.map { $0["type"] } == ["string", "number", "string"])
    let missing = try #require(schema["missingValues"] as? [[String: String]])
    #expect(missing.contains(["value": "c", "label": "suppressed"]))
    #expect(missing.first?["value"]?.isEmpty == true)
  }

  @Test func columnsAreToldOfInTheStandardsWords() {
    let lines = String(decoding: Self.table.metaCSV, as: UTF8.self).split(separator: "\r\n")
      .flatMap { $0.split(separator: "\n") }
    #expect(lines.count == 4)
    #expect(lines[1] == "area,Filter,Area,,,,,")
    #expect(lines[2] == "value,Indicator,Value,,,,,")
  }
}
