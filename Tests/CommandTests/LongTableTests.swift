import Foundation
import TestSupport
import Testing

/// The long file of the Local Authority Interactive Tool, loaded whole: 641,070 rows, 434 measures.
@Suite(.enabled(if: SchoolStore.isThere, SchoolStore.reason), .serialized)
struct LongTableTests {
  static let file = "lait/lait_long.csv.gz"
  private static let loaded = Result { try SchoolStore([file]) }

  /// Ten measures by the text in the file, the indicator, and the period that 2025 is in each.
  static let measures = [
    ("TotPerAbNew", "lait-totperabnew", "2024-25"), ("TotAbs", "lait-totabs", "2024-25"),
    ("TotSevPerAbNew", "lait-totsevperabnew", "2024-25"),
    ("SEN_TotSENSuP", "lait-sen-totsensup", "2024-25"),
    ("SEN_TotStat", "lait-sen-totstat", "2024-25"), ("PriFSM", "lait-prifsm", "2025-01-16"),
    ("LAC", "lait-lac", "2025-03-31"), ("CPP_rate", "lait-cpp-rate", "2025-03-31"),
    ("16-17_not known_NEET", "lait-16-17-not-known-neet", "2024-25"),
    ("CareLeaverEET", "lait-careleavereet", "2024-25"),
  ]

  @Test func everyRowIsAccountedFor() throws {
    let counts = try Self.loaded.get().counts(Self.file)
    #expect(counts.first == 641_070)
    #expect(counts.dropFirst().reduce(0, +) == 641_070)
    // Inner and outer London have no area of their own, and one measure has a year 0.
    let script = """
      \(try Self.loaded.get().script(Self.file, as: "t"))
      SELECT count(*) FROM t WHERE "LA Number" IN ('987.0', '988.0') OR Years = '0';
      """
    #expect(try SQLite.rows(script).first?.first == counts.last.map(String.init))
  }

  @Test func everyFigureOfThreeAuthoritiesIsAsPrinted() throws {
    // Every measure and year: as many figures as rows, and the same texts as often.
    let script = """
      \(try Self.loaded.get().script(Self.file, as: "t"))
      WITH file AS (
        SELECT "LA Number" AS area, "Values" AS text, count(*) AS n FROM t
        WHERE "LA Number" IN ('893.0', '937.0', '885.0') AND Years <> '0' GROUP BY 1, 2),
      loaded AS (
        SELECT iif(area = 'shropshire', '893.0', iif(area = 'warwickshire', '937.0', '885.0')) AS area,
          printed AS text, count(*) AS n FROM store.observation
        WHERE area IN ('shropshire', 'warwickshire', 'worcestershire') GROUP BY 1, 2)
      SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM loaded),
        (SELECT count(*) FROM (SELECT * FROM file EXCEPT SELECT * FROM loaded)),
        (SELECT sum(n) FROM file), (SELECT sum(n) FROM loaded);
      """
    let row = try #require(try SQLite.rows(script).first)
    #expect(row[0] == row[1])
    #expect(row[2] == "0")
    #expect(row[3] == row[4])
  }

  @Test(arguments: measures)
  func neighboursOf2025HaveTheMeanOfTheFile(
    _ measure: String, _ indicator: String, _ period: String
  ) throws {
    let store = try Self.loaded.get()
    let data = try #require(Project.sharedData)
    for (code, _) in SchoolStore.authorities.sorted(by: { $0.key < $1.key }) {
      let script = """
        \(try store.script(Self.file, as: "t"))
        .import --csv '\(data)/reference/statistical_neighbours_2025.csv' neighbours
        CREATE TABLE chosen AS \(Self.neighbours(of: code));
        SELECT avg(CAST("Values" AS REAL)), count(*) FROM t
        WHERE "Short Desc" = '\(measure)' AND Years = '2025' AND "Values" <> '-'
          AND CAST("LA Number" AS INTEGER) IN (SELECT CAST(number AS INTEGER) FROM chosen);
        SELECT "Values" FROM t WHERE "Short Desc" = '\(measure)' AND Years = '2025'
          AND "LA Number" = '\(code).0';
        """
      let found = try SQLite.rows(script)
      let run = try ToolRun([
        "compare", "--store", store.path, "--indicator", indicator, "--area", code, "--period",
        period, "--neighbours", "2025", "--format", "json",
      ])
      try #require(run.status == 0, "\(run.errors)")
      let rows = try JSONRow.read(run.output)
      let mean = try rows.row("neighbours mean")
      let expected = try #require(Double(found[0][0]))
      #expect(abs(try #require(mean.number("value")) - expected) < 1e-9, "\(code)")
      #expect(mean.number("n").map { String(Int($0)) } == found[0][1])
      #expect(mean.number("of") == 10)
      #expect(try rows.row("own as-published").number("value") == Double(found[1][0]))
    }
  }

  private static func neighbours(of code: String) -> String {
    (1...10).map { "SELECT SN_\($0) AS number FROM neighbours WHERE old_la_code = '\(code)'" }
      .joined(separator: " UNION ALL ")
  }
}
