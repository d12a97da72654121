import IndicatorStore
import ReturnModel
import TestSupport
import Testing

/// Figures that come packed, in memory or from a spill file, are what observations would have been.
@Suite struct FigureSpoolTests {
  private static let breakdowns = ["total", "age=5", "age=10", "sex=female", "sex=male"]
  private static let released = CalendarDate(dayNumber: 20_265)

  /// Figures of every kind, in an order that is not that of their keys.
  private static let observations: [Observation] = (0..<12_000).map { number in
    let shuffled = number * 7_919 % 12_000
    let figure: Figure =
      switch shuffled % 4 {
      case 0: Figure(numerator: Double(shuffled), value: Double(shuffled), printed: "\(shuffled)")
      case 1: Figure(numerator: 1, denominator: 3, value: 100.0 / 3, printed: "33.3")
      case 2: Figure(denominator: 9, printed: "c", withheld: .suppressed)
      default: Figure(value: -0.5)
      }
    return Observation(
      indicator: IndicatorID("indicator-\(shuffled % 30)"),
      area: AreaID("area-\(shuffled / 30 % 8)"),
      period: .calendarYear(2000 + shuffled / 240 % 10),
      breakdown: Breakdown(key: breakdowns[shuffled / 2_400]), source: "ees/table",
      released: released, figure: figure)
  }

  private static let extract = ExtractIdentity(
    sha256: "a", bytes: 1, fileName: "a.csv", returnID: "ees/table",
    submission: Submission(source: "ees/table", released: released), version: "",
    specification: "")

  private func load(_ observations: [Observation]) -> SubmissionLoad {
    SubmissionLoad(extract: Self.extract, observations: observations, counts: RecordCounts())
  }

  @Test(arguments: [0, 256 << 10, 32 << 20]) func packedFiguresAreStoredAlike(_ budget: Int) throws
  {
    let folder = try TemporaryFolder()
    let spool = FigureSpool(spillingInto: folder.path, memoryBudget: budget)
    var block = FigureBlock()
    for observation in Self.observations {
      let key = FigureKey(
        indicator: spool.names.number(of: observation.indicator),
        area: spool.names.number(of: observation.area),
        period: spool.names.number(of: observation.period),
        breakdown: spool.names.number(of: observation.breakdown))
      block.append(key, observation.figure)
      guard block.count == 100 else { continue }
      try spool.append(block)
      block.removeAll()
    }
    let (packed, plain) = (try IndicatorStore.inMemory(), try IndicatorStore.inMemory())
    let moment = Instant(seconds: 1_750_000_000)
    let run = try packed.beginRun(RunStart(command: "test", version: "1", startedAt: moment))
    let outcome = try packed.load(load([]), figures: spool, run: run, recordedAt: moment)
    #expect(outcome.inserted == Self.observations.count)
    try plain.load(load(Self.observations), at: 1_750_000_000)
    for indicator in try plain.indicators() {
      let query = FigureQuery(indicator: indicator)
      #expect(try packed.figures(query) == plain.figures(query))
    }
    #expect(try packed.indicators() == plain.indicators())
    // Planning counts what loading would do, sorted or not.
    let empty = try IndicatorStore.inMemory()
    #expect(
      try empty.plan(load([]), figures: spool, recordedAt: moment).inserted == outcome.inserted)
  }

  @Test func aCellGivenTwiceIsFoundByAPlanToo() throws {
    let store = try IndicatorStore.inMemory()
    var twice = Array(Self.observations.prefix(10))
    twice.append(twice[3])
    #expect(try store.plan(load(twice), recordedAt: Instant(seconds: 1)).inserted == 10)
    twice[10].figure.value = 77
    #expect(throws: StoreFailure.self) {
      try store.plan(load(twice), recordedAt: Instant(seconds: 1))
    }
  }
}
