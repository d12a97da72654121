import Normalisation
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// A few rows in the layout of the Department's timeliness table, read by the project's mapping.
struct SmallTable {
  static let library = Result { try SpecLibrary(pipelines: Project.path("Pipelines")) }

  private static let tables = Result { try library.get().publishedTables() }
  private static let areas = Result { try library.get().reference.areas() }

  /// The columns of section 5.1, then the ones the mapping uses.
  static let columns = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "new_la_code", "old_la_code", "la_name", "breakdown_topic",
    "breakdown", "plans_issued_within_20_weeks", "plans_issued_den",
    "pc_plans_issued_within_20_weeks", "plans_issued_20_weeks_ex", "plans_issued_den_ex",
    "PC_plans_issued_20_weeks_ex",
  ]

  /// Shropshire 2024 as published (section 5.6), total.
  static let shropshire: [String: String] = [
    "time_period": "2024", "time_identifier": "Calendar year",
    "geographic_level": "Local authority",
    "country_code": "E92000001", "country_name": "England", "region_code": "E12000005",
    "region_name": "West Midlands", "new_la_code": "E06000051", "old_la_code": "893",
    "la_name": "Shropshire", "breakdown_topic": "All EHC plans issued",
    "breakdown": "All EHC plans issued", "plans_issued_within_20_weeks": "268",
    "plans_issued_den": "720", "pc_plans_issued_within_20_weeks": "37.2",
    "plans_issued_20_weeks_ex": "251", "plans_issued_den_ex": "687",
    "PC_plans_issued_20_weeks_ex": "36.5",
  ]

  private var reader: PublishedTableReader

  init(columns: [String] = columns, table: String = "timeliness_20_week") throws {
    let spec = try #require(try Self.tables.get().first { $0.table == table })
    reader = try #require(
      PublishedTableReader(
        spec, header: columns, file: "small.csv", areas: try Self.areas.get()))
    self.columns = columns
  }

  private let columns: [String]

  /// Takes Shropshire's row with some cells changed.
  mutating func take(_ changes: [String: String] = [:], line: Int = 2) throws(StageFailure) {
    let row = Self.shropshire.merging(changes) { _, new in new }
    try reader.take(columns.map { row[$0] ?? "" }, line: line)
  }

  var counts: RecordCounts { reader.counts }
  var passedOver: [String: Int] { reader.passedOver }
  var observations: [Observation] {
    get throws { reader.observations(released: try #require(CalendarDate("2025-06-26"))) }
  }

  /// The figure excluding exceptions of the only row taken.
  func figure() throws -> Figure {
    try #require(
      try observations.first { $0.indicator == "ehcp-20-weeks-excluding-exceptions" }
    ).figure
  }
}
