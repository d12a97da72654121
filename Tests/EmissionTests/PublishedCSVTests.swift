import Emission
import ReturnModel
import Testing

@Suite struct PublishedCSVTests {
  private func rows(_ table: ComparatorTable) -> [[String]] {
    String(decoding: table.publishedCSV, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
  }

  private func oneFigure(
    _ figure: Figure, _ period: Period = SampleTable.year, measure: Measure = .percentage
  ) -> ComparatorTable {
    var table = SampleTable.comparison
    table.definition = IndicatorDefinition(
      id: "i", title: "I", measure: measure, polarity: .none, decimals: 0)
    table.members = [SampleTable.member("ashshire", SampleTable.table, figure, period)]
    return table
  }

  @Test(arguments: [
    ("2024", "2024", "Calendar year"), ("2024-25", "202425", "Academic year"),
    ("1999-00", "199900", "Academic year"), ("2024-Q2", "2024", "Calendar year Q2"),
    ("2024-06", "2024", "June"), ("2025-01-16", "202425", "Academic year"),
    ("2024-10-03", "202425", "Academic year"),
  ])
  func periodsAreSpeltAsTheStandardSpellsThem(
    text: String, timePeriod: String, identifier: String
  ) throws {
    let period = try #require(Period(text))
    let row = try #require(rows(oneFigure(Figure(value: 1), period)).first)
    #expect(Array(row.prefix(2)) == [timePeriod, identifier])
  }

  @Test func aYearMayBeAFinancialOne() throws {
    var table = oneFigure(Figure(value: 1), .splitYear(2024))
    table.definition = IndicatorDefinition(
      id: "i", title: "I", measure: .percentage, polarity: .none, decimals: 0, splitYear: .financial
    )
    #expect(try #require(rows(table).first).prefix(2) == ["202425", "Financial year"])
  }

  @Test(arguments: [
    (Withheld.suppressed, "c"), (.notApplicable, "z"), (.notAvailable, "x"),
    (.lowReliability, "u"), (.roundsToZero, "low"), (.notYetPublished, "x"),
  ])
  func reasonsAreSymbolsInEveryPartThatIsNotThere(reason: Withheld, symbol: String) throws {
    let row = try #require(rows(oneFigure(Figure(denominator: 5, withheld: reason))).first)
    #expect(row.suffix(3) == [symbol, symbol, "5"])
  }

  @Test func aCountHasNoDenominator() throws {
    let row = try #require(rows(oneFigure(Figure(numerator: 7, value: 7), measure: .count)).first)
    #expect(row.suffix(3) == ["7", "7", "z"])
  }

  @Test func noPlaceStandsTwiceForOneSource() {
    var table = SampleTable.comparison
    table.members += table.members
    #expect(rows(table).count == SampleTable.comparison.members.count)
  }

  @Test func everyColumnThatIsNotTimeOrPlaceIsDescribed() throws {
    let heading = try #require(
      String(decoding: SampleTable.comparison.publishedCSV, as: UTF8.self).split(separator: "\n")
        .first)
    let described = String(decoding: SampleTable.comparison.publishedMetaCSV, as: UTF8.self)
      .split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
    #expect(heading.split(separator: ",").dropFirst(10).elementsEqual(described))
  }

  @Test func namesOfFilesAreLowerCaseAndMarked() {
    var table = SampleTable.comparison
    #expect(
      table.fileName == "internal_ehcp_20_weeks_excluding_exceptions_ashshire_2024")
    (table.breakdown, table.period) = (Breakdown(key: "sex=female"), .quarter(2024, 2))
    #expect(
      table.fileName
        == "internal_ehcp_20_weeks_excluding_exceptions_ashshire_2024_q2_sex_female")
  }
}
