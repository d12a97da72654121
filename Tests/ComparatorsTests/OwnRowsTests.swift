import Comparators
import ReturnModel
import Testing

@Suite struct OwnRowsTests {
  static let sen2: SourceID = "return:sen2"
  static let year = Period.calendarYear(2024)

  @Test func returnAndPublishedStandSideBySideWithTheirDifference() {
    let observations =
      ComparisonTests.now + [
        SmallEngland.rate("ash", Self.year, 9, of: 20, 45, source: Self.sen2)
      ]
    let rows = SmallEngland.compare(observations, ComparisonTests.request).rows.prefix(3)
    #expect(rows.map(\.method) == [.asReturned, .asPublished, .difference])
    #expect(rows.map(\.source) == [Self.sen2, SmallEngland.table, "derived"])
    #expect(rows.map(\.value) == [45, 50, -5])
    #expect(rows.map(\.unit) == ["percent", "percent", "percentage-points"])
    #expect(rows.map(\.rank) == [nil, 2, nil])
    #expect(rows.allSatisfy { $0.comparator == .own && $0.area == "E1" })
  }

  @Test func withNothingPublishedReturnsOfOthersAreComparedWith() throws {
    let observations = [
      SmallEngland.rate("ash", Self.year, 9, of: 20, 45, source: Self.sen2),
      SmallEngland.rate("birch", Self.year, 10, of: 40, 25, source: Self.sen2),
    ]
    let result = SmallEngland.compare(observations, ComparisonTests.request)
    let own = try #require(result.row(.own, .asReturned))
    #expect((own.rank, own.quartile, own.n, own.of) == (1, 1, 2, 6))
    let mean = try #require(result.row(.neighbours, .mean))
    #expect((mean.source, mean.value, mean.n, mean.of) == (Self.sen2, 25, 1, 4))
    #expect(mean.missing == ["E4", "E55", "E7"])
    #expect(result.row(.own, .asPublished) == nil)
  }

  @Test func aReturnAloneIsNotRanked() throws {
    let result = SmallEngland.compare(
      [SmallEngland.rate("ash", Self.year, 9, of: 20, 45, source: Self.sen2)],
      ComparisonTests.request)
    let own = try #require(result.row(.own, .asReturned))
    #expect((own.value, own.rank, own.n, own.of) == (45, nil, 1, 6))
    #expect(
      result.notes.contains("There is no rank: no other authority has a figure in return:sen2."))
  }

  @Test func aPublishedFigureOfLastYearDoesNotStandInForThisYear() throws {
    let observations =
      ComparisonTests.before + [
        SmallEngland.rate("ash", Self.year, 9, of: 20, 45, source: Self.sen2)
      ]
    let result = SmallEngland.compare(observations, ComparisonTests.request)
    #expect(try #require(result.row(.england, .pooled)).source == Self.sen2)
    #expect(result.row(.own, .difference) == nil)
    // The change of the return is counted in the return, not from what was published.
    #expect(try #require(result.row(.own, .asReturned)).change == nil)
  }

  @Test func theSourceWithTheAreasFigureIsComparedIn() throws {
    let other: SourceID = "ees/another"
    let observations =
      ComparisonTests.now.filter { $0.area != "ash" } + [
        SmallEngland.rate("ash", Self.year, 1, of: 2, 50, source: other),
        SmallEngland.rate("birch", Self.year, 1, of: 4, 25, source: other),
      ]
    let result = SmallEngland.compare(observations, ComparisonTests.request)
    #expect(try #require(result.row(.neighbours, .mean)).value == 25)

    var asked = ComparisonTests.request
    asked.source = SmallEngland.table
    let second = SmallEngland.compare(observations, asked)
    #expect(try #require(second.row(.neighbours, .mean)).value == 115.0 / 3)
    #expect(try #require(second.row(.own, .asPublished)).status.text == "no-figure")
    #expect(second.notes.contains("Not used: ees/another has 50.0 for Ash."))
  }

  @Test func aSourceThatDoesNotExistIsNamedInANote() {
    var asked = ComparisonTests.request
    asked.source = "ees/misspelt"
    let result = SmallEngland.compare(ComparisonTests.now, asked)
    #expect(result.rows.allSatisfy { $0.status == .noFigure })
    #expect(
      result.notes.contains(
        "The source ees/misspelt has no figures here. There are figures in ees/table."))
  }

  @Test func aNewerVintageStandsInForAnOlderWhicheverComesFirst() throws {
    var old = SmallEngland.rate("ash", Self.year, 1, of: 20, 5)
    old.released = CalendarDate(year: 2024, month: 6, day: 1)
    for observations in [ComparisonTests.now + [old], [old] + ComparisonTests.now] {
      let result = SmallEngland.compare(observations, ComparisonTests.request)
      #expect(try #require(result.row(.own, .asPublished)).value == 50)
    }
  }

  @Test func aRegionMayBeAskedForAndHasNoRank() throws {
    var asked = ComparisonTests.request
    (asked.area, asked.neighbours) = ("north", nil)
    let north = SmallEngland.rate("north", Self.year, 40, of: 60, 66.7)
    let result = SmallEngland.compare(ComparisonTests.now + [north], asked)
    #expect(result.rows.map(\.comparator) == [.own, .england])
    let own = try #require(result.rows.first)
    #expect((own.area, own.value, own.rank, own.n, own.of) == ("E12000001", 66.7, nil, 1, 1))
  }
}
