import IndicatorStore
import ReturnModel
import TestSupport
import Testing

/// What was published is remembered.
@Suite struct ReleaseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let release = Release(
    command: "compare", title: "plans", policySHA256: "ab", version: "0.1.0",
    recordedAt: Instant(seconds: 100), figures: 2, hidden: 1)

  private static func cell(_ breakdown: String, _ count: Int, _ state: String) -> CellRelease {
    CellRelease(
      observation: Observation(
        indicator: "plans", area: "shropshire", period: .month(2011, 12),
        breakdown: Breakdown(key: breakdown), source: "return:sen2", released: nil,
        figure: Figure(numerator: count, denominator: nil, measure: .count)),
      measure: .count, state: state)
  }

  @Test func comesBackInOrder() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    #expect(try store.newestRelease() == 0)
    let first = [Self.cell("sex=female", 3, "hidden"), Self.cell("total", 30, "shown")]
    let one = try store.record(Self.release, cells: first, after: 0)
    let two = try store.record(Self.release, cells: [Self.cell("total", 31, "shown")], after: 1)
    #expect([one, two] == [1, 2])
    let found = try store.releasedCells(of: ["return:sen2"])
    #expect(found.map(\.release) == [1, 1, 2])
    #expect(found.map(\.state) == ["hidden", "shown", "shown"])
    #expect(found.map(\.observation.figure.value) == [3, 30, 31])
    #expect(found.map(\.observation.period) == Array(repeating: .month(2011, 12), count: 3))
    #expect(try store.releasedCells(of: ["return:sen2"], areas: ["cumbria"]).isEmpty)
    #expect(try store.releases() == [Self.release, Self.release])
  }

  @Test func isNotJudgedAfterAnOlderOne() throws {
    let store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
    _ = try store.record(Self.release, cells: [], after: 0)
    #expect(throws: StoreFailure.self) { try store.record(Self.release, cells: [], after: 0) }
    #expect(try store.releases().count == 1)
  }
}
