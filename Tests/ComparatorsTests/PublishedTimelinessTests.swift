import Comparators
import ReturnModel
import Testing

/// Shropshire in the real table; the figures expected were worked out apart from this program.
@Suite(
  .enabled(
    if: PublishedTimeliness.file != nil,
    "needs ../shared/data/ees/ehc-plans-2025/timeliness_20_week.csv.gz"))
struct PublishedTimelinessTests {
  private func compare(_ indicator: IndicatorID, _ year: Int) throws -> ComparatorResult {
    let table = try PublishedTimeliness(#require(PublishedTimeliness.file))
    let request = ComparatorRequest(
      definition: IndicatorDefinition(
        id: indicator, title: "", measure: .percentage, polarity: .higher, decimals: 1),
      area: "893", period: .calendarYear(year),
      neighbours: NeighbourSet(
        id: "2025", source: "LAIT, May 2025",
        neighbours: ["893": PublishedTimeliness.shropshireNeighbours]))
    let grid = FigureGrid(
      table.observations, indicator: indicator, breakdown: .total,
      periods: [.calendarYear(year), .calendarYear(year - 1)], directory: table.directory)
    return Comparison(request, grid: grid, directory: table.directory).result()
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 0.0005 } ?? false
  }

  @Test func excludingExceptions2024() throws {
    let result = try compare(PublishedTimeliness.excluding, 2024)
    let own = try #require(result.row(.own, .asPublished))
    #expect((own.value, own.numerator, own.denominator, own.area) == (36.5, 251, 687, "E06000051"))
    #expect(own.change == -1.8)
    // 101 of the other 150 authorities with a figure do better; City of London and Dorset have none.
    #expect((own.rank, own.quartile, own.n, own.of) == (102, 3, 151, 153))
    #expect(own.missingReasons.map(\.name) == ["City of London", "Dorset"])
    #expect(try #require(result.row(.region, .published)).value == 42.3)
    #expect(try #require(result.row(.england, .published)).value == 46.4)
    let mean = try #require(result.row(.neighbours, .mean))
    let median = try #require(result.row(.neighbours, .median))
    let pooled = try #require(result.row(.neighbours, .pooled))
    #expect(isNear(mean.value, 50.156))
    #expect(median.value == 37.4)
    #expect(isNear(pooled.value, 41.711))
    for row in [mean, median, pooled] {
      #expect((row.n, row.of) == (9, 10))
      #expect(row.missingReasons.map { "\($0.name): \($0.reason)" } == ["Dorset: not available"])
    }
  }

  @Test func includingExceptions2024() throws {
    let result = try compare(PublishedTimeliness.including, 2024)
    #expect(try #require(result.row(.own, .asPublished)).value == 37.2)
    let mean = try #require(result.row(.neighbours, .mean))
    #expect(isNear(mean.value, 49.480))
    #expect((mean.n, mean.of, mean.missing) == (10, 10, []))
  }

  @Test func excludingExceptions2022() throws {
    let result = try compare(PublishedTimeliness.excluding, 2022)
    let own = try #require(result.row(.own, .asPublished))
    #expect((own.value, own.rank, own.quartile, own.n, own.of) == (45.9, 86, 3, 147, 152))
    let mean = try #require(result.row(.neighbours, .mean))
    #expect(isNear(mean.value, 51.933))
    #expect((mean.n, mean.of) == (9, 10))
    #expect(
      mean.missingReasons.map { "\($0.name): \($0.reason)" } == [
        "Westmorland and Furness: did not exist in 2022 (from 2023-04-01)"
      ])
    #expect(try #require(result.row(.england, .published)).value == 49.2)
  }
}
