package import ReturnModel

/// A measure on a page of a pack.
package struct PackItem: Hashable, Sendable {
  /// The measure of the area's own figures.
  package let indicator: IndicatorID
  /// The published measure it is set beside; itself when another is not named.
  package let beside: IndicatorID
  /// What a table calls it; the measure's title when not said.
  package let label: String?
  /// The slice that is shown.
  package let breakdown: Breakdown
  /// Whose figures are the area's own; `nil` for those from a return, else the published ones.
  package let source: PackSource?
  /// What the own figure is multiplied by to stand beside a yearly one; 1 for none.
  package let annualise: Int
  /// What tells the two apart, printed under the page; may be empty.
  package let because: String
  /// Dimensions shown slice by slice.
  package let slices: [String]
  /// Whether its monthly figures are shown, not those of years or days.
  package let isMonthly: Bool
  /// The first period shown; `nil` for all.
  package let since: Period?
  /// Whom it is set beside.
  package let comparators: [PackSpec.Comparator]
  /// The council's priority it serves, in words; empty for none.
  package let priority: String
  /// Decimal places shown; `nil` for the measure's own.
  package let decimals: Int?

  init(_ node: SpecNode, _ given: PackDefaults) throws(SpecError) {
    guard !node.isScalar else {
      indicator = IndicatorID(try node.text())
      beside = indicator
      (label, breakdown, annualise, because, slices) = (nil, .total, 1, "", [])
      (source, isMonthly, since, priority) = (given.source, false, given.since, "")
      comparators = given.comparators
      decimals = nil
      return
    }
    let map = try node.mapping(
      "indicator", "beside", "label", "breakdown", "source", "annualise", "because", "slices",
      "months", "since", "comparators", "priority", "decimals")
    indicator = IndicatorID(try map.text("indicator"))
    beside = try map.name("beside") ?? indicator
    label = try map.optionalText("label")
    breakdown = try map.optionalText("breakdown").map { Breakdown(key: $0) } ?? .total
    source = try map["source"].map(PackSource.init) ?? given.source
    annualise = try map["annualise"]?.integer() ?? 1
    guard annualise > 0 else { throw node.error("annualise: is 1 or more") }
    because = try map.optionalText("because") ?? ""
    slices = try map.texts("slices")
    isMonthly = try map.flag("months")
    since = try map["since"]?.period() ?? given.since
    comparators = try map["comparators"].map(PackSpec.comparators) ?? given.comparators
    priority = try map["priority"].map { node throws(SpecError) in try given.priority(node) } ?? ""
    decimals = try map["decimals"]?.integer()
  }
}
