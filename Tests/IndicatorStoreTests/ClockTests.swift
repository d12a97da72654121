import IndicatorStore
import ReturnModel
import Testing

/// A submission's history never overlaps, whatever the clock does.
@Suite struct ClockTests {
  let store: IndicatorStore

  init() throws { store = try .inMemory() }

  /// Set back, stopped, and one second on, which is as it should be.
  @Test(arguments: [(Int64(50), Int64(101)), (100, 101), (101, 101), (102, 102)])
  func changeCountsFromAfterTheLastOne(_ clock: Int64, _ counted: Int64) throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 1]), at: 100)
    let outcome = try store.load(SampleLoad(bytes: "b", cells: ["total": 2]), at: clock)
    #expect(outcome.knownFrom == Instant(seconds: counted))
    #expect(try store.history("total") == [[1, 100, counted], [2, counted, nil]])
  }

  @Test func manyChangesInOneSecondAreAllKept() throws {
    for number in 0..<5 {
      try store.load(SampleLoad(bytes: "\(number)", cells: ["total": Double(number)]), at: 100)
    }
    #expect(
      try store.history("total")
        == [[0, 100, 101], [1, 101, 102], [2, 102, 103], [3, 103, 104], [4, 104, nil]])
  }

  @Test func extractThatChangesNothingDoesNotMoveTheClock() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 1]), at: 100)
    let outcome = try store.load(SampleLoad(bytes: "b", cells: ["total": 1]), at: 50)
    #expect(outcome.decision == .loaded)
    #expect(outcome.knownFrom == Instant(seconds: 50))
    let next = try store.load(SampleLoad(bytes: "c", cells: ["total": 2]), at: 60)
    #expect(next.knownFrom == Instant(seconds: 101))
  }

  @Test func cellIsKnownFromItsFirstSecondAndNotInItsLast() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 1]), at: 100)
    try store.load(SampleLoad(bytes: "b", cells: ["total": 2]), at: 200)
    for (moment, expected) in [(Int64(99), nil), (100, 1), (199, 1), (200, 2)] as [(Int64, Double?)]
    {
      #expect(try store.values { $0.asOf = Instant(seconds: moment) }["total"] == expected)
    }
  }
}
