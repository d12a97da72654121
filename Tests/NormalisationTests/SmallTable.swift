import DelimitedText
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
  private let columns: [String]
  /// What was read, in the order of the file.
  private(set) var figures: [(key: FigureKey, figure: Figure)] = []

  init(columns: [String] = columns, table: String = "timeliness_20_week") throws {
    let spec = try #require(try Self.tables.get().first { $0.table == table })
    self.columns = columns
    reader = PublishedTableReader(
      spec, header: columns, file: "small.csv", areas: try Self.areas.get())
  }

  /// Takes Shropshire's row with some cells changed.
  mutating func take(_ changes: [String: String] = [:], line: Int = 2) throws(StageFailure) {
    let row = Self.shropshire.merging(changes) { _, new in new }
    let texts = columns.map { "\"\((row[$0] ?? "").replacing("\"", with: "\"\""))\"" }
    // Blank lines before it are what puts the row on its line.
    let text = String(repeating: "\n", count: line - 1) + texts.joined(separator: ",") + "\n"
    try take(text)
  }

  private mutating func take(_ text: String) throws(StageFailure) {
    var splitter = DelimitedReader(dialect: Dialect())
    var bytes = Array(text.utf8)
    do {
      try bytes.withUnsafeMutableBufferPointer { bytes throws(DelimitedFailure) in
        try splitter.feed(UnsafeBufferPointer(bytes))
      }
    } catch { Issue.record("\(error)") }
    var block = FigureBlock()
    try splitter.drain { rows throws(StageFailure) in
      for row in rows.rows where row.fieldCount > 0 {
        try reader.take(row, of: rows, into: &block)
      }
    }
    FigureBlock.forEachRecord(in: block.bytes) { figures.append(($0.key, $0.figure)) }
  }

  var counts: RecordCounts { reader.counts }
  var passedOver: [String: Int] { reader.passedOver }
  var observations: [Observation] {
    get throws {
      let released = try #require(CalendarDate("2025-06-26"))
      let names = reader.names
      return figures.map { key, figure in
        Observation(
          indicator: names.indicators[Int(key.indicator)], area: names.areas[Int(key.area)],
          period: names.periods[Int(key.period)],
          breakdown: names.breakdowns[Int(key.breakdown)], source: reader.table.source,
          released: released, figure: figure)
      }
    }
  }

  /// The figure excluding exceptions of the only row taken.
  func figure() throws -> Figure {
    try #require(
      try observations.first { $0.indicator == "ehcp-20-weeks-excluding-exceptions" }
    ).figure
  }
}
