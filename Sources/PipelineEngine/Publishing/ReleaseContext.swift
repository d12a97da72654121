internal import Disclosure
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// Everything that stands around the figures of a release: what else the store holds of them, and what
/// was released before.
struct ReleaseContext {
  /// The cells as the gate takes them, each key once.
  private(set) var cells: [DisclosureCell] = []
  private(set) var past: [CellRelease] = []
  let finder: RelationFinder
  private let screen: ReleaseScreen
  private let definitions: [IndicatorID: IndicatorDefinition]
  private let areas: AreaDirectory

  init(_ screen: ReleaseScreen) {
    self.screen = screen
    definitions = screen.definitions
    areas = screen.areas
    var finder = RelationFinder()
    finder.placesOf = Self.places(areas)
    for definition in definitions.values where definition.splitYear != .academic {
      finder.splitYears[definition.id] = definition.splitYear
    }
    self.finder = finder
  }

  /// Collects what stands around the figures that were read.
  mutating func collect(
    _ readings: [FigureReader.Reading], from store: IndicatorStore
  ) throws(StageFailure) {
    var asked: [CellKey: Observation] = [:]
    var moments: [IndicatorID: Instant?] = [:]
    for reading in readings where !screen.isPublic(reading.observation.source) {
      asked[CellKey(reading.observation)] = reading.observation
      moments[reading.observation.indicator] = reading.asOf
    }
    guard !asked.isEmpty else { return }
    let sources = Set(asked.keys.map(\.source))
    do throws(StoreFailure) {
      past = try store.releasedCells(of: sources.sorted())
      let around = try around(asked, moments, sources, store)
      var elsewhere: [CellKey: [Figure]] = [:]
      var context: [CellKey: Observation] = [:]
      for observation in around {
        if screen.isPublic(observation.source) {
          elsewhere[CellKey(observation).ofAnySource, default: []].append(observation.figure)
        } else if sources.contains(observation.source), asked[CellKey(observation)] == nil {
          context[CellKey(observation)] = observation
        }
      }
      for reading in readings where screen.isPublic(reading.observation.source) {
        elsewhere[CellKey(reading.observation).ofAnySource, default: []]
          .append(reading.observation.figure)
      }
      cells =
        (asked.mapValues { ($0, DisclosureCell.Standing.asked) }
        .merging(context.mapValues { ($0, .context) }) { first, _ in first })
        .sorted { $0.key < $1.key }
        .compactMap { cell($0.key, $0.value.0, $0.value.1, elsewhere) }
    } catch { throw StageFailure(error) }
  }

  /// The figures of the same indicators, places and times, whatever their slice and source.
  private mutating func around(
    _ asked: [CellKey: Observation], _ moments: [IndicatorID: Instant?],
    _ sources: Set<SourceID>, _ store: IndicatorStore
  ) throws(StoreFailure) -> [Observation] {
    let indicators = linked(to: Set(asked.keys.map(\.indicator)))
    let periods = Set(asked.keys.map(\.period))
    let own = Set(asked.keys.map(\.area))
    let isWide = own.union(past.map(\.observation.area))
      .contains { areas[$0]?.level != .localAuthority }
    // Authorities add up with each other only in a region or England.
    if !isWide { past.removeAll { !own.contains($0.observation.area) } }
    var found: [Observation] = []
    for indicator in indicators.sorted() {
      var query = FigureQuery(indicator: indicator)
      let year = definitions[indicator]?.splitYear ?? .academic
      let stored = try store.periods(of: indicator)
      func overlapping(_ others: some Sequence<Period>) -> [Period] {
        stored.filter { period in
          others.contains { $0.span(of: year).overlaps(period.span(of: year)) }
        }
      }
      // Those of a month's year, and so the other months: the year less them is the month.
      query.periods = overlapping(overlapping(periods))
      guard !query.periods.isEmpty else { continue }
      query.areas = isWide ? [] : own.sorted()
      query.asOf = moments[indicator] ?? nil
      found += try store.figures(query).map(\.observation)
    }
    return found
  }

  /// The indicators, and those that the policy ties to them.
  private func linked(to indicators: Set<IndicatorID>) -> Set<IndicatorID> {
    let ties =
      screen.policy.sums.map { [$0.total] + $0.parts }
      + screen.policy.sliceTotals.map { [$0.indicator] + $0.totals.values }
    var linked = indicators
    var size = 0
    while size < linked.count {
      size = linked.count
      for tie in ties where !linked.isDisjoint(with: tie) { linked.formUnion(tie) }
    }
    return linked
  }

  private func cell(
    _ key: CellKey, _ observation: Observation, _ standing: DisclosureCell.Standing,
    _ elsewhere: [CellKey: [Figure]]
  ) -> DisclosureCell? {
    guard let definition = definitions[key.indicator] else { return nil }
    var cell = DisclosureCell(key, observation.figure, definition.measure, standing)
    guard standing == .asked else { return cell }
    if screen.policy.exempts(key.indicator, areas[key.area]?.level) { cell.standing = .exempt }
    for other in elsewhere[key.ofAnySource] ?? [] {
      if other.withheld == .suppressed { cell.isHiddenByPublisher = true }
      guard let value = other.value else { continue }
      cell.isSaidElsewhere = true
      let isSame =
        definition.measure == .count
        ? value == observation.figure.value
        : other.numerator != nil && other.numerator == observation.figure.numerator
          && other.denominator == observation.figure.denominator
      if isSame { cell.standing = .open }
    }
    return cell
  }

  /// What makes up regions, council types and England.
  private static func places(_ areas: AreaDirectory) -> [AreaID: [[AreaID]]] {
    var members: [AreaID: [AreaID]] = [:]
    for area in areas.areas where area.level == .localAuthority {
      if let region = area.region { members[region, default: []].append(area.id) }
    }
    var places = members.mapValues { [$0] }
    if let england = areas.england {
      places[england.id] = [
        areas.areas.filter { $0.level == .regional }.map(\.id),
        areas.areas.filter { $0.level == .localAuthority }.map(\.id),
      ]
    }
    return places
  }
}

extension CellKey {
  /// The same for all sources.
  fileprivate var ofAnySource: CellKey {
    var key = self
    key.source = ""
    return key
  }
}
