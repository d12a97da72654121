import Foundation
import TestSupport
import Testing

/// Holds absence, special needs and exclusions of a generated authority and of its schools to what SQL alone counts
/// from COLLECT's tables, by the specification's formulas.
@Suite(.enabled(if: SQLite.program != nil, "sqlite3 is not installed"))
struct GeneratedFigureTests {
  @Test(arguments: [8, 21] as [UInt64])
  func figuresAreThoseOfSQL(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let made = try GeneratedAuthority(
      "2024-25-spring", seed: seed, schools: 12, pupils: 2_000, faults: 0)
    let expected = try count(made)
    let store = "\(folder.path)/store.sqlite"
    _ = try CensusRun(made.files("xml"), store: store)
    let figures = try StoredFigures(store, schools: made.schools)
    for cell in expected {
      let figure = try figures.text(cell.indicator, cell.area, cell.slice)
      #expect(figure == cell.figure, "\(cell)")
    }
    // Every school has figures, and so have the phases that the Department publishes.
    #expect(Set(expected.map(\.area)).count == 13)
    let phases = ["phase=special", "phase=state-funded-primary", "phase=state-funded-secondary"]
    #expect(Set(expected.map(\.slice)) == Set(["total"] + phases))
    // What counts nothing would agree whatever its condition is; few are excluded for good.
    for cell in expected where cell.area == "shropshire" && cell.slice == "total" {
      let isRare = cell.indicator.hasPrefix("permanent-exclusions")
      #expect(isRare || !cell.figure.hasPrefix("0"), "\(cell)")
    }
  }

  private struct Cell {
    let indicator: String
    let area: String
    let slice: String
    /// As `StoredFigures` has it.
    let figure: String
  }

  private func count(_ made: GeneratedAuthority) throws -> [Cell] {
    var script = ""
    for table in try made.tables {
      let name = table.dropLast(4).split(separator: "_").last ?? ""
      script += ".import --csv '\(made.path(table))' \(name)\n"
    }
    let sql = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "SQL/figures.sql")
    script += try String(contentsOf: sql, encoding: .utf8)
    return try SQLite.rows(script).map { cells in
      return Cell(
        indicator: cells[0], area: cells[1], slice: cells[2],
        figure: cells[3] + (cells[4].isEmpty ? "" : "/\(cells[4])"))
    }
  }
}
