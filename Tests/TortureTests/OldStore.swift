import Foundation
import GRDB
import TestSupport
import Testing

/// A store as the first version of the program left it.
struct OldStore {
  private let folder: TemporaryFolder

  /// Makes one with what `today` holds.
  init(of today: Undisturbed) throws {
    folder = try TemporaryFolder()
    let path = "\(folder.path)/store/returns.sqlite"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/store", withIntermediateDirectories: true)
    let sql = try String(
      contentsOfFile: Project.path("Tests/TortureTests/Fixtures/first-migration.sql"),
      encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: "ATTACH ? AS today",
        arguments: [TortureStore(folder: today.folder.path).path])
      try db.execute(sql: sql)
      try db.execute(sql: "DETACH today")
    }
    try queue.close()
    try FileManager.default.copyItem(
      atPath: "\(today.folder.path)/store/extracts", toPath: "\(folder.path)/store/extracts")
  }

  /// Puts a copy where `store` stands.
  func copy(to store: TortureStore) throws { try store.copy(from: folder.path) }
}

/// One kill of a run that brings an old store up to date, and the run that puts things right.
struct MigrationRound {
  private let folder: TemporaryFolder
  private let store: TortureStore
  private let moment: Double
  private let before: StoreContents
  private let isThorough: Bool

  init(_ old: OldStore, moment: Double, isThorough: Bool) throws {
    folder = try TemporaryFolder()
    store = TortureStore(folder: folder.path)
    try old.copy(to: store)
    before = try StoreContents(store.path)
    self.moment = moment
    self.isThorough = isThorough
  }

  /// Kills a load of `files`, which undisturbed comes to `after`.
  func run(_ files: [String], towards after: StoreContents, _ tally: inout Tally) throws {
    let killed = try store.ingest(files, limit: moment)
    if killed.wasStopped && killed.status == nil { tally.kills += 1 } else { tally.late += 1 }
    #expect(try StoreContents.damage(of: store.path).isEmpty, "killed after \(moment) s")
    #expect(try StoreContents.strayRows(of: store.path) == 0)
    let found = try StoreContents(store.path)
    // The figures are those from before, whichever migrations were made: the extracts are the same.
    #expect(found.figures == before.figures, "killed after \(moment) s")
    tally.asBefore += found.figures.count
    if isThorough {
      let opened = try store.doctor()
      let says = opened.output + opened.errors
      let isOld = says.contains("ingest once to bring it up to date")
      #expect(opened.status == 0 || isOld, "\(says.suffix(2000))")
    }
    let next = try store.ingest(files)
    #expect(next.status == 1, "killed after \(moment) s: \(next.errors.prefix(2000))")
    #expect(try StoreContents(store.path) == after, "killed after \(moment) s")
    #expect(try StoreContents.damage(of: store.path).isEmpty)
    #expect(try StoreContents.unfinishedRuns(of: store.path) == 0)
  }
}
