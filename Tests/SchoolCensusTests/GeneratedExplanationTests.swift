import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Holds the records that `explain` lists for ten cells to those that SQL alone finds in COLLECT's
/// tables of the same authority.
///
/// `RETURNS_EXPLAIN_PUPILS` makes the authority larger: 45,000 is one of the largest.
@Suite(.enabled(if: SQLite.program != nil, "sqlite3 is not installed"))
struct GeneratedExplanationTests {
  private static let pupils =
    ProcessInfo.processInfo.environment["RETURNS_EXPLAIN_PUPILS"].flatMap { Int($0) } ?? 1_500

  private struct Cell: Hashable, Comparable {
    let indicator: String
    let slice: String

    static func < (one: Self, other: Self) -> Bool {
      (one.indicator, one.slice) < (other.indicator, other.slice)
    }
  }

  @Test func recordsAreThoseOfSQL() throws {
    let made = try GeneratedAuthority(
      "2024-25-spring", seed: 5, schools: max(10, Self.pupils / 300), pupils: Self.pupils,
      faults: 0)
    let expected = try records(made)
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store.sqlite"
    _ = try CensusRun(made.files("xml"), store: store)
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    var generator = SystemRandomNumberGenerator()
    let cells = expected.keys.sorted().shuffled(using: &generator).prefix(10)
    #expect(cells.count == 10)
    for cell in cells {
      var request = ExplainRequest(
        store: store, indicator: cell.indicator, area: "893",
        period: cell.indicator == "pupils-on-roll" ? "2025-01-16" : "2024-25",
        breakdown: cell.slice, folder: folder.path)
      request.showsKeys = true
      let explanation = try ExplainService(engine, request).explanation()
      let rows = PlainTable(String(decoding: try explanation.bytes(.csv), as: UTF8.self)).rows
      let found = rows.map { row in
        let upn = String((row["key"] ?? "").prefix { $0 != "/" })
        return "\(upn) \(row["numerator"] ?? "") \(row["denominator"] ?? "")"
      }
      let isSame = found.sorted() == expected[cell]?.sorted()
      #expect(isSame, "\(cell): \(found.count) records, SQL has \(expected[cell]?.count ?? 0)")
    }
  }

  /// By cell, `UPN above below` of each record.
  private func records(_ made: GeneratedAuthority) throws -> [Cell: [String]] {
    var script = ""
    for table in try made.tables {
      let name = table.dropLast(4).split(separator: "_").last ?? ""
      script += ".import --csv '\(made.path(table))' \(name)\n"
    }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SQL")
    for name in ["figures.sql", "records.sql"] {
      script += try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    var found: [Cell: [String]] = [:]
    for row in try SQLite.rows(script) where row.first == "record" {
      found[Cell(indicator: row[1], slice: row[2]), default: []].append(
        "\(row[3]) \(row[4]) \(row[5])")
    }
    return found
  }
}
