import ReturnModel
import Testing

/// The figures of the clean samples, against the counts in their READMEs.
///
/// Those were made by another script from the XML alone (SampleInputs/sen2/2025/clean/README.md).
@Suite struct SampleFigureTests {
  static let including: IndicatorID = "ehcp-20-weeks-including-exceptions"
  static let excluding: IndicatorID = "ehcp-20-weeks-excluding-exceptions"
  static let maintained: IndicatorID = "ehc-plans-maintained"
  static let new: IndicatorID = "new-ehc-plans"
  static let year = Period.calendarYear(2024)
  static let female: Breakdown = Breakdown(dimension: "sex", category: "female")
  static let male: Breakdown = Breakdown(dimension: "sex", category: "male")

  /// Indicator, period, slice, and the figure of each of the two returns.
  static let table: [(IndicatorID, Period, Breakdown, String, String)] = [
    (including, year, .total, "20/54", "12/30"), (including, year, female, "8/21", "6/15"),
    (including, year, male, "12/33", "6/15"), (excluding, year, .total, "16/49", "11/27"),
    (excluding, year, female, "7/19", "6/14"), (excluding, year, male, "9/30", "5/13"),
    (excluding, .month(2024, 6), .total, "1/6", "1/3"),
    (excluding, .month(2024, 9), .total, "0/3", "0/2"),
    (maintained, census(2025, 1, 16), .total, "78", "44"),
    (maintained, census(2025, 1, 16), female, "26", "23"), (new, year, .total, "56", "32"),
  ]

  static func census(_ year: Int, _ month: Int, _ day: Int) -> Period {
    CalendarDate(year: year, month: month, day: day).map { .day($0) } ?? .calendarYear(0)
  }

  @Test(arguments: [("sen2-2025-893.xml", false), ("sen2-2025-860.xml.gz", true)])
  func theReturnsOf2025HaveTheFiguresOfTheirReadme(_ name: String, _ isSecond: Bool) throws {
    let counted = try Counted.sample("2025/clean/\(name)", round: "2025")
    for (indicator, period, breakdown, first, second) in Self.table {
      let found = counted.text(indicator, period, breakdown)
      #expect(found == (isSecond ? second : first), "\(indicator) \(period) \(breakdown)")
    }
  }

  @Test func theReturnOf2023HasTheFiguresOfItsReadme() throws {
    let counted = try Counted.sample("2023/clean/sen2-2023-893.xml", round: "2023")
    let year = Period.calendarYear(2022)
    #expect(counted.text(Self.including, year) == "2/3")
    #expect(counted.text(Self.excluding, year) == "2/3")
    #expect(counted.text(Self.maintained, Self.census(2023, 1, 19)) == "3")
    #expect(counted.text(Self.new, year) == "3")
    // One person has gender 9, not specified.
    let unknown = Breakdown(dimension: "sex", category: "unknown")
    #expect(counted.text(Self.maintained, Self.census(2023, 1, 19), unknown) == "1")
  }

  @Test func theExampleOfTheSpecificationHasTheFiguresOfItsReadme() throws {
    let counted = try Counted.sample("2026/clean/sen2-2026-guide.xml", round: "2026")
    #expect(counted.text(Self.including, .calendarYear(2025)) == "1/1")
    #expect(counted.text(Self.excluding, .calendarYear(2025)) == "1/1")
    #expect(counted.text(Self.excluding, .month(2025, 6)) == "1/1")
    #expect(counted.text(Self.maintained, Self.census(2026, 1, 15)) == "2")
    #expect(counted.text(Self.new, .calendarYear(2025)) == "1")
    // Of the two with plans, one has ASD ranked 1 and the other SEMH.
    for need in ["asd", "semh"] {
      let slice = Breakdown(dimension: "primary-need", category: need)
      #expect(counted.text(Self.maintained, Self.census(2026, 1, 15), slice) == "1")
    }
  }

  @Test func monthsAddUpToTheirYear() throws {
    let counted = try Counted.sample("2025/clean/sen2-2025-893.xml", round: "2025")
    for indicator in [Self.including, Self.excluding, Self.new] {
      for breakdown in Set(counted.observations.map(\.breakdown)) {
        let own = counted.observations.filter {
          $0.indicator == indicator && $0.breakdown == breakdown
        }
        let year = own.first { $0.period == Self.year }?.figure
        let months = own.filter { $0.period != Self.year }
        #expect(months.reduce(0) { $0 + ($1.figure.numerator ?? 0) } == year?.numerator ?? 0)
        #expect(months.reduce(0) { $0 + ($1.figure.denominator ?? 0) } == year?.denominator ?? 0)
      }
    }
  }

  @Test func everyMonthOfTheYearHasItsFigure() throws {
    let counted = try Counted.sample("2025/clean/sen2-2025-893.xml", round: "2025")
    for month in 1...12 {
      #expect(counted.text(Self.excluding, .month(2024, month)) != "-")
    }
    #expect(counted.text(Self.excluding, .month(2025, 1)) == "-")
  }

  @Test(arguments: ["sen2-2025-893.xml", "sen2-2025-860.xml.gz"])
  func categoriesOfABreakdownAddUpToTheTotal(_ name: String) throws {
    let counted = try Counted.sample("2025/clean/\(name)", round: "2025")
    var compared = 0
    for total in counted.observations where total.breakdown == .total {
      let others = counted.observations.filter {
        $0.indicator == total.indicator && $0.period == total.period && $0.breakdown != .total
      }
      for (dimension, slices) in Dictionary(grouping: others, by: \.breakdown.dimension) {
        let above = slices.reduce(0) { $0 + ($1.figure.numerator ?? 0) }
        let below = slices.reduce(0) { $0 + ($1.figure.denominator ?? 0) }
        #expect(
          above == total.figure.numerator, "\(total.indicator) \(total.period) \(dimension ?? "")")
        #expect(below == total.figure.denominator ?? 0)
        compared += 1
      }
    }
    #expect(compared > 50)
  }

  @Test func aRateOfNothingIsNotApplicable() throws {
    let counted = try Counted.sample("2026/clean/sen2-2026-guide.xml", round: "2026")
    let january = counted.observations.first {
      $0.indicator == Self.excluding && $0.period == .month(2025, 1)
    }
    let figure = try #require(january?.figure)
    #expect(figure.value == nil)
    #expect(figure.withheld == .notApplicable)
    #expect(figure.denominator == 0)
  }

  @Test func whatWeDeriveIsNotRounded() throws {
    let counted = try Counted.sample("2025/clean/sen2-2025-893.xml", round: "2025")
    let found = counted.observations.first {
      $0.indicator == Self.excluding && $0.period == Self.year && $0.breakdown == .total
    }
    let value = try #require(found?.figure.value)
    #expect(abs(value - 100.0 * 16 / 49) < 1e-12)
    #expect(found?.figure.printed == nil)
    #expect(found?.released == nil)
  }
}
