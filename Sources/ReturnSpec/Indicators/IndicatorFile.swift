internal import ReturnModel

/// An indicator as its file says it, before any round is chosen.
struct IndicatorFile {
  /// How a return's records are counted.
  struct Counting {
    let module: ModuleName
    let filter: SpecNode?
    let numerator: SpecNode?
    /// Whole numbers that each record adds above and below the line, in place of one.
    let sums: (above: SpecNode?, below: SpecNode?)
    let period: SpecNode
    let countsSubjects: Bool
    let breakdowns: [String]
    /// Where the file names them.
    let breakdownPlace: SpecNode
    let inForce: RoundRange
  }

  let definition: IndicatorDefinition
  /// `nil` for an indicator that only published tables have.
  let counting: Counting?
  let node: SpecNode

  /// What the file says an indicator is counted over.
  private enum Unit: String, CaseIterable { case records, subjects }

  /// Whether only published tables have it, as the file says it.
  private enum Published: String, CaseIterable { case only }

  /// Every indicator of a file: one, or one for each mapping of `for-each:`.
  static func all(in node: SpecNode) throws(SpecError) -> [IndicatorFile] {
    var files: [IndicatorFile] = []
    for node in try node.variants() { files.append(try IndicatorFile(node)) }
    return files
  }

  private init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "for-each", "id", "title", "family", "source", "basis", "published", "module", "where",
      "period", "measure", "numerator", "numerator-sum", "denominator-sum", "count", "polarity",
      "decimals", "breakdowns", "since", "until", "terms", "split-year", "breaks", "continues",
      "council-type", "note")
    definition = IndicatorDefinition(
      id: IndicatorID(try map.text("id")), title: try map.text("title"),
      measure: try map.required("measure").instance(of: Measure.self),
      polarity: try map["polarity"]?.instance(of: Polarity.self) ?? .none,
      decimals: try map["decimals"]?.integer() ?? 0,
      splitYear: try map["split-year"]?.instance(of: SplitYear.self) ?? .academic,
      breaks: try IndicatorSeries.breaks(map), continues: try IndicatorSeries.continues(map),
      comparesCouncilType: try map.flag("council-type"))
    self.node = node
    guard try map["published"]?.instance(of: Published.self) == nil else {
      counting = nil
      for key in [
        "module", "where", "period", "numerator", "numerator-sum", "denominator-sum", "count",
        "breakdowns", "since", "until", "terms",
      ]
      where map[key] != nil {
        throw node.error("\(definition.id): an indicator that is only published has no \(key):")
      }
      return
    }
    let unit = try map["count"]?.instance(of: Unit.self) ?? .records
    counting = Counting(
      module: ModuleName(try map.text("module")), filter: map["where"],
      numerator: map["numerator"], sums: (map["numerator-sum"], map["denominator-sum"]),
      period: try map.required("period"),
      countsSubjects: unit == .subjects,
      breakdowns: try map.texts("breakdowns").filter { $0 != "total" },
      breakdownPlace: map["breakdowns"] ?? node,
      inForce: try RoundRange(map))
    guard
      (definition.measure == .count) == (counting?.numerator == nil) || map["numerator-sum"] != nil
    else {
      throw node.error(
        "\(definition.id): a count has no numerator, and every other measure has one")
    }
    guard map["numerator"] == nil || map["numerator-sum"] == nil else {
      throw node.error("\(definition.id): it has numerator: or numerator-sum:, not both")
    }
    guard definition.measure != .count || map["denominator-sum"] == nil else {
      throw node.error("\(definition.id): a count has nothing below the line")
    }
  }

  /// Throws when two of `files` have one id.
  static func requireDistinct(_ files: [IndicatorFile]) throws(SpecError) {
    var met: Set<IndicatorID> = []
    for file in files where !met.insert(file.definition.id).inserted {
      throw file.node.error("there are two indicators called '\(file.definition.id)'")
    }
  }
}
