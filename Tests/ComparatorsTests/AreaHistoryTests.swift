import Comparators
import ReturnModel
import Testing

@Suite struct AreaHistoryTests {
  private func neighbours(_ year: Int, of group: [AreaID]) throws -> ComparatorRow {
    var asked = ComparisonTests.request
    asked.period = .calendarYear(year)
    asked.neighbours = NeighbourSet(id: "s", source: "made up", neighbours: ["ash": group])
    let observations = [SmallEngland.rate("birch", .calendarYear(year), 1, of: 2, 50)]
    return try #require(SmallEngland.compare(observations, asked).row(.neighbours, .mean))
  }

  @Test(arguments: [
    (2022, "E7 did not exist in 2022 (from 2023-04-01)"),
    (2023, "E7 no figure in this source; began during 2023 (on 2023-04-01)"),
    (2024, "E7 no figure in this source"),
  ])
  func anAreaNotYetThereIsMissingForThatReason(year: Int, expected: String) throws {
    let row = try neighbours(year, of: ["birch", "fir"])
    #expect(row.missingReasons.map { "\($0.code) \($0.reason)" } == [expected])
    #expect((row.n, row.of) == (1, 2))
  }

  @Test(arguments: [
    (2022, "E6 no figure in this source"),
    (2023, "E6 ended during 2023 (on 2023-03-31; now Fir)"),
    (2024, "E6 did not exist in 2024 (until 2023-03-31; now Fir)"),
  ])
  func anAreaThatEndedIsMissingAndItsSuccessorNamed(year: Int, expected: String) throws {
    let row = try neighbours(year, of: ["birch", "old-fir"])
    #expect(row.missingReasons.map { "\($0.code) \($0.reason)" } == [expected])
  }

  @Test(arguments: [(2022, "E5"), (2023, "E55"), (2024, "E55")])
  func theCodeInForceAtTheEndOfThePeriodIsShown(year: Int, code: String) throws {
    #expect(try neighbours(year, of: ["elm"]).missing == [code])
  }

  @Test func aNeighbourNobodyKnowsIsMissingByItsId() throws {
    let row = try neighbours(2024, of: ["birch", "gum"])
    #expect(
      row.missingReasons.map { "\($0.code) \($0.reason)" } == ["gum not in the list of areas"])
  }

  @Test(arguments: [(2022, 6), (2023, 7), (2024, 6)])
  func onlyAuthoritiesOfThePeriodAreCounted(year: Int, of: Int) throws {
    var asked = ComparisonTests.request
    asked.period = .calendarYear(year)
    let result = SmallEngland.compare([], asked)
    #expect(try #require(result.row(.england, .pooled)).of == of)
  }

  @Test func anAskedAreaThatDidNotExistIsSaidToHaveNotExisted() {
    var asked = ComparisonTests.request
    (asked.area, asked.period) = ("fir", .calendarYear(2022))
    let result = SmallEngland.compare([], asked)
    #expect(result.notes.first == "Fir did not exist in 2022 (from 2023-04-01).")
  }
}
