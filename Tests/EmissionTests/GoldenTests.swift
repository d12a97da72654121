import Emission
import ReturnModel
import TestSupport
import Testing

/// Each format of one table, against a file that has been read and found right.
@Suite struct GoldenTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func json() throws {
    try expectGolden(SampleTable.comparison.json, "comparison.json")
  }

  @Test func comparatorCSV() throws {
    try expectGolden(text(SampleTable.comparison.comparatorCSV), "comparison_comparators.csv")
  }

  @Test func publishedCSV() throws {
    try expectGolden(text(SampleTable.comparison.publishedCSV), "comparison.csv")
  }

  @Test func publishedMetaCSV() throws {
    try expectGolden(text(SampleTable.comparison.publishedMetaCSV), "comparison.meta.csv")
  }

  @Test func markdown() throws {
    try expectGolden(SampleTable.comparison.markdown, "comparison.md")
  }

  @Test func html() throws {
    try expectGolden(SampleTable.comparison.html, "comparison.html")
  }

  @Test func pageOfSeveralTables() throws {
    let findings = Table(
      title: "Findings by rule", caption: "Open findings of the latest return.",
      columns: [
        .init("rule", heading: "Rule"), .init("count", heading: "Findings", kind: .number),
        .init("wording", heading: "What is wrong"),
      ],
      rows: [
        [.text("G-204"), .whole(12), .text("Request outcome date is missing")],
        [.text("G-H01"), .whole(0), .text("Collection is not SEN2")],
      ], notes: ["G-999 was not run: it needs a list of establishments."])
    let page = HTMLPage(
      title: "Ashshire, nightly report",
      sections: [.init(table: SampleTable.comparison.table), .init(table: findings)],
      generatedFrom: ["Store as of 2025-07-01T09:00:00Z"])
    try expectGolden(page.text, "page.html")
  }
}
