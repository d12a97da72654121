internal import Comparators
internal import Emission
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// What a store knows of one indicator about one area, from one reading: a trend a kind of period,
/// every authority's figure of the latest one, and every figure the area has had.
struct SeriesReading {
  /// No trend is longer.
  static let longestTrend = 16

  let definition: IndicatorDefinition
  /// The area beside its comparators: of years first, then of days, quarters and months.
  let trends: [TrendTable]
  /// The comparator table of the latest period of the first trend.
  let latest: ComparatorTable
  /// Every area's figure of that period, in the source that comparisons are made in.
  let others: [Observation]
  /// What the area has had of every period, the latest first.
  let history: [FigureHistory]

  /// The kinds of period, the longest first.
  private static func kind(_ period: Period) -> Int {
    switch period {
    case .calendarYear, .splitYear: 0
    case .day: 1
    case .quarter: 2
    case .month: 3
    }
  }

  /// Reads the store; `nil` when the area has no figure of the indicator.
  init?(
    _ definition: IndicatorDefinition, area: Area, neighbours: NeighbourSet?, asOf moment: Instant?,
    _ service: CompareService
  ) throws(StageFailure) {
    let series = IndicatorSeries(definition, store: service.store)
    let all = try series.everything(.total, asOf: moment)
    let byPeriod = Dictionary(grouping: all, by: \.period)
    let own = Set(all.filter { $0.area == area.id }.map(\.period)).sorted()
    let choice = PeriodChoice(stored: byPeriod.keys.sorted(), indicator: definition.id)
    var trends: [TrendTable] = []
    var latest: (table: ComparatorTable, period: Period)?
    for kind in 0...3 {
      let known = own.filter { Self.kind($0) == kind }
      guard let last = known.last else { continue }
      let first = known.first { $0.isSameKind(as: last) } ?? last
      let steps = choice.periods(from: first, to: last).suffix(Self.longestTrend).map { period in
        Self.table(period, choice, byPeriod, series, area, neighbours, moment, service)
      }
      guard let trend = TrendTable(steps), let table = steps.last else { continue }
      trends.append(trend)
      if latest == nil { latest = (table, last) }
    }
    guard let latest else { return nil }
    (self.definition, self.trends, self.latest) = (definition, trends, latest.table)
    let ranked = latest.table.rows.first { $0.comparator == .own && $0.of > 1 }?.source
    others = (byPeriod[latest.period] ?? []).filter { $0.source == ranked }
    do {
      let rows = try service.store.history(
        indicator: definition.id, area: area.id, breakdown: .total
      ).filter { row in moment.map { row.knownFrom <= $0 } ?? true }
      let periods = Dictionary(grouping: rows, by: \.observation.period)
      history = periods.keys.sorted().reversed().map { FigureHistory(periods[$0] ?? []) }
    } catch { throw StageFailure(error) }
  }

  private static func table(
    _ period: Period, _ choice: PeriodChoice, _ byPeriod: [Period: [Observation]],
    _ series: IndicatorSeries, _ area: Area, _ neighbours: NeighbourSet?, _ moment: Instant?,
    _ service: CompareService
  ) -> ComparatorTable {
    let asked = ComparatorRequest(
      definition: series.definition, area: area.id, period: period,
      previousSnapshot: choice.snapshot(before: period), neighbours: neighbours,
      breaks: series.definition.breaks)
    let periods = [period, asked.previous].compactMap(\.self)
    let areas = service.engine.areas
    let grid = FigureGrid(
      periods.flatMap { byPeriod[$0] ?? [] }, indicator: series.definition.id, breakdown: .total,
      periods: periods, directory: areas)
    let result = Comparison(asked, grid: grid, directory: areas).result()
    return service.table(
      .init(asked: asked, area: area, beside: nil, result: result), series,
      generatedFrom: moment.map { ["As the store knew it at \($0)"] } ?? [])
  }
}
