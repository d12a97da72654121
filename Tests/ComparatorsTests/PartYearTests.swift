import Comparators
import ReturnModel
import Testing

@Suite struct PartYearTests {
  private let rate = IndicatorDefinition(
    id: "r", title: "R", measure: .percentage, polarity: .higher, decimals: 1)
  private let count = IndicatorDefinition(
    id: "c", title: "C", measure: .count, polarity: .higher, decimals: 0, splitYear: .financial)

  private func months(_ counts: [(Int, Int, Int)]) -> [(period: Period, figure: Figure)] {
    counts.map { month, above, below in
      (.month(2024, month), Figure(numerator: above, denominator: below, measure: .percentage))
    }
  }

  /// 1 of 2 and 1 of 8 are 2 of 10, and not the mean of 50% and 12.5%.
  @Test func aRateIsOfAllTheMonths() throws {
    let part = try #require(
      PartYear(of: .calendarYear(2024), months: months([(2, 1, 8), (1, 1, 2)]), rate))
    #expect(part.figure.value == 20)
    #expect((part.figure.numerator, part.figure.denominator) == (2, 10))
    #expect(part.until == CalendarDate("2024-02-29"))
    #expect(part.months == [.month(2024, 1), .month(2024, 2)])
    #expect(!part.isWhole)
  }

  @Test(arguments: [
    [(2, 1, 8)], [(1, 1, 2), (3, 1, 2)], [],
  ])
  func aMonthThatIsMissingIsNotPassedOver(_ counts: [(Int, Int, Int)]) {
    #expect(PartYear(of: .calendarYear(2024), months: months(counts), rate) == nil)
  }

  @Test func aMonthWithoutANumberIsNotPassedOver() {
    var all = months([(1, 1, 2), (2, 1, 2)])
    all[1].figure = Figure(withheld: .suppressed)
    #expect(PartYear(of: .calendarYear(2024), months: all, rate) == nil)
  }

  @Test func monthsOfNoneAreNotApplicable() throws {
    let part = try #require(PartYear(of: .calendarYear(2024), months: months([(1, 0, 0)]), rate))
    #expect(part.figure.value == nil && part.figure.withheld == .notApplicable)
  }

  @Test func twelveMonthsAreTheYear() throws {
    let all = months((1...12).map { ($0, 1, 2) })
    #expect(try #require(PartYear(of: .calendarYear(2024), months: all, rate)).isWhole)
  }

  /// A financial year begins in April.
  @Test func aYearBeginsWhenItsKindDoes() throws {
    let all: [(period: Period, figure: Figure)] = [3, 4, 5].map {
      (.month(2024, $0), Figure(numerator: $0, denominator: nil, measure: .count))
    }
    let part = try #require(PartYear(of: .splitYear(2024), months: all, count))
    #expect(part.figure.value == 9)
    #expect(part.until == CalendarDate("2024-05-31"))
  }
}
