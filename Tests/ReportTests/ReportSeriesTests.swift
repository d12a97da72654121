import Emission
import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// What a table over time says of breaks, gaps and figures that are not out, and what charts are given.
@Suite struct ReportSeriesTests {
  private static let head =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown,plans_issued_den,plans_issued_den_ex,"
    + "plans_issued_within_20_weeks,plans_issued_20_weeks_ex,pc_plans_issued_within_20_weeks,"
    + "PC_plans_issued_20_weeks_ex\n"

  private func line(_ year: Int, _ place: String, _ value: String) -> String {
    let shropshire = "E12000005,West Midlands,E06000051,893,Shropshire"
    let level = place == "England" ? "National" : "Local authority"
    let codes = place == "England" ? ",,,," : shropshire
    let numbers = value == "x" ? "x,x,x,x,x,x" : "100,100,\(value),\(value),\(value),\(value)"
    return "\(year),Calendar year,\(level),E92000001,England,\(codes),"
      + "All EHC plans issued,All EHC plans issued,\(numbers)\n"
  }

  /// England's gap in the middle is not available; after its last figure it is not out yet.
  @Test func aGapIsNotAFigureThatIsNotOut() throws {
    let store = try SmallStore()
    var text = Self.head
    for year in 2021...2024 { text += line(year, "Shropshire", "\(year - 2000)") }
    text += line(2021, "England", "40") + line(2022, "England", "x") + line(2023, "England", "42")
    try store.load(text, named: "timeliness.csv")
    let table = try #require(
      try store.report("scrutiny").tables("ehc-timeliness", "by-year").first)
    #expect(
      table.shown.map { Array($0.prefix(3)) } == [
        ["2021", "21.0%", "40.0%"], ["2022", "22.0%", "x"], ["2023", "23.0%", "42.0%"],
        ["2024", "24.0%", "N/A"],
      ])
    let series = try #require(
      try store.report("scrutiny").pages.first { $0.id == "ehc-timeliness" }?.sections.first?.series
        .first)
    let england = try #require(series.lines.first { $0.role == .england })
    #expect(england.points.map(\.value) == [40, nil, 42, nil])
    #expect(england.points[1].withheld == .notAvailable)
    #expect(series.lines.map(\.role) == [.own, .england])
  }

  /// A region of which two of fourteen authorities have a figure is not shown as the region.
  @Test func aPartOfARegionIsNotTheRegion() throws {
    let store = try SmallStore()
    let text = Self.head + line(2023, "Shropshire", "20") + line(2023, "England", "40")
    try store.load(text, named: "timeliness.csv")
    let table = try #require(try store.report("scorecard").tables("scorecard", "scorecard").first)
    let own = try #require(table.shown.first { $0[0].contains("within 20 weeks") })
    let region = try #require(table.columns.firstIndex { $0.key == "region" })
    let england = try #require(table.columns.firstIndex { $0.key == "national" })
    #expect(own[region] == "x" && own[england] == "40.0%")
  }

  /// 262.3 in 2023-24 became 618.5 under another count: a line across, and no change over it.
  @Test func aBreakStandsAcrossTheTable() throws {
    let store = try SmallStore()
    for name in ["ascof-open-data.csv", "ascof-table-2c.csv"] {
      try store.ingest(Project.path("SampleInputs/published/\(name)"))
    }
    let table = try #require(try store.report("adults").tables("outcomes", "admissions").first)
    let place = try #require(
      table.shown.firstIndex { $0[0].hasPrefix("Break in the series at 2024-25") })
    #expect(table.shown[place - 1].prefix(2) == ["2023-24", "262.3"])
    #expect(table.shown[place + 1].prefix(2) == ["2024-25", "618.5"])
    // Each figure is traced to the name that the measure had in its year.
    #expect(table.rows.first?[1].coordinates.map(\.indicator) == ["ascof-2014-2a2"])
    #expect(table.rows.last?[1].coordinates.map(\.indicator) == ["ascof-2023-2c"])
  }

  @Test func withoutAFigureThereIsNoReport() throws {
    let store = try SmallStore()
    try store.load(Self.head + line(2023, "England", "40"), named: "timeliness.csv")
    #expect(throws: (any Error).self) { try store.report("scrutiny") }
  }
}

/// A store with a few figures of a test's own.
private struct SmallStore {
  let folder: TemporaryFolder
  let engine: Engine
  var store: String { "\(folder.path)/store/returns.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    engine = try Engine(pipelines: Project.path("Pipelines"))
  }

  func load(_ text: String, named name: String) throws {
    try ingest(try folder.write(text, to: name))
  }

  func ingest(_ path: String) throws {
    var request = ExtractRequest(command: "test", files: [path], folder: folder.path)
    request.store = store
    request.recordedAt = Instant("2025-07-10T09:00:00Z")
    request.isQuiet = true
    let report = try ExtractRunner(engine, request).run()
    try #require(report.failures.isEmpty && report.extracts.allSatisfy { $0.failure == nil })
  }

  func report(_ pack: String) throws -> ReportModel {
    try ReportService(engine, store: store).model(ReportRequest(pack: pack, area: "893"))
  }
}
