import IndicatorStore
import ReturnModel
import Testing

@Suite struct LoadingTests {
  let store: IndicatorStore

  init() throws { store = try .inMemory() }

  @Test func firstExtractIsLoadedAndAccountedFor() throws {
    let outcome = try store.load(SampleLoad(cells: ["total": 7, "sex=female": 3]), at: 100)
    #expect(outcome.decision == .loaded)
    #expect([outcome.inserted, outcome.unchangedObservations, outcome.closed] == [2, 0, 0])
    #expect(outcome.counts == RecordCounts(read: 10, loaded: 7, quarantined: 2, outOfScope: 1))
    #expect(outcome.knownFrom == Instant(seconds: 100))
    #expect(try store.values() == ["total": 7, "sex=female": 3])
  }

  @Test func sameBytesAgainChangeNothing() throws {
    try store.load(SampleLoad(cells: ["total": 7]), at: 100)
    let outcome = try store.load(SampleLoad(cells: ["total": 7]), at: 200)
    #expect(outcome.decision == .unchanged)
    #expect([outcome.inserted, outcome.unchangedObservations, outcome.closed] == [0, 0, 0])
    #expect(outcome.counts == RecordCounts(read: 10, unchanged: 7, quarantined: 2, outOfScope: 1))
    #expect(outcome.counts.addUp)
    #expect(try store.history("total") == [[7, 100, nil]])
  }

  @Test func sameBytesUnderOtherSpecificationsAreLoadedAgain() throws {
    try store.load(SampleLoad(specification: "one", cells: ["total": 7]), at: 100)
    let outcome = try store.load(SampleLoad(specification: "two", cells: ["total": 8]), at: 200)
    #expect(outcome.decision == .loaded)
    #expect(try store.history("total") == [[7, 100, 200], [8, 200, nil]])
  }

