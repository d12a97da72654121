import IndicatorStore
import ReturnModel
import TestSupport
import Testing

@Suite struct RunTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> IndicatorStore {
    try IndicatorStore.open(at: folder.store, mode: .readWriteCreating, busyTimeout: 0.05)
  }

  private func start(_ second: Int64) -> RunStart {
    RunStart(command: "ingest", version: "1.0", startedAt: Instant(seconds: second))
  }

  @Test func finishedRunIsKeptWhole() throws {
    let store = try open()
    let run = try store.beginRun(start(100))
    let counts = RecordCounts(
      read: 15, loaded: 5, unchanged: 4, superseded: 3, quarantined: 2, outOfScope: 1)
    #expect(try store.runs().map(\.outcome) == [.running])
    try store.finishRun(
      run, outcome: .interrupted, counts: counts, exitCode: 130, at: Instant(seconds: 160))
    let stored = try #require(try store.runs().first)
    #expect(stored.id == run)
    #expect(stored.start == start(100))
    #expect(stored.outcome == .interrupted)
    #expect(stored.counts == counts)
    #expect(stored.exitCode == 130)
    #expect(stored.finishedAt == Instant(seconds: 160))
    #expect(try folder.contents("/store").filter { $0.contains("-run-") }.isEmpty)
  }

  @Test func runWhoseProcessIsGoneIsMarkedFailedWhenTheNextBegins() throws {
    do {
      // Letting the store go lets go of the run's lock, as the end of a process does.
      let lost = try open()
      _ = try lost.beginRun(start(100))
    }
    let store = try open()
    #expect(try store.runs().map(\.outcome) == [.running])
    let next = try store.beginRun(start(200))
    #expect(try store.runs().map(\.outcome) == [.failed, .running])
    #expect(try store.runs()[0].finishedAt == Instant(seconds: 200))
    #expect(
      try folder.contents("/store").filter { $0.contains("-run-") }
        == ["returns.sqlite-run-\(next)"])
  }

  @Test func runUnderWayElsewhereIsLeftAlone() throws {
    let (one, other) = (try open(), try open())
    let first = try one.beginRun(start(100))
    let second = try other.beginRun(start(200))
    _ = try other.beginRun(start(300))
    #expect(try one.runs().map(\.outcome) == [.running, .running, .running])
    try one.finishRun(
      first, outcome: .finished, counts: RecordCounts(), exitCode: 0, at: Instant(seconds: 400))
    _ = try one.beginRun(start(500))
    #expect(try one.runs().map(\.outcome) == [.finished, .running, .running, .running])
    #expect(second.number < (try one.runs()[2].id.number))
  }

  @Test func runsOfAStoreInMemoryAreAllItsOwn() throws {
    let store = try IndicatorStore.inMemory()
    _ = try store.beginRun(start(100))
    _ = try store.beginRun(start(200))
    #expect(try store.runs().map(\.outcome) == [.running, .running])
  }

  @Test func refusedExtractIsRecordedUnderItsRun() throws {
    let store = try open()
    let run = try store.beginRun(start(100))
    try store.recordRefused(
      SampleLoad().extract, counts: RecordCounts(read: 9, quarantined: 9), run: run,
      recordedAt: Instant(seconds: 100))
    let stored = try #require(try store.extracts().first)
    #expect(stored.run == run)
    #expect(stored.decision == .refused)
    #expect(stored.counts == RecordCounts(read: 9, quarantined: 9))
    #expect(stored.extract == SampleLoad().extract)
    // It does not count as loaded: the same bytes may be tried again.
    #expect(try store.load(SampleLoad(cells: ["total": 1]), at: 200).decision == .loaded)
  }
}
