import Foundation
import ReturnModel
import TestSupport
import Testing

/// Holds every measure of client level data to one that SQL alone counts, over the same file.
@Suite(.enabled(if: SQLite.program != nil, "sqlite3 is not installed"))
struct MeasureOracleTests {
  @Test(arguments: [1, 300] as [UInt64])
  func everyMeasureIsTheOracles(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let file = try CldRun.generate(folder, round: "2024-04", people: 1_400, seed: seed)
    let expected = try SQLite.oracle(file)
    let run = try CldRun([file], asAt: "2025-03-31")
    #expect(run.faults == [])
    let measures = expected.filter { !$0.key.hasPrefix("sequel ") }
    #expect(Set(run.totals.keys) == Set(measures.keys))
    for (id, parts) in measures {
      let figure = try #require(run.totals[id], "\(id)")
      #expect(figure.numerator == parts.above, "\(id)")
      #expect(figure.denominator == parts.all, "\(id)")
      // A measure that counts nothing, or everybody, would agree whatever its condition is.
      #expect(parts.above > 0 && parts.above != parts.all, "\(id)")
    }
    // Every turn the sequel of reablement can take is taken.
    #expect(expected.keys.count { $0.hasPrefix("sequel ") } >= 17)
  }

  /// The age bands of 3D add up to its total, and to what SQL counts of those under 65.
  @Test func slicesByAgeAddUp() throws {
    let folder = try TemporaryFolder()
    let file = try CldRun.generate(folder, round: "2024-04", people: 800, seed: 4)
    let run = try CldRun([file], asAt: "2025-03-31")
    let figures = run.figures.filter { $0.indicator.text == "ascof-2023-3d1a" }
    let slices = figures.filter { $0.breakdown != .total }
    #expect(
      Set(slices.map { $0.breakdown.description }) == ["age=18-64", "age=65-and-over"])
    let total = try #require(run.totals["ascof-2023-3d1a"])
    #expect(slices.reduce(0) { $0 + ($1.figure.denominator ?? 0) } == total.denominator)
  }
}

extension SQLite {
  /// What the script beside the tests counts over the rows of `file`.
  fileprivate static func oracle(_ file: String) throws -> [String: (above: Double, all: Double?)] {
    let sql = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "SQL/measures.sql")
    return try measures(
      ".import --csv '\(file)' cld\n" + (try String(contentsOf: sql, encoding: .utf8)))
  }
}