  @Test func correctionClosesWhatChangedOrVanishedAndKeepsTheRest() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 7, "age=5": 1, "age=6": 2]), at: 100)
    let outcome = try store.load(
      SampleLoad(bytes: "b", cells: ["total": 8, "age=6": 2, "age=7": 3]), at: 200)
    #expect(outcome.decision == .loaded)
    #expect([outcome.inserted, outcome.unchangedObservations, outcome.closed] == [2, 1, 2])
    #expect(try store.values() == ["total": 8, "age=6": 2, "age=7": 3])
    #expect(try store.history("total") == [[7, 100, 200], [8, 200, nil]])
    #expect(try store.history("age=5") == [[1, 100, 200]])
    #expect(try store.history("age=6") == [[2, 100, nil]])
    #expect(
      try store.values { $0.asOf = Instant(seconds: 199) } == [
        "total": 7, "age=5": 1, "age=6": 2,
      ])
  }

  @Test func cellThatComesBackIsOpenedAnew() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 7, "age=5": 1]), at: 100)
    try store.load(SampleLoad(bytes: "b", cells: ["total": 7]), at: 200)
    try store.load(SampleLoad(bytes: "c", cells: ["total": 7, "age=5": 1]), at: 300)
    #expect(try store.history("age=5") == [[1, 100, 200], [1, 300, nil]])
    #expect(try store.history("total") == [[7, 100, nil]])
  }

  /// Each part of a figure by itself makes it another figure.
  @Test(arguments: [
    Figure(numerator: 2, denominator: 10, value: 10, printed: "10.0"),
    Figure(numerator: 1, denominator: 11, value: 10, printed: "10.0"),
    Figure(numerator: 1, denominator: nil, value: 10, printed: "10.0"),
    Figure(numerator: 1, denominator: 10, value: 10.000_000_000_000_002, printed: "10.0"),
    Figure(numerator: 1, denominator: 10, value: 10, printed: "10"),
    Figure(numerator: 1, denominator: 10, value: 10, printed: ""),
    Figure(numerator: 1, denominator: 10, value: 10),
    Figure(numerator: 1, denominator: 10, printed: "10.0", withheld: .suppressed),
  ])
  func figureThatDiffersAnywhereIsANewRow(_ changed: Figure) throws {
    let figure = Figure(numerator: 1, denominator: 10, value: 10, printed: "10.0")
    var sample = SampleLoad()
    try store.load(sample.load.holding([sample.observation("total", figure)]), at: 100)
    sample.bytes = "b"
    let outcome = try store.load(
      sample.load.holding([sample.observation("total", changed)]), at: 200)
    #expect([outcome.inserted, outcome.closed] == [1, 1])
    let stored = try store.figures(FigureQuery(indicator: SampleLoad.indicator))
    #expect(stored.map(\.observation.figure) == [changed])

    sample.bytes = "c"
    let again = try store.load(sample.load.holding([sample.observation("total", changed)]), at: 300)
    #expect([again.inserted, again.unchangedObservations, again.closed] == [0, 1, 0])
  }

  @Test func noTextAndEmptyTextAreNotTheSame() throws {
    var sample = SampleLoad()
    for (bytes, printed) in [("a", nil), ("b", ""), ("c", nil)] as [(String, String?)] {
      sample.bytes = bytes
      let figure = Figure(value: 1, printed: printed)
      let observation = sample.observation("total", figure)
      #expect(try store.load(sample.load.holding([observation]), at: 100).inserted == 1)
      let stored = try store.figures(FigureQuery(indicator: SampleLoad.indicator))
      #expect(stored.map(\.observation.figure) == [figure])
    }
  }

  @Test func everyReasonForNoFigureComesBackAsItself() throws {
    let sample = SampleLoad()
    let observations = Withheld.allCases.map {
      sample.observation("reason=\($0.rawValue)", Figure(printed: $0.symbol, withheld: $0))
    }
    try store.load(sample.load.holding(observations), at: 100)
    let stored = try store.figures(FigureQuery(indicator: SampleLoad.indicator)).map(\.observation)
    #expect(Set(stored) == Set(observations))
  }

  @Test func olderExtractArrivingLateIsRecordedAndNotLoaded() throws {
    try store.load(SampleLoad(bytes: "b", version: "2025-02-01", cells: ["total": 8]), at: 100)
    let outcome = try store.load(
      SampleLoad(bytes: "a", version: "2025-01-31", cells: ["total": 7]), at: 200)
    #expect(outcome.decision == .superseded)
    #expect(outcome.counts == RecordCounts(read: 10, superseded: 7, quarantined: 2, outOfScope: 1))
    #expect(try store.history("total") == [[8, 100, nil]])
    #expect(try store.extracts().map(\.decision) == [.loaded, .superseded])
    #expect(try store.extracts().map(\.extract.fileName) == ["b.xml", "a.xml"])
  }

  @Test func bytesReplacedSinceAreSupersededNotUnchanged() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 7]), at: 100)
    try store.load(SampleLoad(bytes: "b", cells: ["total": 8]), at: 200)
    #expect(
      try store.load(SampleLoad(bytes: "a", cells: ["total": 7]), at: 300).decision == .superseded)
    #expect(
      try store.load(SampleLoad(bytes: "b", cells: ["total": 8]), at: 400).decision == .unchanged)
    #expect(try store.values() == ["total": 8])
  }

  @Test func extractsOfOneVersionOrOfNoneGoByTheOrderTheyArrive() throws {
    try store.load(SampleLoad(bytes: "a", version: "2025-01-31", cells: ["total": 1]), at: 100)
    try store.load(SampleLoad(bytes: "b", version: "2025-01-31", cells: ["total": 2]), at: 200)
    #expect(try store.values() == ["total": 2])
    try store.load(SampleLoad(bytes: "c", version: "", cells: ["total": 3]), at: 300)
    #expect(try store.values() == ["total": 3])
    // What came before the nameless one still counts.
    try store.load(SampleLoad(bytes: "d", version: "2025-01-30", cells: ["total": 4]), at: 400)
    #expect(try store.values() == ["total": 3])
  }

  @Test func otherRoundsAreasAndSourcesAreLeftAlone() throws {
    try store.load(SampleLoad(cells: ["total": 1]), at: 100)
    for (second, other) in [
      (200, Submission(source: "return:sen2", round: "2024", area: "shropshire")),
      (300, Submission(source: "return:sen2", round: "2025", area: "cornwall")),
      (400, Submission(source: "return:school-census", round: "2025", area: "shropshire")),
    ] as [(Int64, Submission)] {
      let outcome = try store.load(SampleLoad(submission: other, cells: ["age=5": 2]), at: second)
      #expect([outcome.inserted, outcome.closed] == [1, 0])
    }
    #expect(try store.history("total") == [[1, 100, nil]])
  }

  @Test func planSaysWhatLoadingWouldDoAndChangesNothing() throws {
    try store.load(SampleLoad(bytes: "a", version: "2", cells: ["total": 7, "age=5": 1]), at: 100)
    let samples = [
      SampleLoad(bytes: "a", version: "2", cells: ["total": 7, "age=5": 1]),
      SampleLoad(bytes: "b", version: "1", cells: ["total": 9]),
      SampleLoad(submission: .table("2025-06-26"), bytes: "c", cells: ["total": 9]),
      SampleLoad(bytes: "d", version: "3", cells: ["total": 8]),
    ]
    let planned = try samples.map { try store.plan($0.load, recordedAt: Instant(seconds: 50)) }
    #expect(try store.values() == ["total": 7, "age=5": 1])
    #expect(try store.extracts().count == 1)
    #expect(planned.map(\.decision) == [.unchanged, .superseded, .loaded, .loaded])
    #expect(planned[3].closed == 2)
    #expect(planned == (try samples.map { try store.load($0, at: 50) }))
  }
}
