import GRDB
import IndicatorStore
import TestSupport
import Testing

@Suite struct SchemaTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func schemaIsTheOneReviewed() throws {
    _ = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    let statements = try DatabaseQueue(path: folder.store).read { db in
      try String.fetchAll(
        db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
    try expectGolden(statements.map { $0 + ";\n" }.joined(separator: "\n"), "schema.sql")
  }

  @Test func everyTableIsStrict() throws {
    _ = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    let loose = try DatabaseQueue(path: folder.store).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
          """)
    }
    #expect(loose == [])
  }

  /// The view that a person reads with the `sqlite3` command has every part of a figure.
  @Test func figureViewPutsAFigureTogether() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    try store.load(
      SampleLoad(submission: .table("2025-06-26"), bytes: "ab", cells: ["total": 7]), at: 100)
    let row = try #require(
      try DatabaseQueue(path: folder.store).read {
        try Row.fetchOne($0, sql: "SELECT * FROM figure")
      })
    let expected: [String: (any DatabaseValueConvertible)?] = [
      "indicator": "ehc-plans-maintained", "area": "shropshire", "period": "2025-01-16",
      "breakdown": "total", "source": "ees/ehcplans", "released": "2025-06-26", "round": "",
      "numerator": 7.0, "denominator": nil, "value": 7.0, "printed": nil, "status": "given",
      "known_from": 100, "known_until": nil, "sha256": "ab", "file_name": "ab.xml",
      "establishment": "",
    ]
    let found = Dictionary(uniqueKeysWithValues: row.map { ($0, $1) })
    #expect(found == expected.mapValues { $0?.databaseValue ?? .null })
  }
}
