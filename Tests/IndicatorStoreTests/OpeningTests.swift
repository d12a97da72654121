import Foundation
import GRDB
import IndicatorStore
import ReturnModel
import TestSupport
import Testing

@Suite struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ mode: IndicatorStore.Mode = .readWriteCreating) throws -> IndicatorStore {
    try IndicatorStore.open(at: folder.store, mode: mode, busyTimeout: 0.05)
  }

  private func failure(
    _ path: String, _ mode: IndicatorStore.Mode = .readWriteCreating
  ) throws -> StoreFailure {
    try #require(
      #expect(throws: StoreFailure.self) {
        try IndicatorStore.open(at: path, mode: mode, busyTimeout: 0.05)
      })
  }

  @Test func whatIsMadeIsClosedToOthers() throws {
    let store = try open()
    try store.load(SampleLoad(cells: ["total": 1]), at: 100)
    #expect(try folder.permissions("/store") == 0o700)
    let files = try folder.contents("/store")
    #expect(files == ["returns.sqlite", "returns.sqlite-shm", "returns.sqlite-wal"])
    for file in files { #expect(try folder.permissions("/store/" + file) == 0o600) }
    let run = try store.beginRun(
      RunStart(command: "ingest", version: "1", startedAt: Instant(seconds: 1)))
    #expect(try folder.permissions("/store/returns.sqlite-run-\(run)") == 0o600)
  }

  @Test func storeLeftOpenToOthersIsClosedToThem() throws {
    try open().load(SampleLoad(cells: ["total": 1]), at: 100)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.store)
    _ = try open()
    #expect(try folder.permissions("/store/returns.sqlite") == 0o600)
  }

  @Test func storeIsReadWithoutBeingWritten() throws {
    try open().load(SampleLoad(cells: ["total": 1]), at: 100)
    let store = try open(.readOnly)
    #expect(try store.values() == ["total": 1])
    let failure = #expect(throws: StoreFailure.self) {
      try store.load(SampleLoad(bytes: "b", cells: ["total": 2]), at: 200)
    }
    #expect(failure?.code == .unwritable)
  }

  /// A process killed while it made the store leaves it short of the last steps; nothing is lost.
  @Test func storeWhoseMakingWasCutOffHoldsNothingYet() throws {
    _ = try open()
    try forgetLastStep()
    #expect(try failure(folder.store, .readOnly).code == .missing)
  }

  @Test func storeOfAnOlderVersionIsNotTakenForANewOne() throws {
    try open().load(SampleLoad(cells: ["total": 1]), at: 100)
    try forgetLastStep()
    #expect(try failure(folder.store, .readOnly).code == .tooOld)
  }

  private func forgetLastStep() throws {
    try DatabaseQueue(path: folder.store).write { db in
      try db.execute(
        sql: "DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)")
      #expect(db.changesCount == 1)
    }
  }

  @Test func storeThatIsNotThereIsMissingAndIsNotMade() throws {
    #expect(try failure(folder.store, .readOnly).code == .missing)
    #expect(try folder.contents().isEmpty)
  }

  @Test func emptyFileIsMissingToAReaderAndANewStoreToAWriter() throws {
    let path = try folder.write([], "/empty.sqlite")
    #expect(try failure(path, .readOnly).code == .missing)
    let store = try IndicatorStore.open(at: path, mode: .readWriteCreating)
    #expect(try store.indicators().isEmpty)
  }

  @Test(arguments: [IndicatorStore.Mode.readOnly, .readWriteCreating])
  func folderIsNotAStore(_ mode: IndicatorStore.Mode) throws {
    let failure = try failure(folder.path, mode)
    #expect(failure.code == .notAStore)
    #expect(failure.advice.contains("is a folder"))
    #expect(!failure.description.contains("/"))
  }

  @Test(arguments: [IndicatorStore.Mode.readOnly, .readWriteCreating])
  func fileOfAnotherKindIsNotAStoreAndStaysAsItIs(_ mode: IndicatorStore.Mode) throws {
    let bytes = Array(String(repeating: "UPN,Surname\nA,Synthetic\n", count: 100).utf8)
    let path = try folder.write(bytes, "/children.csv")
    #expect(try failure(path, mode).code == .notAStore)
    #expect(try folder.read("/children.csv") == bytes)
    #expect(try folder.contents() == ["children.csv"])
  }

  @Test(arguments: [IndicatorStore.Mode.readOnly, .readWriteCreating])
  func databaseOfAnotherProgramIsNotAStoreAndStaysAsItIs(_ mode: IndicatorStore.Mode) throws {
    let path = folder.path + "/other.sqlite"
    do {
      let other = try DatabaseQueue(path: path)
      try other.write { try $0.execute(sql: "CREATE TABLE observation (id INTEGER)") }
    }
    let before = try folder.read("/other.sqlite")
    #expect(try failure(path, mode).code == .notAStore)
    #expect(try folder.read("/other.sqlite") == before)
  }

  @Test(arguments: [IndicatorStore.Mode.readOnly, .readWriteCreating])
  func storeOfANewerVersionIsRefused(_ mode: IndicatorStore.Mode) throws {
    _ = try open()
    try raw { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01 something')") }
    #expect(try failure(folder.store, mode).code == .tooNew)
  }

  @Test func storeCutShortIsDamaged() throws {
    try fill()
    let bytes = try folder.read("/store/returns.sqlite")
    _ = try folder.write(bytes.prefix(bytes.count / 2), "/store/returns.sqlite")
    #expect(try failure(folder.store).code == .damaged)
  }

  @Test func storeWithABrokenPageIsFoundByTheCheck() throws {
    try fill()
    try open().check()
    var bytes = try folder.read("/store/returns.sqlite")
    // The schema stands on the first pages; the figures, put in last, on those before the end.
    for position in bytes.count - 9 * 4096..<bytes.count - 4096 { bytes[position] = 0xA5 }
    _ = try folder.write(bytes, "/store/returns.sqlite")
    let failure = try #require(
      #expect(throws: StoreFailure.self) { try open(.readOnly).check() })
    #expect(failure.code == .damaged)
    #expect(failure.description.contains("returns.sqlite"))
  }

  @Test func placeThatCannotBeWrittenIsSaidSo() throws {
    #expect(try failure("/proc/nowhere/returns.sqlite").code == .unwritable)
    let file = try folder.write([1], "/file")
    #expect(try failure(file + "/returns.sqlite").code == .unwritable)
  }

  @Test func manyMayMakeTheStoreAtOnce() async throws {
    let path = folder.store
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          try IndicatorStore.open(at: path, mode: .readWriteCreating, busyTimeout: 10).runs().count
        }
      }
      for try await runs in group { #expect(runs == 0) }
    }
  }

  private func fill() throws {
    let store = try open()
    let cells = Dictionary(uniqueKeysWithValues: (0..<3000).map { ("age=\($0)", Double($0)) })
    try store.load(SampleLoad(cells: cells), at: 100)
  }

  private func raw(_ body: (Database) throws -> Void) throws {
    try DatabaseQueue(path: folder.store).write(body)
  }
}
