import Foundation
import IndicatorStore
import ReturnModel
import Synchronization
import TestSupport
import Testing

/// A submission is in the store whole or not at all, and one process writes at a time.
///
/// Findings are read inside the loading transaction: a sequence that looks around while it is read
/// sees what another process would see.
@Suite struct TransactionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ path: String? = nil) throws -> IndicatorStore {
    try IndicatorStore.open(
      at: path ?? folder.store, mode: .readWriteCreating, busyTimeout: 0.05)
  }

  private func cells(_ value: Double) -> [String: Double] {
    // More than SQLite keeps in memory, so that some of it is in the log before the end.
    Dictionary(uniqueKeysWithValues: (0..<20_000).map { ("age=\($0)", value) })
  }

  @Test func killHalfWayLeavesWholeSubmissionsOnly() throws {
    let store = try open()
    try store.load(SampleLoad(bytes: "a", cells: cells(1)), at: 100)
    var load = SampleLoad(bytes: "b", cells: cells(2)).load
    // What a kill would leave: the files as the system has them at that moment.
    load.findings = Watching { [folder] in
      try FileManager.default.copyItem(
        atPath: folder.path + "/store", toPath: folder.path + "/killed")
    }
    try store.load(load, at: 200)
    #expect(try store.values()["age=19999"] == 2)
    let log = try FileManager.default.attributesOfItem(
      atPath: folder.path + "/killed/returns.sqlite-wal")[.size]
    #expect((log as? Int ?? 0) > 1_000_000, "nothing was written yet, so nothing was tested")

    let left = try open(folder.path + "/killed/returns.sqlite")
    #expect(try left.values() == cells(1))
    #expect(try left.extracts().map(\.extract.sha256) == ["a"])
    try left.check()
    load.findings = []
    #expect(try left.load(load, at: 300).inserted == 20_000)
  }

  @Test func readersSeeTheSubmissionBeforeUntilTheNextIsWhole() throws {
    let (store, reader) = (try open(), try open())
    try store.load(SampleLoad(bytes: "a", cells: ["total": 1]), at: 100)
    var load = SampleLoad(bytes: "b", cells: ["total": 2]).load
    let seen = Seen()
    load.findings = Watching {
      let values = try reader.values()
      seen.values.withLock { $0 = values }
    }
    try store.load(load, at: 200)
    #expect(seen.values.withLock { $0 } == ["total": 1])
    #expect(try reader.values() == ["total": 2])
  }

  @Test func secondWriterIsToldThatTheStoreIsLocked() throws {
    let (store, second) = (try open(), try open())
    var load = SampleLoad(cells: ["total": 1]).load
    let seen = Seen()
    load.findings = Watching {
      let failure = #expect(throws: StoreFailure.self) {
        try second.load(SampleLoad(bytes: "b", cells: ["total": 2]), at: 200)
      }
      seen.failure.withLock { $0 = failure }
    }
    try store.load(load, at: 100)
    let failure = try #require(seen.failure.withLock { $0 })
    #expect(failure.code == .locked)
    #expect(failure.description.contains("try again"))
    #expect(try store.values() == ["total": 1])
    try second.load(SampleLoad(bytes: "b", cells: ["total": 2]), at: 200)
    #expect(try store.values() == ["total": 2])
  }
}

/// What a test saw from inside a transaction.
private final class Seen: Sendable {
  let values = Mutex<[String: Double]>([:])
  let failure = Mutex<StoreFailure?>(nil)
}

/// No findings; does something when they are asked for.
private struct Watching: Sequence, IteratorProtocol, Sendable {
  let watch: @Sendable () throws -> Void

  func next() -> Finding? {
    do { try watch() } catch { Issue.record(error) }
    return nil
  }
}
