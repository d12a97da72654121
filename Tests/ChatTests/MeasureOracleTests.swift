import Foundation
import ReturnModel
import TestSupport
import Testing

/// Holds every measure to one counted by SQL alone, over the same lists as CSV.
///
/// Days in the SQL are written out for 2025-03-31, by the specification and not by our own dates.
@Suite(.enabled(if: SQLite.program != nil, "sqlite3 is not installed"))
struct MeasureOracleTests {
  @Test(arguments: [1, 20, 300] as [UInt64])
  func everyMeasureIsTheOracles(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    for table in RandomLists(children: 1500, seed: seed).tables {
      _ = try folder.write(table.csv, to: "csv/\(table.name).csv")
    }
    try expectTheOracles(of: "\(folder.path)/csv", folder)
  }

  /// The same of a made-up authority whose children's paths hold together.
  @Test(arguments: [1, 20] as [UInt64])
  func everyMeasureOfAMadeUpAuthorityIsTheOracles(_ seed: UInt64) throws {
    let made = try GeneratedLists(seed: seed, faults: 0, children: 4_000)
    for number in 1...11 {
      // SQL compares days as text, the year first.
      let days = /(\d\d)\/(\d\d)\/(\d\d\d\d)/
      let text = try made.list(number).replacing(days) { "\($0.3)-\($0.2)-\($0.1)" }
      _ = try made.folder.write(text, to: "csv/list_\(number).csv")
    }
    try expectTheOracles(of: made.path("csv"), made.folder)
  }

  /// Holds the measures of the lists in a folder to those that SQL counts in the `csv` of `folder`.
  private func expectTheOracles(of lists: String, _ folder: TemporaryFolder) throws {
    let expected = try oracle(folder)
    let totals = try ListRun([lists]).totals
    #expect(Set(totals.keys) == Set(expected.keys))
    for (id, parts) in expected {
      let figure = try #require(totals[id], "\(id)")
      #expect(figure.numerator == parts.above, "\(id)")
      #expect(figure.denominator == parts.all, "\(id)")
      // A measure that counts nothing would agree whatever its condition is.
      #expect(parts.above > 0, "\(id)")
    }
  }

  private func oracle(_ folder: TemporaryFolder) throws -> [String: (above: Double, all: Double?)] {
    let sql = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SQL")
    var script = ""
    for number in 1...11 {
      script += ".import --csv '\(folder.path)/csv/list_\(number).csv' list_\(number)\n"
    }
    script += try String(contentsOf: sql.appending(path: "measures.sql"), encoding: .utf8)
    return try SQLite.measures(script)
  }
}
