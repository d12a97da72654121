import Reconciliation
import Testing

/// Percentages and changes beside the counts they are of.
@Suite struct ShareTests {
  @Test(
    arguments: [
      // 107 of 930 is 11.5; the other rows say that the total is what the percentages are of.
      (
        """
        RAG   | Cases | % of cases
        Red   | 549   | 59.0%
        Amber | 107   | 15.1%
        Green | 274   | 29.5%
        Total | 930   | 100%
        """, ["error share C3 15.1% 11.5%", "error total C5 100% 103.6"]
      ),
      // 30 of 40 is 75.
      (
        """
        Year | Numerator | Denominator | Percentage
        2024 | 30        | 40          | 57.0
        """, ["error share D2 57.0 75.0%"]
      ),
      // 45 of 60 is 75, 20 of 50 is 40, 9 of 12 is 75.
      (
        """
        Team | Reviews due | Reviews held | On time
        A    | 60          | 45           | 75%
        B    | 50          | 20           | 45%
        C    | 12          | 9            | 75%
        """, ["error share D3 45% 40%"]
      ),
      // 216 of 227 is 95.2; the row says of what it is.
      (
        """
        Measure               | Number
        Asked (of 227)        | 216 (93%)
        """, ["error share B2 93% 95.2%"]
      ),
      // 130 of 140 is 92.9.
      (
        """
        Measure | Number
        On time | 130 of 140 (82.9%)
        """, ["error share B2 82.9% 92.9%"]
      ),
      // Nobody says of what: 200 is 92.6% of 216.
      (
        """
        Measure   | Number
        Asked     | 216
        Achieved  | 200 (96%)
        """, ["query share B3 96% 92.6%"]
      ),
      (
        """
        Measure                 | Value
        Outcomes asked          | 216
        Outcomes achieved       | 200
        Outcomes achieved (%)   | 96%
        """, ["query share B4 96% 92.6%"]
      ),
    ] as [(String, [String])])
  func aPercentageThatItsCountsDoNotGiveIsTold(_ table: String, _ told: [String]) {
    #expect(PrintedTable(table).told == told)
  }

  @Test(arguments: [
    """
    Measure          | Number | Percentage
    Children         | 227    |
    Asked            | 216    | 95%
    Achieved         | 200    | 92.6%
    More than before | 12     | +31%
    """,
    """
    Year | EHC plans | Issued in 20 weeks
    2023 | 1946      | 38.3%
    2024 | 2496      | 36.5%
    """,
    """
    Phase     | Pupils | Absence rate
    Primary   | 300    | 5.1%
    Secondary | 400    | 8.8%
    """,
  ])
  func soundTablesAreLeftAlone(_ table: String) { #expect(PrintedTable(table).told == []) }

  @Test(
    arguments: [
      // 2469 less 1946 is 523, which is 26.9% of 1946.
      ("Measure | Jan 2023 | Jan 2024 | Change\nPlans | 1946 | 2469 | +26.9%", []),
      (
        "Measure | Jan 2023 | Jan 2024 | Change\nPlans | 1946 | 2469 | +29.6%",
        ["error change D2 +29.6% +26.9%"]
      ),
      (
        "Date | Plans\nJan 2023 | 1946\nJan 2024 | 2469\nChange | 532", ["error change B4 532 +523"]
      ),
      ("Measure | 2022/23 | 2023/24 | Change\nReviews | 49% | 69% | +20", []),
      ("Measure | 2022/23 | 2023/24 | Change\nReviews | 49% | 69% | +41%", []),
      (
        "Measure | 2022/23 | 2023/24 | Change\nReviews | 49% | 69% | +30%",
        ["error change D2 +30% +20%"]
      ),
      (
        "Year | Plans | Change\n2021 | 100 |\n2022 | 120 | +20%\n2023 | 150 | +25%\n2024 | 180 | +25%",
        ["error change C5 +25% +20%"]
      ),
      ("Measure | 2022 | 2023 | Difference\nCases | 80 | 60 | -20", []),
      ("Measure | 2022 | 2023 | Difference\nCases | 80 | 60 | -25%", []),
    ] as [(String, [String])])
  func aChangeIsHeldToItsFigures(_ table: String, _ told: [String]) {
    #expect(PrintedTable(table).told == told)
  }

  @Test func figuresOnTwoBasesByTheirHeadings() {
    let mixed =
      "Year | Ours (including exceptions) | England (excluding exceptions)\n2023 | 38.0% | 50.3%"
    #expect(PrintedTable(mixed).told == ["query basis B1 Ours (including exceptions)"])
    #expect(PrintedTable(mixed.replacing("including", with: "excluding")).told == [])
    let both = "Year | Ours incl exceptions | Ours excl exceptions\n2023 | 38.0% | 38.3%"
    #expect(PrintedTable(both).told == [])
  }

  @Test func percentagesThatShouldMakeAHundred() {
    let sound =
      "Area | Good | Fair | Poor\nEast | 70 | 20 | 10\nWest | 60 | 30 | 10\nSouth | 55 | 33 | 12"
    #expect(PrintedTable(sound).told == [])
    let wrong = sound.replacing("33 | 12", with: "33 | 21")
    #expect(PrintedTable(wrong).told == ["query hundred B4 109 100"])
    // Down the columns just as well.
    let turned =
      "Grade | East | West | South\nGood | 70 | 60 | 55\nFair | 20 | 30 | 33\nPoor | 10 | 10 | 21"
    #expect(PrintedTable(turned).told == ["query hundred D2 109 100"])
  }
}
