internal import Comparators
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// All that a store holds of one measure in one slice, read once and compared period by period.
final class MeasureReading {
  /// What every measure of a report is read for.
  struct Frame {
    let area: Area
    let neighbours: NeighbourSet?
    let directory: AreaDirectory
    let asOf: Instant?

    /// The area's statistical neighbours.
    var group: [AreaID] { neighbours?.neighbours[area.id] ?? [] }
  }

  let definition: IndicatorDefinition
  let breakdown: Breakdown
  let frame: Frame
  /// The periods that any place has a figure for, in order.
  let periods: [Period]
  private let observations: [Period: [Observation]]
  /// What has been compared already.
  private var results: [Period: ComparatorResult] = [:]

  init(
    _ definition: IndicatorDefinition, _ breakdown: Breakdown, _ frame: Frame,
    _ service: CompareService
  ) throws(StageFailure) {
    let series = IndicatorSeries(definition, store: service.store)
    let all = try series.periods()
    let request = CompareRequest(
      indicator: definition.id.text, area: frame.area.id.text, period: "", asOf: frame.asOf)
    let found = Dictionary(
      grouping: try series.observations(of: all, breakdown, request), by: \.period)
    observations = found
    periods = all.filter { found[$0] != nil }
    (self.definition, self.breakdown, self.frame) = (definition, breakdown, frame)
  }

  /// The area's figure of `period`; of a return before what is published, where the source is not said.
  func own(_ period: Period, from source: PackSource?) -> Observation? {
    let mine = (observations[period] ?? []).filter { $0.area == frame.area.id }
    switch source {
    case .named(let name): return mine.first { $0.source == name }
    case .published: return published(mine)
    case nil: return mine.first(where: \.source.isReturn) ?? published(mine)
    }
  }

  /// Of several published figures that with a number, then the newest.
  private func published(_ mine: [Observation]) -> Observation? {
    mine.filter { !$0.source.isReturn }.max { one, other in
      let (left, right) = (one.figure.value != nil, other.figure.value != nil)
      if left != right { return right }
      return (one.released ?? .distantPast, other.source) < (
        other.released ?? .distantPast, one.source
      )
    }
  }

  /// Whether somebody other than a return speaks of `period`.
  func isPublished(_ period: Period) -> Bool {
    observations[period]?.contains { !$0.source.isReturn } ?? false
  }

  /// The area's figure of `period` beside others'.
  func compared(_ period: Period) -> ComparatorResult {
    if let known = results[period] { return known }
    let request = ComparatorRequest(
      definition: definition, area: frame.area.id, period: period, breakdown: breakdown,
      previousSnapshot: PeriodChoice(stored: periods, indicator: definition.id)
        .snapshot(before: period),
      neighbours: frame.neighbours, breaks: definition.breaks)
    let wanted = [period, request.previous].compactMap(\.self)
    let grid = FigureGrid(
      wanted.flatMap { observations[$0] ?? [] }, indicator: definition.id, breakdown: breakdown,
      periods: wanted, directory: frame.directory)
    let result = Comparison(request, grid: grid, directory: frame.directory).result()
    results[period] = result
    return result
  }

  /// Every authority's number in `source` and `period`.
  func numbers(_ period: Period, in source: SourceID) -> [(area: Area, figure: Figure)] {
    (observations[period] ?? []).filter { $0.source == source }.compactMap { observation in
      guard let area = frame.directory[observation.area], area.level == .localAuthority,
        observation.figure.value != nil
      else { return nil }
      return (area, observation.figure)
    }
  }

  /// Where a figure of `area` stands: under the name that the measure had then.
  func coordinates(_ area: Area, _ period: Period) -> FigureCoordinates {
    let earlier = definition.continues.flatMap { period < $0.from ? $0.indicator : nil }
    return FigureCoordinates(
      indicator: earlier ?? definition.id,
      area: area.code(.ons, on: definition.days(of: period).upperBound) ?? area.id.text,
      period: period, breakdown: breakdown)
  }
}

extension CalendarDate {
  /// Before any day a figure was given out on.
  fileprivate static let distantPast = CalendarDate(dayNumber: .min)
}
