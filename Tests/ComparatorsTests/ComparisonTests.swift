import Comparators
import ReturnModel
import Testing

/// Rows worked out by hand.
///
/// In 2024: Ash 10 of 20 is 50.0, Birch 30 of 40 is 75.0, Dogwood 5 of 50 is 10.0, Elm 9 of 30 is
/// 30.0; Cedar is suppressed; Fir has no row. The neighbours of Ash are Birch, Dogwood, Elm and Fir.
@Suite struct ComparisonTests {
  static let now: [Observation] = [
    SmallEngland.rate("ash", .calendarYear(2024), 10, of: 20, 50),
    SmallEngland.rate("birch", .calendarYear(2024), 30, of: 40, 75),
    SmallEngland.rate("dogwood", .calendarYear(2024), 5, of: 50, 10),
    SmallEngland.rate("elm", .calendarYear(2024), 9, of: 30, 30),
    SmallEngland.observation(
      SmallEngland.rate, "cedar", .calendarYear(2024), SmallEngland.table,
      Figure(withheld: .suppressed)),
    SmallEngland.rate("england", .calendarYear(2024), 60, of: 150, 40),
  ]
  static let before: [Observation] = [
    SmallEngland.rate("ash", .calendarYear(2023), 11, of: 20, 55.1),
    SmallEngland.rate("birch", .calendarYear(2023), 20, of: 40, 50),
    SmallEngland.rate("dogwood", .calendarYear(2023), 10, of: 50, 20),
    SmallEngland.rate("elm", .calendarYear(2023), 3, of: 30, 10),
    SmallEngland.rate("england", .calendarYear(2023), 60, of: 150, 40.3),
  ]
  static let request = ComparatorRequest(
    definition: SmallEngland.rate, area: "ash", period: .calendarYear(2024),
    neighbours: SmallEngland.neighbours)

