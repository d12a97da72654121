package import ReturnModel

/// A table on a page of a pack: its measures, and how they are laid out.
package struct PackTable: Hashable, Sendable {
  /// How a table is laid out.
  package enum Layout: String, Hashable, Sendable, CaseIterable {
    /// A measure a row, what stands beside it across.
    case measures
    /// A period a row, the area beside others; of one measure.
    case time
    /// A measure a row, a period a column.
    case periods
    /// A slice a row, a measure a column.
    case grid
    /// A place a row, a measure a column.
    case places
  }

  /// What a column of a table of measures holds.
  package enum Column: String, Hashable, Sendable, CaseIterable {
    /// The priority it serves.
    case priority
    /// The period of the area's figure.
    case period
    /// The area's figure.
    case value
    /// The figure multiplied to stand beside a yearly one.
    case yearRate = "year-rate"
    /// The area's published figure.
    case published
    /// Its target.
    case target
    /// Whether it is on track.
    case status
    /// Which way it went.
    case direction
    /// The change on the period before.
    case change
    /// The mean of the neighbours.
    case neighbours
    /// How many of them contribute.
    case contributing
    /// The region.
    case region
    /// England.
    case national
    /// The place among England's authorities.
    case rank
    /// The place among the region's.
    case regionRank = "region-rank"
    /// Where the area stands among its neighbours.
    case stands
    /// The figures over time, small.
    case trend
  }

  /// A place that a row is of.
  package enum Place: String, Hashable, Sendable, CaseIterable {
    /// England.
    case national
    /// The area's region.
    case region
    /// The area.
    case own
    /// Each of its statistical neighbours.
    case neighbours
  }

  /// The table's id within its page.
  package let id: String
  /// What heads it.
  package let title: String
  /// How it is laid out.
  package let layout: Layout
  /// Printed under it.
  package let notes: [String]
  /// Its measures.
  package let items: [PackItem]
  /// The columns of a table of measures; `nil` for the usual ones.
  package let columns: [Column]?
  /// The months that the last row is added up from where the year is not over; for a table over time.
  package let partYear: IndicatorID?
  /// The periods that are shown; empty for all there are.
  package let periods: [Period]
  /// How many of the latest periods are shown; 0 for all.
  package let latest: Int
  /// Whether the change from the first period shown to the last stands at the end.
  package let showsChange: Bool
  /// Whether the target stands at the end, and whether it is met.
  package let showsTarget: Bool
  /// The dimension whose slices are the rows of a grid.
  package let rows: String?
  /// Whether a grid has a row of the total.
  package let hasTotal: Bool
  /// Whether money is shown in thousands of pounds, less than nothing in brackets.
  package let isInThousands: Bool
  /// The places that are the rows.
  package let places: [Place]

  /// Every indicator it names.
  package var indicators: [IndicatorID] {
    items.flatMap { [$0.indicator, $0.beside] } + [partYear].compactMap(\.self)
  }

  /// A table of measures that a page lists under `indicators:`.
  init(
    id: String, title: String, notes: [String], columns: [Column]?, items: [PackItem],
    _ given: PackDefaults
  ) {
    (self.id, self.title, self.notes, self.items) = (id, title, notes, items)
    self.columns = columns
    layout = .measures
    (partYear, periods, latest, rows, places) = (nil, [], 0, nil, [])
    (showsChange, showsTarget, hasTotal, isInThousands) = (false, false, false, false)
  }

  init(_ node: SpecNode, _ given: PackDefaults) throws(SpecError) {
    let map = try node.mapping(
      "table", "title", "layout", "notes", "indicators", "columns", "part-year", "periods",
      "latest",
      "change", "target", "rows", "total", "thousands", "places")
    id = try map.text("table")
    title = try map.text("title")
    layout = try map.required("layout").instance(of: Layout.self)
    notes = try map.texts("notes")
    items = try map.list("indicators").each { node throws(SpecError) in try PackItem(node, given) }
    columns = try map["columns"].map(Self.columns)
    partYear = try map.name("part-year")
    periods = try map.list("periods").each { node throws(SpecError) in try node.period() }
    latest = try map["latest"]?.integer() ?? 0
    showsChange = try map.flag("change")
    showsTarget = try map.flag("target")
    rows = try map.optionalText("rows")
    hasTotal = try map["total"]?.flag() ?? true
    isInThousands = try map.flag("thousands")
    places =
      try map["places"]?.list().each { node throws(SpecError) in
        try node.instance(of: Place.self)
      } ?? [.national, .region, .own]
    try requireSense(node, map)
  }

  /// The keys that a layout has a use for, beside those that all have.
  private static let uses: [Layout: [String]] = [
    .measures: ["columns"], .time: ["part-year"],
    .periods: ["periods", "latest", "change", "target", "thousands"],
    .grid: ["rows", "total", "periods", "latest", "thousands"], .places: ["places", "periods"],
  ]

  private func requireSense(_ node: SpecNode, _ map: SpecMapping) throws(SpecError) {
    guard !items.isEmpty else { throw node.error("the table '\(id)' has no indicators:") }
    let common = ["table", "title", "layout", "notes", "indicators"]
    let used = common + (Self.uses[layout] ?? [])
    for key in map.entries.keys.sorted() where !used.contains(key) {
      throw node.error("a table of layout \(layout.rawValue) has no use for '\(key)'")
    }
    if layout == .time, items.count != 1 {
      throw node.error("a table over time is of one indicator, '\(id)' has \(items.count)")
    }
    if layout == .grid, rows == nil { throw node.error("a grid has rows:, a dimension") }
    guard latest >= 0 else { throw node.error("latest: is a number of periods") }
  }

  static func columns(_ node: SpecNode) throws(SpecError) -> [Column] {
    try node.list().each { node throws(SpecError) in try node.instance(of: Column.self) }
  }
}
