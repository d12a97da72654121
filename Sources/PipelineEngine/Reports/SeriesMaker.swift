internal import Comparators
internal import ReturnModel
internal import ReturnSpec

/// Takes a measure's numbers over time, and the places of authorities, out of its readings for charts.
struct SeriesMaker {
  let measure: ReportMeasure
  /// The table over time whose last row is of a year that is not over; `nil` for none.
  var part: TimeTable?

  /// The numbers; `nil` where the area has none.
  var series: ReportSeries? {
    let periods = self.periods
    let partYear = part?.partYear
    guard !periods.isEmpty || partYear != nil else { return nil }
    var lines = [line(.own, measure.area.name, periods) { measure.figure($0)?.figure }]
    if let partYear, let part, let own = lines.first {
      lines[0] = ReportSeries.Line(
        role: .own, name: own.name,
        points: own.points + [
          point(partYear.year, part.label(partYear), partYear.figure, isPart: !partYear.isWhole)
        ])
    }
    for comparator in measure.item.comparators {
      lines.append(
        line(role(comparator), measure.heading(comparator), periods) { figure(comparator, $0) })
    }
    lines.append(
      line(.target, "Target", periods + [partYear?.year].compactMap(\.self)) {
        measure.target($0).map { Figure(value: $0.value) }
      })
    return ReportSeries(
      definition: measure.definition, beside: measure.beside.definition,
      lines: lines.filter { $0.points.contains { $0.value != nil } }, places: places,
      ranked: places.isEmpty ? nil : measure.besidePeriod)
  }

  private var periods: [Period] {
    let own = measure.periods
    guard let kind = own.last else { return [] }
    let others = measure.beside.periods.filter {
      measure.isShown($0) && $0.isSameKind(as: kind) && measure.beside.isPublished($0)
    }
    return Set(own.filter { $0.isSameKind(as: kind) }).union(others).sorted()
      .filter { $0 != part?.partYear?.year }
  }

  private func role(_ comparator: PackSpec.Comparator) -> ReportSeries.Role {
    switch comparator {
    case .neighbours: .neighbours
    case .region: .region
    case .national: .england
    }
  }

  private func figure(_ comparator: PackSpec.Comparator, _ period: Period) -> Figure? {
    guard measure.beside.isPublished(period) else { return nil }
    return measure.beside.peer(comparator, period, measure.beside.compared(period)).map {
      Figure(value: $0.value, withheld: $0.withheld)
    }
  }

  private func line(
    _ role: ReportSeries.Role, _ name: String, _ periods: [Period], _ figure: (Period) -> Figure?
  ) -> ReportSeries.Line {
    ReportSeries.Line(
      role: role, name: name, points: periods.map { point($0, $0.shown, figure($0), isPart: false) }
    )
  }

  private func point(
    _ period: Period, _ label: String, _ figure: Figure?, isPart: Bool
  ) -> ReportSeries.Point {
    ReportSeries.Point(
      period: period, label: label, value: figure?.value,
      shown: figure?.value.map { measure.text.shown($0) }
        ?? (figure?.withheld ?? .notAvailable).symbol,
      withheld: figure?.value == nil ? figure?.withheld : nil, isPart: isPart)
  }

  private var places: [ReportSeries.Place] {
    guard let period = measure.besidePeriod,
      let source = measure.beside.own(period, from: .published)?.source
    else { return [] }
    let isLower = measure.beside.definition.polarity == .lower
    let group = Set(measure.beside.frame.group)
    return measure.beside.numbers(period, in: source).compactMap { area, figure in
      figure.value.map {
        ReportSeries.Place(
          name: area.name, value: $0, shown: measure.text.shown($0),
          isOwn: area.id == measure.area.id, isNeighbour: group.contains(area.id))
      }
    }.sorted { one, other in
      if one.value != other.value {
        return isLower ? one.value < other.value : one.value > other.value
      }
      return one.name < other.name
    }
  }
}
