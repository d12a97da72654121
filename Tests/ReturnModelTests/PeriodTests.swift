import ReturnModel
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2024", "2024-01-01", "2024-12-31"), ("2024-25", "2024-09-01", "2025-08-31"),
    ("2024-Q2", "2024-04-01", "2024-06-30"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024-12", "2024-12-01", "2024-12-31"), ("2025-01-16", "2025-01-16", "2025-01-16"),
    ("1999-00", "1999-09-01", "2000-08-31"),
  ])
  func readsSpansAndSpells(_ text: String, _ first: String, _ last: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(period.span.lowerBound.description == first)
    #expect(period.span.upperBound.description == last)
  }

  @Test(arguments: ["24", "2024-13", "2024-Q5", "2024-27", "2024-00", "2024-1", "", "2024-25-1"])
  func refuses(_ text: String) { #expect(Period(text) == nil) }

  @Test(arguments: [
    ("2024", "2023"), ("2024-25", "2023-24"), ("2024-Q1", "2023-Q4"), ("2024-01", "2023-12"),
  ])
  func knowsThePeriodBefore(_ text: String, _ before: String) {
    #expect(Period(text)?.previous?.description == before)
  }

  @Test func aSnapshotDayDoesNotKnowTheOneBefore() {
    #expect(Period("2025-01-16")?.previous == nil)
  }
}
