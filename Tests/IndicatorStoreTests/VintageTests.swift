import IndicatorStore
import ReturnModel
import Testing

/// Published tables: every vintage keeps its rows, whatever the order they are loaded in.
@Suite struct VintageTests {
  private let older = SampleLoad(
    submission: .table("2022-05-12"), bytes: "2022", cells: ["total": 1, "age=5": 10])
  private let newer = SampleLoad(
    submission: .table("2025-06-26"), bytes: "2025", cells: ["total": 2, "age=6": 20])

  @Test func orderOfLoadingMakesNoDifference() throws {
    let (forwards, backwards) = (try IndicatorStore.inMemory(), try IndicatorStore.inMemory())
    for sample in [older, newer] { try forwards.load(sample, at: 100) }
    for sample in [newer, older] { try backwards.load(sample, at: 100) }
    for store in [forwards, backwards] {
      #expect(try store.values() == ["total": 2, "age=5": 10, "age=6": 20])
      #expect(
        try store.values { $0.releasedOnOrBefore = CalendarDate("2025-06-25") }
          == ["total": 1, "age=5": 10])
      #expect(try store.values { $0.releasedOnOrBefore = CalendarDate("2022-05-11") } == [:])
      #expect(
        try store.values { $0.releasedOnOrBefore = CalendarDate("2025-06-26") }
          == store.values())
    }
    var all = FigureQuery(indicator: SampleLoad.indicator)
    all.allVintages = true
    #expect(try forwards.figures(all) == (try backwards.figures(all)))
    #expect(
      try forwards.figures(all).map(\.observation.released?.description) == [
        "2022-05-12", "2025-06-26", "2025-06-26", "2022-05-12",
      ])
  }

  @Test func vintageLoadedAgainClosesOnlyItsOwnCells() throws {
    let store = try IndicatorStore.inMemory()
    try store.load(older, at: 100)
    try store.load(newer, at: 100)
    var corrected = newer
    corrected.bytes = "2025 corrected"
    corrected.cells = ["total": 3]
    let outcome = try store.load(corrected, at: 200)
    #expect([outcome.inserted, outcome.closed] == [1, 2])
    #expect(try store.values() == ["total": 3, "age=5": 10])
    #expect(try store.history("total") == [[1, 100, nil], [2, 100, 200], [3, 200, nil]])
    #expect(
      try store.values { $0.asOf = Instant(seconds: 150) } == [
        "total": 2, "age=5": 10, "age=6": 20,
      ])
  }

  @Test func bytesSayWhatTheyWereLoadedAs() throws {
    let store = try IndicatorStore.inMemory()
    for sample in [older, newer, SampleLoad(bytes: "sen2")] { try store.load(sample, at: 100) }
    #expect(try store.submissions(loadedFrom: "2025") == [.table("2025-06-26")])
    #expect(try store.submissions(loadedFrom: "sen2") == [.sample])
    #expect(try store.submissions(loadedFrom: "never").isEmpty)
  }

  @Test func figuresOfAReturnHaveNoVintageAndPassEveryDay() throws {
    let store = try IndicatorStore.inMemory()
    try store.load(SampleLoad(cells: ["total": 5]), at: 100)
    #expect(
      try store.values { $0.releasedOnOrBefore = CalendarDate("2000-01-01") } == ["total": 5])
  }

  @Test func ofTheRoundsOfAReturnTheLatestAnswers() throws {
    let store = try IndicatorStore.inMemory()
    let before = Submission(source: "return:sen2", round: "2024", area: "shropshire")
    try store.load(SampleLoad(cells: ["total": 5]), at: 100)
    try store.load(SampleLoad(submission: before, cells: ["total": 4, "age=5": 1]), at: 200)
    #expect(try store.values() == ["total": 5, "age=5": 1])
    #expect(try store.history("total") == [[4, 200, nil], [5, 100, nil]])
  }
}
