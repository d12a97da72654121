import ReturnModel

/// One line of a file in the published standard: a real place, a period, a slice, a figure.
struct PublishedRow {
  /// The columns every file of the standard has for time and place.
  static let placeColumns = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
  ]
  /// The filters and indicators of ours.
  static let ownColumns = [
    "breakdown", "source", "classification", "value", "numerator", "denominator",
  ]
  private static let england = ["E92000001", "England"]

  let area: Area
  let member: Observation
  let table: ComparatorTable

  /// The line's fields, in the order of ``placeColumns`` and ``ownColumns``.
  var fields: [String] {
    let time = PublishedTime(member.period, splitYear: table.definition.splitYear.identifier)
    return [time.period, time.identifier, area.level.rawValue] + Self.england + region + authority
      + [table.breakdownLabel, member.source.text, table.marking]
      + [number(member.figure.value), part(\.numerator), part(\.denominator)]
  }

  private var date: CalendarDate { table.definition.days(of: member.period).upperBound }

  private var region: [String] {
    switch area.level {
    case .national, .councilType: return ["", ""]
    case .regional: return [area.code(.ons, on: date) ?? "x", area.name]
    case .localAuthority:
      let region = area.region.flatMap { table.directory[$0] }
      return [region?.code(.ons, on: date) ?? "x", region?.name ?? "x"]
    }
  }

  private var authority: [String] {
    guard area.level == .localAuthority else { return ["", "", ""] }
    return [area.code(.dfe, on: date) ?? "x", area.code(.ons, on: date) ?? "x", area.name]
  }

  private func number(_ value: Double?) -> String {
    value.flatMap(NumberText.shortest) ?? reason.map(Self.symbol) ?? "x"
  }

  /// A part of the figure; a count has none, and is its own numerator.
  private func part(_ part: KeyPath<Figure, Double?>) -> String {
    if let value = member.figure[keyPath: part] { return number(value) }
    if table.definition.measure == .count, reason == nil { return "z" }
    return reason.map(Self.symbol) ?? "x"
  }

  private var reason: Withheld? { member.figure.withheld }

  /// The symbol of the standard, which knows none for what is not out yet.
  private static func symbol(_ reason: Withheld) -> String {
    reason == .notYetPublished ? Withheld.notAvailable.symbol : reason.symbol
  }
}
