import IndicatorStore
import ReturnModel
import Testing

@Suite struct QueryTests {
  private let store: IndicatorStore
  private static let periods: [Period] = [
    .calendarYear(2024), .splitYear(2011), .month(2011, 12), .month(2024, 6), .quarter(2024, 2),
    .day(CalendarDate(dayNumber: 20_104)),
  ]
  private static let areas: [AreaID] = ["cornwall", "shropshire", "a place: (made up) ’"]

  init() throws {
    store = try .inMemory()
    let submission = Submission.table("2025-06-26")
    var observations: [Observation] = []
    for indicator in ["one", "two"] {
      for area in Self.areas {
        for (number, period) in Self.periods.enumerated() {
          for slice in ["total", "sex=female"] {
            observations.append(
              Observation(
                indicator: IndicatorID(indicator), area: area, period: period,
                breakdown: Breakdown(key: slice), source: submission.source,
                released: submission.released, figure: Figure(value: Double(number))))
          }
        }
      }
    }
    let extract = ExtractIdentity(
      sha256: "ab", bytes: 1, fileName: "t.csv", returnID: "ees", submission: submission)
    try store.load(
      SubmissionLoad(
        extract: extract, observations: observations.shuffled(), counts: RecordCounts(read: 0)),
      at: 100)
  }

  @Test func everyFigureComesBackInOrderWithItsExtract() throws {
    let figures = try store.figures(FigureQuery(indicator: "one"))
    #expect(figures.count == 3 * 6 * 2)
    #expect(Set(figures.map(\.observation.period)) == Set(Self.periods))
    #expect(figures.allSatisfy { $0.extractSHA256 == "ab" && $0.extractFileName == "t.csv" })
    #expect(figures.allSatisfy { $0.knownFrom.seconds == 100 && $0.knownUntil == nil })
    let areas = figures.map(\.observation.area.text)
    #expect(areas == areas.sorted())
  }

  @Test func filtersNarrow() throws {
    var query = FigureQuery(indicator: "two")
    query.areas = ["cornwall", "a place: (made up) ’", "nowhere"]
    query.periods = [.month(2011, 12)]
    query.breakdowns = [.total]
    let found = try store.figures(query).map(\.observation)
    #expect(found.map(\.area) == ["a place: (made up) ’", "cornwall"])
    #expect(found.allSatisfy { $0.period == .month(2011, 12) && $0.breakdown == .total })
    query.sources = ["elsewhere"]
    #expect(try store.figures(query).isEmpty)
    query.sources = ["ees/ehcplans"]
    #expect(try store.figures(query).count == 2)
  }

  @Test func valuesInAQueryAreOnlyValues() throws {
    var query = FigureQuery(indicator: "one' OR '1'='1")
    #expect(try store.figures(query).isEmpty)
    query.indicator = "one"
    query.areas = ["x') OR 1=1 --"]
    #expect(try store.figures(query).isEmpty)
  }

  /// A query costs what it asks for, not what the store holds.
  @Test func figuresAreFoundByTheirKey() throws {
    var query = FigureQuery(indicator: "one")
    let whole = try store.plan(of: query)
    #expect(
      whole.contains { $0.hasPrefix("SEARCH o USING PRIMARY KEY (submission=? AND indicator=?") })
    query.areas = ["cornwall", "shropshire"]
    query.periods = [.calendarYear(2024)]
    query.asOf = Instant(seconds: 200)
    let part = try store.plan(of: query)
    #expect(
      part.contains {
        $0.hasPrefix(
          "SEARCH o USING PRIMARY KEY (submission=? AND indicator=? AND area=? AND period=?")
      })
  }

  @Test func listsSayWhatThereIs() throws {
    #expect(try store.indicators() == ["one", "two"])
    #expect(try store.sources(of: "one") == ["ees/ehcplans"])
    #expect(try store.sources(of: "three").isEmpty)
    #expect(try store.periods(of: "two") == Self.periods.sorted())
    #expect(try store.periods(of: "three").isEmpty)
  }

  @Test func closedFiguresStillCountInLists() throws {
    try store.load(SampleLoad(bytes: "a", cells: ["total": 1]), at: 100)
    try store.load(SampleLoad(bytes: "b", cells: [:]), at: 200)
    #expect(try store.values().isEmpty)
    #expect(try store.sources(of: SampleLoad.indicator) == ["return:sen2"])
    #expect(try store.periods(of: SampleLoad.indicator) == [SampleLoad.period])
  }
}
