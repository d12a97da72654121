import Emission
import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Targets, words and what a report traces its cells to.
@Suite struct ReportWordsTests {
  private static let store: ScrutinyStore? = {
    do { return try ScrutinyStore() } catch {
      Issue.record(error)
      return nil
    }
  }()

  private func store() throws -> ScrutinyStore { try #require(Self.store) }

  /// The sample's targets by hand.
  ///
  /// On track: first preferences (89.7 of 85, 98.25 of 95), assessed in 28 days
  /// (97 of 95), outcomes (92.6 of 90), drafts (86 of 85), amended (98 of 85), persistent absence (17.5
  /// under 18). Not: timeliness, reviews (6 short, tolerance 5), sensory waits (180 over).
  @Test func theSummaryIsCounted() throws {
    #expect(try store().report().summary == "7 on track, 3 not (0 at risk, 3 off track)")
  }

  @Test func wordsOfAnotherFigureAreStale() throws {
    let sections = try store().report().pages.flatMap(\.sections)
    let words = sections.flatMap(\.words)
    #expect(words.map(\.stale) == ["the figure was 33.74 and is 38.30", nil])
    #expect(words.map(\.author) == ["Head of SEND", "Head of adult social care"])
  }

  /// Without a stated figure, the one that the store knew on the words' day is what they speak of.
  @Test(arguments: [
    ("2025-07-10", "2024-03-31", Optional<String>.none),
    ("2025-07-09", "2024-03-31", "the figure was not known on 2025-07-09"),
    ("2025-07-10", "2023-03-31", "there is a later figure, of 2024-03-31"),
  ])
  func wordsAreHeldToTheFigureOfTheirDay(_ dated: String, _ period: String, _ stale: String?) throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      area: "893"
      narrative:
        - { indicator: local-kpi-reviews, period: \(period), dated: \(dated), text: "More <b>reviews</b>" }
      """, to: "words.yaml")
    let report = try store().report(narrative: file)
    #expect(report.pages.flatMap(\.sections).flatMap(\.words).map(\.stale) == [stale])
    let html = try #require(report.files(["html"]).first)
    #expect(String(decoding: html.bytes, as: UTF8.self).contains("More &lt;b&gt;reviews&lt;/b&gt;"))
  }

  @Test(arguments: [
    ("{ indicator: local-kpi-review, target: 1 }", "Did you mean 'local-kpi-reviews'?"),
    ("{ indicator: sac-concerns, target: 1 }", "Say better: higher"),
    ("{ indicator: local-kpi-reviews, target: many }", "expected a number"),
    ("{ indicator: local-kpi-reviews, target: 1, tolerance: -1 }", "not below 0"),
    ("{ indicator: local-kpi-reviews, target: 1, period: 2024, from: 2023 }", "not both"),
    ("{ indicator: local-kpi-reviews, target: 1, tollerance: 2 }", "did you mean 'tolerance'?"),
  ])
  func aSlipInTargetsIsRefused(_ target: String, _ says: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("area: \"893\"\ntargets:\n  - \(target)\n", to: "targets.yaml")
    let error = #expect(throws: StageFailure.self) { try store().report(targets: file) }
    let told = error.map { "\($0.subject) \($0.problem) \($0.advice)" } ?? ""
    #expect(told.contains(says) && told.contains("targets.yaml:3"), "\(told)")
  }

  /// Every number of an area's or of a group's is traced to what it is of.
  @Test func cellsAreTraced() throws {
    let report = try store().report()
    let table = try #require(try report.tables("ehc-timeliness", "by-year").first)
    #expect(
      table.rows[2][1].coordinates == [
        FigureCoordinates(
          indicator: "ehcp-20-weeks-excluding-exceptions", area: "E06000051",
          period: .calendarYear(2023))
      ])
    #expect(table.rows[2][2].coordinates.first?.area == "E92000001")
    // A part of a year is of its months.
    #expect(table.rows[3][1].coordinates.map(\.period) == (1...6).map { .month(2024, $0) })
    let grid = try report.tables("dols", "waiting")[1]
    #expect(grid.rows[0][1].coordinates.first?.arguments.last == "year-received=2022")
  }

  /// Once the year is published the part of it gives way, and England is not N/A.
  @Test func aPartYearGivesWayToTheYear() throws {
    let store = try ScrutinyStore()
    let sample = Project.path("SampleInputs/published/timeliness_20_week.csv")
    try store.ingest(sample)
    let rows = try store.report().shown("ehc-timeliness", "by-year")
    // The release of June 2025.
    #expect(rows.last.map { Array($0.prefix(3)) } == ["2024", "36.5%", "46.4%"])
    let before = try store.report(asOf: Instant("2025-07-10T09:00:00Z"))
    let then = try before.shown("ehc-timeliness", "by-year")
    #expect(then.last.map { Array($0.prefix(3)) } == ["2024 (to 30 June)", "36.0%", "N/A"])
  }

  @Test func allFormatsSayTheSame() throws {
    let report = try store().report()
    let files = Dictionary(
      uniqueKeysWithValues: report.files(ReportModel.formats).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    #expect(
      files.keys.sorted() == [
        "datapackage.json", "scrutiny.csv", "scrutiny.html", "scrutiny.json", "scrutiny.md",
        "scrutiny.meta.csv",
      ])
    for name in ["scrutiny.html", "scrutiny.md", "scrutiny.json"] {
      let text = try #require(files[name])
      #expect(text.contains("2024 (to 30 June)") && text.contains("36.0%"), "\(name)")
      #expect(text.contains("INTERNAL"), "\(name)")
    }
    let rows = PlainTable(try #require(files["scrutiny.csv"])).rows
    let part = rows.filter { $0["until"] == "2024-06-30" }
    #expect(part.map { $0["numerator"] } == ["424"] && part.map { $0["denominator"] } == ["1177"])
    let keys = try #require(files["scrutiny.csv"]?.split(separator: "\n").first).split(
      separator: ",")
    let meta = PlainTable(try #require(files["scrutiny.meta.csv"])).rows.compactMap {
      $0["col_name"]
    }
    #expect(keys.map(String.init) == meta)
    _ = try JSONSerialization.jsonObject(with: Data(try #require(files["scrutiny.json"]).utf8))
    // Same inputs, same bytes.
    #expect(
      report.files(["html"]).first?.bytes == (try store().report()).files(["html"]).first?.bytes)
  }

  @Test(arguments: ["send", "education", "adults", "scorecard", "chat"])
  func everyPackIsMade(_ pack: String) throws {
    let report = try store().report(pack)
    #expect(!report.pages.isEmpty)
    #expect(report.pages.flatMap(\.sections).allSatisfy { !$0.table.columns.isEmpty })
  }

  @Test func aScorecardLineSaysAll() throws {
    let table = try #require(try store().report("scorecard").tables("scorecard", "scorecard").first)
    #expect(
      table.headings == [
        "Measure", "Period", "Shropshire", "Target", "Status", "Direction",
        "Statistical neighbours", "West Midlands", "England", "Rank in England", "Trend",
      ])
    let line = try #require(table.shown.first { $0[0].contains("within 20 weeks") })
    // 38.3 of a published 2023 against 60: off track; 7.6 points below 2022, of which 1 counts.
    #expect(line.prefix(6).dropFirst() == ["2023", "38.3%", "60.0%", "off track", "worsening"])
    // 923 waited in February and 929 in June, which is worse; 458 days became 300.
    let waiting = try #require(table.shown.first { $0[0].hasSuffix("applications waiting") })
    #expect(waiting[2] == "929" && waiting[5] == "worsening")
    #expect(table.shown.first { $0[0].hasPrefix("Longest wait") }?[5] == "improving")
    // A half-year's rate is doubled where it stands beside a year's: 18.8 is shown as 37.6.
    #expect(table.shown.first { $0[0].hasPrefix("Referrals") }?[2] == "37.6")
  }
}
