import ReturnModel
import Reconciliation
import Testing

/// How texts of printed tables are read.
@Suite struct ReadingTests {
  @Test(
    arguments: [
      ("2,469", 2469), ("33.74%", 33.74), ("+26.9%", 26.9), ("(700)", -700), ("-12", -12),
      ("−12", -12),
      ("£21.3m", 21.3), ("549*", 549), ("549 [1]", 549), ("12 (r)", 12), ("0", 0),
      ("£1,204,000", 1_204_000),
    ] as [(String, Double)])
  func numbersAreRead(_ text: String, _ value: Double) {
    #expect(PrintedNumber(text)?.value == value)
  }

  @Test(arguments: [
    "", "N/A", "1,23", "12,3456", "1.2.3", "abc", "12 of 30", "1e5", "0x10", "--1", "%", ".", "5.",
  ])
  func otherTextsAreNone(_ text: String) { #expect(PrintedNumber(text) == nil) }

  @Test func aCountWithItsPercentageIsBoth() {
    let cell = PrintedCell("216 (93%)")
    #expect(cell.number?.value == 216)
    #expect(cell.share?.value == 93)
    for text in ["", "-", "N/A", "[c]", "x", "<5", ".."] {
      #expect(PrintedCell(text).isMissing, "\(text)")
    }
  }

  static let times: [(String, LabelledPeriod.Kind)] = [
    ("2021", .year(2021)), ("2023/24", .splitYear(2023)), ("2023-24", .splitYear(2023)),
    ("202324", .splitYear(2023)), ("2023/2024", .splitYear(2023)),
    ("Jan 24", .month(month(2024, 1))),
    ("June 2024", .month(month(2024, 6))),
    ("Sept-23", .month(month(2023, 9))),
    ("2024-06", .month(month(2024, 6))),
    ("EHC plans Jan 2024", .month(month(2024, 1))), ("Plans 2021", .year(2021)),
    ("2024 YTD", .partYear(2024, from: 1, through: nil)),
    ("Apr to Jun 2024", .partYear(2024, from: 4, through: 6)),
    ("March", .month(month(nil, 3))), ("Q2 2024", .quarter(2024, 2)),
    ("2024 (to 30 June)", .partYear(2024, from: 1, through: 6)),
    ("Jan to Jun 2024", .partYear(2024, from: 1, through: 6)),
  ]

  private static func month(_ year: Int?, _ month: Int) -> LabelledPeriod.Month {
    LabelledPeriod.Month(year: year, month: month)
  }

  @Test(arguments: times)
  func timesAreRead(_ label: String, _ kind: LabelledPeriod.Kind) {
    #expect(LabelledPeriod(label)?.kind == kind)
  }

  @Test(arguments: ["2025-01-16", "16 January 2025", "16 Jan 2025"])
  func daysAreRead(_ label: String) throws {
    #expect(LabelledPeriod(label)?.kind == .day(try #require(CalendarDate("2025-01-16"))))
  }

  @Test(arguments: [
    "Total", "Primary", "1946", "24 Jan", "Age 16 to 19", "10 of 2021", "Year to 31 March 2024",
    "Q4 2023/24",
    "",
  ])
  func otherLabelsNameNoTime(_ label: String) { #expect(LabelledPeriod(label) == nil) }

  @Test func aCellAmongNumbersThatIsNoneIsAskedAbout() {
    let table = PrintedTable("Year | Cases\n2022 | 10\n2023 | l2\n2024 | 14")
    #expect(table.told == ["query number B3 l2"])
  }
}
