import Reconciliation
import Testing

/// Sums that are printed, in tables of many shapes.
///
/// Every expected figure is added up by hand from the table above it.
@Suite struct TotalTests {
  struct Case: Sendable {
    let name: String
    let table: String
    let told: [String]
  }

  static let cases = [
    Case(
      name: "exclusions by phase, a wrong cell of one column and row",
      table: """
        Phase     | Autumn | Spring | Summer | All
        Primary   | 12     | 9      | 7      | 28
        Secondary | 40     | 38     | 21     | 99
        Special   | 3      | 0      | 2      | 6
        All       | 55     | 47     | 30     | 133
        """,
      told: ["error total E4 6 5", "error total E5 133 132"]),
    Case(
      name: "a total that stands first",
      table: """
        Sex    | Pupils
        All    | 101
        Female | 48
        Male   | 52
        """,
      told: ["query total B2 101 100"]),
    Case(
      name: "subtotals, the second of them wrong, and so the whole by its rows",
      table: """
        School          | Places | Pupils
        Ash             | 30     | 28
        Beech           | 60     | 55
        Primary total   | 90     | 83
        Cedar           | 150    | 149
        Damson          | 120    | 118
        Secondary total | 270    | 276
        Total           | 360    | 350
        """,
      told: ["error total C7 276 267"]),
    Case(
      name: "totals within groups, one group wrong",
      table: """
        Area   | Year  | Referrals
        North  | 2023  | 20
        North  | 2024  | 31
        North  | Total | 51
        South  | 2023  | 17
        South  | 2024  | 18
        South  | Total | 36
        """,
      told: ["error total C7 36 35"]),
    Case(
      name: "thousands and brackets",
      table: """
        Fund    | Income  | Spending | Total
        General | 1,200   | (1,350)  | (150)
        Grants  | 900     | (850)    | 60
        Total   | 2,100   | (2,200)  | (100)
        """,
      // Down, -150 and 60 make -90; across, 900 less 850 is 50, which is what the total row has.
      told: ["error total D3 60 50", "error total D4 (100) -90"]),
    Case(
      name: "a declared unit allows half of each of three figures",
      table: """
        # unit: £000
        Service | Saved
        One     | 10
        Two     | 20
        Total   | 31
        """,
      told: ["rounding total B4 31 30"]),
    Case(
      name: "and no more",
      table: """
        # unit: £000
        Service | Saved
        One     | 10
        Two     | 20
        Total   | 33
        """,
      told: ["error total B4 33 30"]),
    Case(
      name: "a unit in the heading",
      table: """
        Service | Saved (£m) | Posts
        One     | 1.2        | 10
        Two     | 2.4        | 20
        Total   | 3.7        | 31
        """,
      told: ["rounding total B4 3.7 3.6", "error total C4 31 30"]),
    Case(
      name: "rounded to the nearest five",
      table: """
        # Figures are rounded to the nearest 5
        Year  | Children
        2023  | 15
        2024  | 25
        Total | 45
        """,
      told: ["rounding total B4 45 40"]),
    Case(
      name: "decimals without a unit are asked about",
      table: """
        Team  | Posts
        East  | 4.5
        West  | 3.3
        Total | 7.9
        """,
      told: ["query total B4 7.9 7.8"]),
    Case(
      name: "a rate of all outside those of its parts",
      table: """
        Area  | Absence %
        East  | 6.1%
        West  | 7.0%
        Total | 7.4%
        """,
      told: ["error total B4 7.4%"]),
    Case(
      name: "the same table turned",
      table: """
        RAG   | 2022 | 2023 | 2024 | Total
        Red   | 95   | 203  | 250  | 549
        Amber | 14   | 56   | 37   | 107
        Green | 37   | 124  | 113  | 274
        Total | 146  | 383  | 400  | 930
        """,
      // 95, 203 and 250 are 548; 146, 383 and 400 are 929.
      told: ["error total E2 549 548", "error total E5 930 929"]),
    Case(
      name: "one wrong cell, by its row and by its column",
      table: """
        Age      | Female | Male | All
        0 to 4   | 10     | 12   | 22
        5 to 10  | 30     | 41   | 71
        11 to 15 | 44     | 55   | 98
        All ages | 84     | 108  | 192
        """,
      told: ["error total D4 98 99", "error total D5 192 191"]),
    Case(
      name: "rows that are a choice, or one left out",
      table: """
        Year  | Red | Green | Total
        2022  | 4   | 6     | 10
        2023  | 5   | 5     | 10
        Total | 12  | 13    | 25
        """,
      told: ["error total B4 12; 13; 25 9; 11; 20"]),
  ]

  static let sound = [
    """
    Team  | Open cases | Cases per worker
    A     | 100        | 12.5
    B     | 80         | 16
    Total | 180        | 14
    """,
    """
    Month | Requests | Cumulative
    Apr   | 10       | 10
    May   | 12       | 22
    Jun   | 9        | 31
    """,
    """
    Directorate | Budget £000 | Actual £000 | Variance £000
    People      | 1,000       | 1,100       | 100
    Place       | 500         | 450         | (50)
    Total       | 1,500       | 1,550       | 50
    """,
    """
    Category      | Cases | Average days | % on time | Longest wait (days)
    New           | 10    | 12           | 50%       | 40
    Old           | 30    | 20           | 90%       | 90
    Total         | 40    | 18           | 80%       | 90
    """,
    """
    Year  | Boys | Girls | Total | Of which with a plan
    2023  | 10   | 12    | 22    | 5
    2024  | 11   | 13    | 24    | 6
    """,
    """
    Area  | Total pupils | With SEN support | With a plan
    East  | 1,000        | 130              | 40
    West  | 2,000        | 260              | 90
    Total | 3,000        | 390              | 130
    """,
    """
    Year  | Placed | Waiting | Total
    2023  | 10     | c       | 14
    2024  | 11     | 5       | 16
    Total | 21     | c       | 30
    """,
    """
    Rating | 2023 | 2024 | Change
    Good   | 10   | 14   | +4
    Poor   | 5    | 3    | -2
    Total  | 15   | 17   | +2
    """,
  ]

  @Test(arguments: cases)
  func whatDoesNotAddUpIsTold(_ example: Case) {
    #expect(PrintedTable(example.table).told == example.told, "\(example.name)")
  }

  @Test(arguments: sound)
  func soundTablesAreLeftAlone(_ table: String) {
    #expect(PrintedTable(table).told == [])
  }

  @Test func theMessageSuggestsARowLeftOutWhereTheDifferencesMakeOne() {
    let table = PrintedTable(
      """
      Band  | Open | Closed | Total
      A     | 4    | 6      | 10
      B     | 5    | 5      | 10
      Total | 12   | 11     | 23
      """)
    let found = Reconciler.contradictions(in: [table])
    #expect(found.map(\.cells.first) == ["Total / Open (B4)", "Total / Total (D4)"])
    #expect(found.allSatisfy { $0.wording.contains("(Open 3, Closed 0, Total 3)") })
    #expect(found[0].cells == ["Total / Open (B4)", "A / Open (B2)", "B / Open (B3)"])
  }
}
