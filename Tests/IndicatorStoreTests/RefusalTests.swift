import IndicatorStore
import ReturnModel
import Testing

/// Loads that contradict themselves are refused whole, and say which cell.
@Suite struct RefusalTests {
  let store: IndicatorStore
  let sample = SampleLoad()

  init() throws { store = try .inMemory() }

  @Test func cellWithTwoFiguresIsRefused() throws {
    let observations = [1.0, 2.0].map { sample.observation("age=5", Figure(value: $0)) }
    let failure = try refused(observations)
    #expect(failure.subject == "ehc-plans-maintained shropshire 2025-01-16 age=5")
    #expect(failure.advice.contains("two different values"))
  }

  @Test func cellGivenTwiceAlikeCountsOnce() throws {
    let observations = [1.0, 1.0].map { sample.observation("age=5", Figure(value: $0)) }
    #expect(try store.load(sample.load.holding(observations), at: 1).inserted == 1)
  }

  @Test(arguments: [
    Figure(), Figure(value: 1, withheld: .suppressed), Figure(value: .nan),
    Figure(numerator: .infinity, value: 1), Figure(denominator: .nan, withheld: .suppressed),
  ])
  func figureThatIsNeitherANumberNorWithheldIsRefused(_ figure: Figure) throws {
    #expect(try refused([sample.observation("total", figure)]).advice.contains("neither"))
  }

  @Test func figureOfAnotherSourceOrVintageIsRefused() throws {
    var other = sample.observation("total", Figure(value: 1))
    other.source = "return:school-census"
    #expect(try refused([other]).advice.contains("another source"))
    other = sample.observation("total", Figure(value: 1))
    other.released = CalendarDate("2025-06-26")
    #expect(try refused([other]).advice.contains("vintage"))
  }

  @Test(arguments: [Period.month(2024, 13), .quarter(2024, 0), .calendarYear(12_345)])
  func periodThatThereCannotBeIsRefused(_ period: Period) throws {
    var other = sample.observation("total", Figure(value: 1))
    other.period = period
    #expect(try refused([other]).advice.contains("period"))
  }

  private func refused(_ observations: [Observation]) throws -> StoreFailure {
    let load = sample.load.holding(observations)
    let failure = #expect(throws: StoreFailure.self) { try store.load(load, at: 1) }
    #expect(try store.extracts().isEmpty)
    let found = try #require(failure)
    #expect(found.code == .contradictory)
    return found
  }
}
