internal import Comparators
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// An indicator's figures in a store, with those of the indicator it was before.
struct IndicatorSeries {
  let definition: IndicatorDefinition
  private let store: FigureReader

  init(_ definition: IndicatorDefinition, store: FigureReader) {
    self.definition = definition
    self.store = store
  }

  /// The periods that have a figure, in order.
  func periods() throws(StageFailure) -> [Period] {
    do {
      var periods = Set(try store.periods(of: definition.id))
      if let before = definition.continues {
        periods.formUnion(try store.periods(of: before.indicator).filter { $0 < before.from })
      }
      return periods.sorted()
    } catch { throw StageFailure(error) }
  }

  /// The figures of `periods` in one slice; those of the earlier indicator, and what is published of
  /// the one `beside`, stand under this one's id.
  func observations(
    of periods: [Period], _ breakdown: Breakdown, _ request: CompareRequest,
    beside: IndicatorID? = nil
  ) throws(StageFailure) -> [Observation] {
    var found = try figures(of: definition.id, periods, breakdown, request)
    if let beside {
      for var observation in try figures(of: beside, periods, breakdown, request)
      where !observation.source.isReturn {
        observation.indicator = definition.id
        found.append(observation)
      }
    }
    guard let before = definition.continues else { return found }
    let earlier = periods.filter { $0 < before.from }
    guard !earlier.isEmpty else { return found }
    for var observation in try figures(of: before.indicator, earlier, breakdown, request) {
      observation.indicator = definition.id
      found.append(observation)
    }
    return found
  }

  /// The figures of every period in one slice, with those of the earlier indicator under this one's
  /// id: one reading of the store.
  func everything(
    _ breakdown: Breakdown, asOf moment: Instant?
  ) throws(StageFailure) -> [Observation] {
    var request = CompareRequest(indicator: definition.id.text, area: "", period: "")
    request.asOf = moment
    var found = try figures(of: definition.id, [], breakdown, request)
    guard let before = definition.continues else { return found }
    for var observation in try figures(of: before.indicator, [], breakdown, request)
    where observation.period < before.from {
      observation.indicator = definition.id
      found.append(observation)
    }
    return found
  }

  /// What a table of `period` must say of the series.
  func notes(on period: Period) -> [String] {
    guard let before = definition.continues, period <= before.from else { return [] }
    return ["Before \(before.from) the measure was \(before.indicator); the two join."]
  }

  private func figures(
    of id: IndicatorID, _ periods: [Period], _ breakdown: Breakdown,
    _ request: CompareRequest
  ) throws(StageFailure) -> [Observation] {
    var query = FigureQuery(indicator: id)
    query.periods = periods
    query.breakdowns = [breakdown]
    query.releasedOnOrBefore = request.released
    query.asOf = request.asOf
    do { return try store.figures(query).map(\.observation) } catch { throw StageFailure(error) }
  }
}
