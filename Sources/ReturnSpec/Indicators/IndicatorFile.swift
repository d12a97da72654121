internal import ReturnModel

/// An indicator as its file says it, before any round is chosen.
struct IndicatorFile {
  let definition: IndicatorDefinition
  let module: ModuleName
  let filter: SpecNode?
  let numerator: SpecNode?
  let period: SpecNode
  let countsSubjects: Bool
  let breakdowns: [String]
  let inForce: RoundRange
  let node: SpecNode

  /// What the file says an indicator is counted over.
  private enum Unit: String, CaseIterable { case records, subjects }

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "id", "title", "family", "source", "basis", "module", "where", "period", "measure",
      "numerator", "count", "polarity", "decimals", "breakdowns", "since", "until", "note")
    definition = IndicatorDefinition(
      id: IndicatorID(try map.text("id")), title: try map.text("title"),
      measure: try map.required("measure").instance(of: Measure.self),
      polarity: try map["polarity"]?.instance(of: Polarity.self) ?? .none,
      decimals: try map["decimals"]?.integer() ?? 0)
    module = ModuleName(try map.text("module"))
    filter = map["where"]
    numerator = map["numerator"]
    period = try map.required("period")
    let unit = try map["count"]?.instance(of: Unit.self) ?? .records
    countsSubjects = unit == .subjects
    breakdowns = try map.texts("breakdowns").filter { $0 != "total" }
    inForce = try RoundRange(map)
    self.node = node
    guard (definition.measure == .count) == (numerator == nil) else {
      throw node.error(
        "\(definition.id): a count has no numerator, and every other measure has one")
    }
  }
}
