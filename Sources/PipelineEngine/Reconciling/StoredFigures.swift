internal import Emission
internal import IndicatorStore
internal import PipelineCore
internal import Reconciliation
internal import ReturnModel
internal import ReturnSpec

/// What a store has for the figures that a report states: every source and release, on every basis.
struct StoredFigures {
  private var figures: [IndicatorID: [Observation]] = [:]
  private let definitions: [IndicatorID: IndicatorDefinition]

  /// Reads every total of the report's indicators; a table that people read needs no more.
  init(_ store: IndicatorStore, _ engine: Engine, _ report: ReportSpec) throws(StageFailure) {
    do {
      definitions = Dictionary(
        try engine.library.indicators().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
      )
    } catch { throw StageFailure(error) }
    do {
      for indicator in Set(report.measures.flatMap { [$0.indicator] + $0.bases }) {
        var query = FigureQuery(indicator: indicator)
        query.breakdowns = [.total]
        query.allVintages = true
        figures[indicator] = try store.figures(query).map(\.observation)
      }
    } catch { throw StageFailure(error) }
  }

  /// What the store has for `statement`, its stated basis first, then by source and release.
  func known(_ statement: Statement) -> [KnownFigure] {
    ([statement.measure.indicator] + statement.measure.bases).flatMap { indicator in
      let all = (figures[indicator] ?? []).filter { $0.area == statement.area }
      guard let period = Self.period(statement.period, among: Set(all.map(\.period))) else {
        return [KnownFigure]()
      }
      let cell = all.filter { $0.period == period }
      return cell.compactMap { observation in
        known(
          observation,
          isSuperseded: cell.contains { other in
            guard let newer = other.released, let own = observation.released else { return false }
            return newer > own
          })
      }
    }
  }

  private func known(_ observation: Observation, isSuperseded: Bool) -> KnownFigure? {
    guard let value = observation.figure.value, let definition = definitions[observation.indicator]
    else {
      return nil
    }
    let rounded = (value * 100).rounded() / 100
    return KnownFigure(
      indicator: definition.id, title: definition.title, isCount: definition.measure == .count,
      value: value, text: observation.figure.printed ?? NumberText.shortest(rounded) ?? "",
      source: observation.source.text + (observation.released.map { " released \($0)" } ?? ""),
      isSuperseded: isSuperseded)
  }

  /// The stored period that a label means; a year or month also means the one snapshot in it.
  private static func period(_ label: LabelledPeriod, among stored: Set<Period>) -> Period? {
    let wanted: Period
    switch label.kind {
    case .year(let year): wanted = .calendarYear(year)
    case .splitYear(let year): wanted = .splitYear(year)
    case .quarter(let year, let quarter): wanted = .quarter(year, quarter)
    case .day(let day): wanted = .day(day)
    case .month(let month):
      guard let year = month.year else { return nil }
      wanted = .month(year, month.month)
    case .partYear: return nil
    }
    if stored.contains(wanted) { return wanted }
    let inside = stored.filter { period in
      guard case .day(let day) = period else { return false }
      return wanted.span.contains(day)
    }
    return inside.count == 1 ? inside.first : nil
  }
}
