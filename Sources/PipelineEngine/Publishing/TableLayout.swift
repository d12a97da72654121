internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// The columns of a published table as its mapping has them, and how stored figures fill them.
///
/// It is the mapping read backwards. Columns stand in the standard's order for time and place, then
/// the topic or the filters, then measures in the order in which the mapping names their columns.
struct TableLayout {
  /// A column of figures: the measures that hold it, and which part of them it is.
  private struct FigureColumn {
    let name: String
    var asValue: IndicatorID?
    var asPart: [(indicator: IndicatorID, part: KeyPath<Figure, Double?>)] = []
  }

  private static let placeColumns = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
  ]

  let table: PublishedTableSpec
  private let areas: AreaDirectory
  private let figureColumns: [FigureColumn]

  /// A layout with the columns that `indicators` fill; those of others, which the loaded file did
  /// not have, are left out.
  init(_ table: PublishedTableSpec, areas: AreaDirectory, indicators: Set<IndicatorID>) {
    self.table = table
    self.areas = areas
    var columns: [FigureColumn] = []
    func add(_ name: String?, _ change: (inout FigureColumn) -> Void) {
      guard let name else { return }
      let index = columns.firstIndex { $0.name == name } ?? columns.endIndex
      if index == columns.endIndex { columns.append(FigureColumn(name: name)) }
      change(&columns[index])
    }
    for measure in table.measures where indicators.contains(measure.indicator) {
      add(measure.value) { $0.asValue = $0.asValue ?? measure.indicator }
      add(measure.numerator) { $0.asPart.append((measure.indicator, \.numerator)) }
      add(measure.denominator) { $0.asPart.append((measure.indicator, \.denominator)) }
    }
    figureColumns = columns
  }

  /// The names of the columns.
  var columns: [String] {
    let filters = table.topicColumns.map { [$0.topic, $0.value] } ?? table.topics.map(\.name)
    return Self.placeColumns + filters + figureColumns.map(\.name)
  }

  /// The texts of a row's columns of figures, from the figures of one place and slice.
  func figures(_ figures: [IndicatorID: Figure]) -> [String] {
    figureColumns.map { column in
      if let indicator = column.asValue, let figure = figures[indicator] {
        return figure.printed ?? figure.withheld?.symbol ?? Self.text(figure.value)
      }
      // A part has no text of its own, and no reason of its own why it is not there: it has that of
      // the figure it is a part of.
      for (indicator, part) in column.asPart {
        if let number = figures[indicator]?[keyPath: part] { return Self.text(number) }
      }
      let reason = column.asPart.lazy.compactMap { figures[$0.indicator]?.withheld }.first
      return (reason ?? .notAvailable).symbol
    }
  }

  private static func text(_ number: Double?) -> String {
    number.flatMap(NumberText.shortest) ?? Withheld.notAvailable.symbol
  }
}

extension TableLayout {
  /// The texts of the columns of time and place; `nil` for a period or an area that the mapping or
  /// the reference facts no longer have.
  func place(_ period: Period, _ id: AreaID) -> [String]? {
    guard let time = time(of: period), let area = areas[id], let england = areas.england else {
      return nil
    }
    let day = period.span.upperBound
    let region = area.level == .regional ? area : area.region.flatMap { areas[$0] }
    let isAuthority = area.level == .localAuthority
    return [
      time.period, time.identifier, area.level.rawValue,
      england.code(.ons, on: day) ?? "", england.name,
      region?.code(.ons, on: day) ?? "", region?.name ?? "",
      isAuthority ? area.code(.dfe, on: day) ?? "" : "",
      isAuthority
        ? table.printed.code(of: id, in: time.period) ?? area.code(.ons, on: day) ?? "" : "",
      isAuthority ? area.name : "",
    ]
  }

  /// How the file spells `period`.
  func time(of period: Period) -> (period: String, identifier: String)? {
    for identifier in table.timeIdentifiers {
      switch (table.periods[identifier], period) {
      case (.calendarYear, .calendarYear): return (period.description, identifier)
      case (.splitYear, .splitYear):
        return (period.description.filter { $0 != "-" }, identifier)
      case (.censusDay, .day(let day)):
        // Two spellings of one day: the earlier by text, so that it is always the same.
        let texts = table.censusDays.filter { $0.value == day }.keys
        if let text = texts.min() { return (text, identifier) }
      default: continue
      }
    }
    return nil
  }

  /// The texts of the columns that say which slice a row is about, and where the slice stands among
  /// others; `nil` for a slice that no topic of the mapping has.
  func slice(_ breakdown: Breakdown, in period: String) -> TableSlice? {
    guard let topic = table.topics.firstIndex(where: { $0.dimension == breakdown.dimension }) else {
      guard breakdown == .total else { return nil }
      return TableSlice(
        breakdown, topic: -1, rank: 0, texts: table.topics.map { $0.total ?? "" }, isSpelt: true)
    }
    let mapped = table.topics[topic]
    let rank = mapped.labels.firstIndex { $0.category == breakdown.category }
    let listed =
      table.printed.label(of: breakdown, in: period) ?? rank.map { mapped.labels[$0].label }
    let isTotal = mapped.dimension == nil
    let label = isTotal ? mapped.name : listed ?? breakdown.category ?? ""
    var texts = [mapped.name, label]
    if table.topicColumns == nil {
      texts = table.topics.map { $0.total ?? "" }
      texts[topic] = label
    }
    return TableSlice(
      breakdown, topic: topic, rank: rank ?? mapped.labels.count, texts: texts,
      isSpelt: isTotal || listed != nil)
  }
}
