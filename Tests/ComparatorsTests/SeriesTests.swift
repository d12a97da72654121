import Comparators
import ReturnModel
import Testing

/// Breaks in a series, years that begin in April, and types of council.
@Suite struct SeriesTests {
  private static func definition(
    _ year: SplitYear = .financial, breaks: [SeriesBreak] = [], comparesType: Bool = false
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id: SmallEngland.rate.id, title: "Timely", measure: .percentage, polarity: .higher,
      decimals: 1, splitYear: year, breaks: breaks, comparesCouncilType: comparesType)
  }

  private func compare(
    _ definition: IndicatorDefinition, _ period: Period, _ observations: [Observation]
  ) -> ComparatorResult {
    SmallEngland.compare(
      observations,
      ComparatorRequest(
        definition: definition, area: "ash", period: period, neighbours: SmallEngland.neighbours,
        breaks: definition.breaks))
  }

  @Test func noChangeRunsAcrossABreakAndTheTableSaysWhy() throws {
    let broken = SeriesBreak(from: .splitYear(2024), reason: "counted another way")
    let observations = [2022, 2023, 2024, 2025].flatMap { year in
      ["ash", "birch", "england"].map {
        SmallEngland.rate($0, .splitYear(year), 1, of: 2, Double(year - 1990))
      }
    }
    let across = compare(Self.definition(breaks: [broken]), .splitYear(2024), observations)
    #expect(across.rows.allSatisfy { $0.change == nil })
    #expect(across.previous == nil)
    #expect(
      across.notes.contains(
        "No change on the previous period is shown: the series has a break at 2024-25: "
          + "counted another way."))
    for year in [2023, 2025] {
      let within = compare(Self.definition(breaks: [broken]), .splitYear(year), observations)
      #expect(try #require(within.row(.own, .asPublished)).change == 1)
      #expect(try #require(within.row(.england, .published)).change == 1)
    }
  }

  /// Fir took over from Old Fir on 1 April 2023: inside the academic year 2022-23, at the end of the
  /// financial one.
  @Test(arguments: [
    (SplitYear.financial, 2022, 6, "E6"), (.financial, 2023, 6, "E7"), (.academic, 2022, 7, "E6"),
  ])
  func anAuthorityOfTheNextFinancialYearHasNoPartInThisOne(
    year: SplitYear, begins: Int, count: Int, fir: String
  ) throws {
    let result = compare(Self.definition(year), .splitYear(begins), [])
    let england = try #require(result.row(.england, .pooled))
    #expect(england.of == count)
    #expect(england.missing.contains(fir))
    #expect(england.missing.contains(year == .financial && begins == 2022 ? "E5" : "E55"))
  }

  @Test func councilsOfATypeAreThoseThatWereOfItInThePeriod() throws {
    let period = Period.splitYear(2022)
    let values = ["ash", "birch", "cedar"].enumerated().map { number, area in
      SmallEngland.rate(AreaID(area), period, 1, of: 2, Double(50 + number))
    }
    let result = SmallEngland.compare(
      values,
      ComparatorRequest(
        definition: Self.definition(comparesType: true), area: "ash", period: period),
      in: SmallEngland.typed)
    let row = try #require(result.row(.councilType, .pooled))
    #expect((row.n, row.of) == (2, 2))
    #expect((row.numerator, row.denominator) == (2, 4))
    let published = SmallEngland.compare(
      values + [SmallEngland.rate("shires", period, 3, of: 4, 75)],
      ComparatorRequest(
        definition: Self.definition(comparesType: true), area: "ash", period: period),
      in: SmallEngland.typed)
    #expect(try #require(published.row(.councilType, .published)).value == 75)
    let later = SmallEngland.compare(
      values.map { SmallEngland.moved($0, to: .splitYear(2023)) },
      ComparatorRequest(
        definition: Self.definition(comparesType: true), area: "ash", period: .splitYear(2023)),
      in: SmallEngland.typed)
    #expect(try #require(later.row(.councilType, .pooled)).of == 1)
  }

  @Test func aTypeIsOnlyComparedWhereTheIndicatorAsksForIt() {
    let result = SmallEngland.compare(
      [], ComparatorRequest(definition: Self.definition(), area: "ash", period: .splitYear(2022)),
      in: SmallEngland.typed)
    #expect(result.row(.councilType, .pooled) == nil)
  }
}