  @Test func rowsStandInOrder() {
    let result = SmallEngland.compare(Self.now, Self.request)
    let order = result.rows.map { "\($0.comparator) \($0.method.rawValue)" }
    #expect(
      order == [
        "own as-published", "neighbours mean", "neighbours median", "neighbours pooled",
        "region pooled", "england published",
      ])
    #expect(result.rows.map(\.area) == ["E1", "E1", "E1", "E1", "E12000001", "E92000001"])
    #expect(result.rows.map(\.neighbourSet) == [nil, "2025", "2025", "2025", nil, nil])
    #expect(result.rows.allSatisfy { $0.unit == "percent" && $0.source == SmallEngland.table })
  }

  @Test func neighboursAreAveragedThreeWays() throws {
    let result = SmallEngland.compare(Self.now, Self.request)
    let mean = try #require(result.row(.neighbours, .mean))
    let median = try #require(result.row(.neighbours, .median))
    let pooled = try #require(result.row(.neighbours, .pooled))
    // 75 + 10 + 30 = 115 over 3; the middle is 30; 30 + 5 + 9 = 44 of 40 + 50 + 30 = 120.
    #expect(mean.value == 115.0 / 3)
    #expect(median.value == 30)
    #expect(pooled.value == 44.0 / 120 * 100)
    #expect((pooled.numerator, pooled.denominator) == (44, 120))
    for row in [mean, median, pooled] {
      #expect((row.n, row.of) == (3, 4))
      #expect(row.missing == ["E7"])
      #expect(row.missingReasons.map(\.reason) == ["no figure in this source"])
      #expect(row.rank == nil)
    }
  }

  @Test func theRegionIsPooledWhenNotPublishedAndEnglandTakenAsPublished() throws {
    let result = SmallEngland.compare(Self.now, Self.request)
    let region = try #require(result.row(.region, .pooled))
    // Ash and Birch: 40 of 60. Cedar is suppressed.
    #expect(region.value == 40.0 / 60 * 100)
    #expect((region.n, region.of) == (2, 3))
    #expect(region.missingReasons.map { "\($0.code) \($0.reason)" } == ["E3 suppressed"])
    let england = try #require(result.row(.england, .published))
    #expect(england.value == 40)
    #expect((england.numerator, england.denominator) == (60, 150))
    #expect((england.n, england.of) == (4, 6))
    #expect(england.missing == ["E3", "E7"])
  }

  @Test func aRegionWithheldByThePublisherIsNotWorkedOutInstead() throws {
    let withheld = SmallEngland.observation(
      SmallEngland.rate, "north", .calendarYear(2024), SmallEngland.table,
      Figure(withheld: .suppressed))
    let region = try #require(
      SmallEngland.compare(Self.now + [withheld], Self.request).row(.region, .published))
    #expect(region.value == nil)
    #expect(region.status.text == "suppressed")
  }

  @Test func theOwnRowIsRankedAmongAuthoritiesWithAValue() throws {
    let own = try #require(SmallEngland.compare(Self.now, Self.request).row(.own, .asPublished))
    // 75, 50, 30, 10: Ash is second of four, in the second quarter.
    #expect((own.rank, own.quartile) == (2, 2))
    #expect((own.n, own.of) == (4, 6))
    #expect(own.missing == ["E3", "E7"])
  }

  @Test func changeIsCountedFromTheYearBeforeAsPrinted() throws {
    let result = SmallEngland.compare(Self.now + Self.before, Self.request)
    #expect(try #require(result.row(.own, .asPublished)).change == -5.1)
    #expect(try #require(result.row(.england, .published)).change == -0.3)
    // Birch, Dogwood and Elm: 115 less 80, over 3; the middle 30 less 20; 44 less 33 of 120.
    #expect(try #require(result.row(.neighbours, .median)).change == 10)
    let mean = try #require(result.row(.neighbours, .mean)?.change)
    #expect(abs(mean - 35.0 / 3) < 1e-12)
    let pooled = try #require(result.row(.neighbours, .pooled)?.change)
    #expect(abs(pooled - 11.0 / 120 * 100) < 1e-12)
    #expect(result.rows.allSatisfy { $0.changePercent == nil })
  }

  @Test func noChangeIsShownForAGroupWithOtherMembers() throws {
    let before = Self.before.filter { $0.area != "elm" }
    let result = SmallEngland.compare(Self.now + before, Self.request)
    #expect(try #require(result.row(.neighbours, .mean)).change == nil)
    #expect(
      result.notes.contains(
        """
        No change is shown for neighbours (mean), neighbours (median) and neighbours (pooled): the \
        members with figures are not the same (Elm only in 2024).
        """))
    #expect(try #require(result.row(.own, .asPublished)).change == -5.1)
  }

  /// A break inside either year parts them; one at the beginning of the first, or after, does not.
  @Test(arguments: [
    ("2023", false), ("2023-06", true), ("2024", true), ("2024-06", true), ("2024-25", true),
    ("2025", false), ("2022", false),
  ])
  func changeIsRefusedAcrossABreak(broken: String, isRefused: Bool) throws {
    var asked = Self.request
    asked.breaks = [SeriesBreak(from: try #require(Period(broken)))]
    let result = SmallEngland.compare(Self.now + Self.before, asked)
    #expect((try #require(result.row(.own, .asPublished)).change == nil) == isRefused)
    #expect((result.previous == nil) == isRefused)
  }

  @Test func aSuppressedFigureLeavesTheOwnRowWithItsReason() throws {
    var request = Self.request
    request.area = "cedar"
    let result = SmallEngland.compare(Self.now, request)
    let own = try #require(result.row(.own, .asPublished))
    #expect(own.value == nil)
    #expect(own.status.text == "suppressed")
    #expect((own.rank, own.quartile, own.change) == (nil, nil, nil))
    #expect((own.n, own.of) == (4, 6))
    // The set has nothing for Cedar: said, and shown as rows without members.
    #expect(try #require(result.row(.neighbours, .mean)).status.text == "no-figure")
    #expect(result.notes.contains("Cedar has no statistical neighbours in the 2025 set."))
  }

  @Test func everyFigureShownIsAmongTheMembers() {
    let result = SmallEngland.compare(Self.now, Self.request)
    let members = result.members.map { "\($0.area) \($0.source)" }
    #expect(
      members == [
        "ash ees/table", "birch ees/table", "dogwood ees/table", "elm ees/table", "fir ees/table",
        "north derived", "england ees/table",
      ])
    #expect(result.members[4].figure == Figure(withheld: .notAvailable))
    // Cedar is suppressed, so the region we would work out is not the region.
    #expect(result.members[5].figure == Figure(withheld: .notAvailable))
    #expect(
      result.sources.map { "\($0.source) \($0.released?.description ?? "-")" } == [
        "ees/table 2025-06-26"
      ])
  }

  @Test func nothingAtAllIsRowsWithoutFigures() {
    let result = SmallEngland.compare([], Self.request)
    #expect(result.rows.count == 6)
    #expect(
      result.rows.allSatisfy { $0.value == nil && $0.status.text == "no-figure" && $0.n == 0 })
    #expect(result.rows.allSatisfy { $0.n + $0.missing.count == $0.of })
  }
}
