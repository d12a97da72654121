import Reconciliation
import Testing

/// Part of a year beside its months.
@Suite struct PartYearTests {
  /// Three months and what is printed of them all.
  private func table(_ months: [String], _ whole: String, label: String = "2024 (to March)")
    -> PrintedTable
  {
    PrintedTable(
      "Month | Figure\n"
        + zip(["Jan 24", "Feb 24", "Mar 24"], months).map { "\($0) | \($1)" }.joined(
          separator: "\n")
        + "\n\(label) | \(whole)")
  }

  @Test(
    arguments: [
      // From 10 to 30 lies 20; nothing needs to hold more than half.
      (["10%", "20%", "30%"], "20%", []),
      // Above every month.
      (["10%", "20%", "30%"], "33%", ["error part-year B5 33%"]),
      // 28 is 8 of the 10 from 20 to 30: March must hold 80%.
      (["10%", "20%", "30%"], "28%", ["query part-year B5 28%"]),
      // Below: 11 is 9 of the 10 from 20 down to 10.
      (["10%", "20%", "30%"], "11%", ["query part-year B5 11%"]),
      // Two months are above 28, and may share the weight.
      (["10%", "29%", "30%"], "28%", []),
      // A month that is missing could be anything.
      (["10%", "N/A", "30%"], "40%", []),
      // Counts add up, or are those of a day.
      (["10", "20", "30"], "60", []), (["10", "20", "30"], "30", []),
      (["10", "20", "30"], "61", ["error part-year B5 61 60"]),
    ] as [([String], String, [String])])
  func theFigureOfAllIsHeldToItsMonths(_ months: [String], _ whole: String, _ told: [String]) {
    #expect(table(months, whole).told == told)
  }

  @Test(arguments: [
    "2024 to March", "Jan to Mar 2024", "January-March 2024", "2024 YTD (Mar)",
    "2024 (to 31 March)", "2024 YTD", "Q1 2024",
  ])
  func aPartOfAYearIsKnownByManyNames(_ label: String) {
    #expect(table(["10%", "20%", "30%"], "33%", label: label).told.count == 1)
  }

  @Test(arguments: ["Year to 31 March 2024", "2023/24", "Mar 2023", "March", "2024"])
  func whatIsNoPartOfTheYearIsLeftAlone(_ label: String) {
    #expect(table(["10%", "20%", "30%"], "33%", label: label).told == [])
  }

  @Test func theShareIsTold() throws {
    let found = Reconciler.contradictions(in: [table(["10%", "20%", "30%"], "28%")])
    #expect(try #require(found.first).wording.contains("if Mar 24 alone holds at least 80%"))
  }

  @Test func monthsMayRunAcrossAndStandInAnotherTable() {
    let months = PrintedTable(
      "Measure | Jan 2024 | Feb 2024 | Mar 2024\nOn time | 10% | 20% | 30%", name: "months")
    let years = PrintedTable(
      "Year | On time | England\n2023 | 25% | 40%\n2024 (to March) | 33% | N/A", name: "years")
    #expect(PrintedTable.told([years, months]) == ["error part-year B3 33%"])
    // Of another measure it says nothing.
    let others = PrintedTable("Year | Late | England\n2024 (to March) | 33% | 40%", name: "years")
    #expect(PrintedTable.told([others, months]) == [])
  }
}
