import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Figures of returns that come as lists, of establishments, and of published tables.
struct OtherShapeTests {
  @Test func recordsOfListsAreFound() throws {
    let folder = Project.path("SampleInputs/chat/2025-03-31")
    let explained = try Explained([folder], asAt: "2025-03-31", area: "857")
    let rows = try explained.explanation(
      "chat-cpp-open", area: "857", period: "2025-03-31"
    ).recordRows
    // Plans that have begun and not ended, straight from the list.
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.contains("7") })
    let list = PlainTable(try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
    let id = try #require(list.columns.first { $0.contains("Unique") || $0.contains("ID") })
    let end = try #require(list.columns.first { $0.contains("End Date") })
    let open = list.rows.filter { ($0[end] ?? "").isEmpty }.compactMap { $0[id] }
    #expect(!open.isEmpty && open.count < list.rows.count)
    #expect(
      rows.compactMap { $0["key"].map { String($0.prefix { $0 != "/" }) } }.sorted()
        == open.sorted())
  }

  @Test func figureOfAnAuthorityIsThatOfItsSchools() throws {
    let folder = Project.path("SampleInputs/school-census/2024-25-spring/clean")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.lowercased().hasSuffix(".xml") }.map { "\(folder)/\($0)" }
    let explained = try Explained(files)
    let explanation = try explained.explanation(
      "pupils-sen-support-percentage", period: "2024-25")
    let figure = try explanation.firstFigure
    let extracts = try #require(figure["extracts"] as? [[String: Any]])
    #expect(extracts.count == 4)
    let rows = try explanation.recordRows
    #expect(figure["denominator"] as? Double == Double(rows.count))
    #expect(
      figure["numerator"] as? Double == Double(rows.count { $0["numerator"] == "1" }))
    #expect(Set(rows.compactMap { $0["sha256"] }).count == 4)
    #expect(figure["notes"] as? [String] == [])
  }

  @Test func publishedFigureNamesItsTable() throws {
    let table = Project.path("SampleInputs/published")
    let explained = try Explained([table])
    let explanation = try explained.explanation(
      "ehcp-20-weeks-excluding-exceptions", period: "2024")
    let figure = try explanation.firstFigure
    #expect((figure["source"] as? String)?.hasPrefix("ees/") == true)
    #expect((figure["extracts"] as? [[String: Any]])?.count == 1)
    #expect(try explanation.recordRows.isEmpty)
    #expect(try explanation.firstNotes.contains { $0.contains("Published") })
    // The row it is printed in, by its line, is one of Shropshire and 2024.
    let place = try #require((figure["places"] as? [[String: Any]])?.first)
    let lines = try String(
      contentsOfFile: "\(table)/\(try #require(place["file"] as? String))", encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines[try #require(place["line"] as? Int) - 1]
    #expect(line.contains("Shropshire") && line.hasPrefix("2024"))
    #expect(place["column"] as? String == "PC_plans_issued_20_weeks_ex")
  }

  @Test func figureIsExplainedAsOfAnEarlierMoment() throws {
    let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let explained = try Explained([])
    try explained.load([clean], at: "2025-03-01T03:00:00Z")
    let text = try String(contentsOfFile: clean, encoding: .utf8)
    // A later file of the same return without its first person.
    let start = try #require(text.range(of: "    <Person>\n"))
    let end = try #require(text.range(of: "    </Person>\n"))
    let fewer = text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
      .replacing("<SerialNo>001", with: "<SerialNo>002")
      .replacing("2025-02-10T09:30:00", with: "2025-02-11T09:30:00")
    let folder = try TemporaryFolder()
    try explained.load(
      [try folder.write(fewer, to: "sen2-2025-893.xml")], at: "2025-04-01T03:00:00Z")
    let indicator = "new-ehc-plans"
    let now = try explained.explanation(indicator, period: "2024")
    let before = try explained.explanation(
      indicator, period: "2024", asOf: "2025-03-15T00:00:00Z")
    // The first person has one plan, begun on 4 September 2024.
    #expect(try now.recordRows.count + 1 == before.recordRows.count)
    let history = try #require(try now.document["history"] as? [[String: String]])
    #expect(history.map { $0["standing"] } == ["replaced", "current"])
  }
}
