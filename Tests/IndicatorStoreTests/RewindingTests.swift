import Foundation
import GRDB
import IndicatorStore
import ReturnModel
import TestSupport
import Testing

/// A copy of a store as it was before any of its runs.
@Suite struct RewindingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Every row of every table but the ones a run leaves about itself.
  private func contents(_ path: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read { db in
      var lines: [String] = []
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb%' ORDER BY name
          """)
      for table in tables {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
        lines += rows.sorted()
      }
      return lines
    }
  }

  /// Loads that replace, vanish, come late, repeat, change nothing, and come while the clock goes back.
  private static let loads: [(SampleLoad, Int64)] = [
    (SampleLoad(bytes: "one", version: "1", cells: ["total": 1, "age=5": 5]), 100),
    (SampleLoad(bytes: "two", version: "2", cells: ["total": 2]), 200),
    (SampleLoad(bytes: "one", version: "1", cells: ["total": 1, "age=5": 5]), 210),
    (SampleLoad(submission: .table("2022-05-12"), bytes: "old", cells: ["total": 9]), 220),
    // In the same second, and then before it.
    (SampleLoad(bytes: "three", version: "3", cells: ["total": 3, "age=5": 6]), 220),
    (SampleLoad(bytes: "four", version: "4", cells: ["age=6": 1]), 150),
    (SampleLoad(bytes: "five", version: "5", cells: ["age=6": 1]), 160),
    (SampleLoad(submission: .table("2025-06-26"), bytes: "new", cells: ["total": 8]), 300),
    (SampleLoad(bytes: "six", version: "6", cells: [:]), 155),
    (SampleLoad(bytes: "seven", version: "7", cells: ["total": 7]), 400),
  ]

  @Test func isTheStoreThatEachRunMet() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    var before: [[String]] = []
    for (load, moment) in Self.loads {
      before.append(try contents(folder.store))
      try store.load(load, at: moment)
    }
    for (number, expected) in before.enumerated() {
      let path = "\(folder.path)/copy-\(number)/returns.sqlite"
      try store.copy(before: RunRowID(number: Int64(number + 1)), to: path)
      #expect(try contents(path) == expected, "run \(number + 1)")
      let copy = try IndicatorStore.open(at: path, mode: .readOnly)
      try copy.check()
      #expect(try folder.permissions("/copy-\(number)/returns.sqlite") == 0o600)
    }
    #expect(before.last?.isEmpty == false)
  }

  @Test func findingsArePutBackAsTheyWere() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    var load = Self.loads[0].0
    load.findings = ["1:2", "a\n\u{1F}b", ""].map { value in
      Finding(
        rule: "G-1", severity: .query, returnID: "sen2", round: "2025", area: "893",
        module: "Person", recordKey: "K", file: "f.xml", line: 3, field: "Sex", value: value,
        wording: "Wörds", action: "a")
    }
    try store.load(load, at: 100)
    let before = try contents(folder.store)
    try store.dumpFindings(to: "\(folder.path)/dump")
    #expect(try folder.permissions("/dump") == 0o600)
    try store.load(Self.loads[1].0, at: 200)
    let path = "\(folder.path)/copy/returns.sqlite"
    try store.copy(before: RunRowID(number: 2), to: path)
    #expect(try contents(path) != before)
    try IndicatorStore.restoreFindings(from: "\(folder.path)/dump", to: path)
    #expect(try contents(path) == before)
  }

  @Test func nothingIsWrittenOver() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    try store.load(Self.loads[0].0, at: 100)
    #expect(throws: StoreFailure.self) {
      try store.copy(before: RunRowID(number: 1), to: folder.store)
    }
    #expect(throws: StoreFailure.self) {
      try store.copy(before: RunRowID(number: 9), to: "\(folder.path)/other/returns.sqlite")
    }
  }
}
