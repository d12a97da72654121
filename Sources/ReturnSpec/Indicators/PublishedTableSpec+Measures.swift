internal import ReturnModel

extension PublishedTableSpec {
  /// Whether every row has all measures and the usual columns of place and time.
  package var hasUsualLayout: Bool { measureColumn == nil && places == nil && years == nil }

  /// Every measure of a mapping; an entry stands for one of each text it lists under `of:`.
  static func measures(_ map: SpecMapping) throws(SpecError) -> [Measure] {
    var measures: [Measure] = []
    for node in try map.list("measures") {
      for node in try node.variants() { measures += try self.measures(of: node) }
    }
    var met: Set<String> = []
    for measure in measures
    where !met.insert("\(measure.indicator)\u{0}\(measure.of ?? "")").inserted {
      throw map.at.error("measures: '\(measure.indicator)' twice")
    }
    return measures
  }

  private static func measures(of node: SpecNode) throws(SpecError) -> [Measure] {
    let map = try node.mapping(
      "for-each", "of", "indicator", "value", "numerator", "denominator", "years", "rate",
      "note")
    let indicator = try map.text("indicator")
    let (value, numerator, denominator, years) = (
      try map.text("value"), try map.optionalText("numerator"),
      try map.optionalText("denominator"), try map.optionalText("years")
    )
    let isRate = try map.flag("rate")
    var measures: [Measure] = []
    for of in try map["of"]?.texts().map(Optional.some) ?? [nil] {
      let id =
        of.map {
          indicator.split(separator: "{of}", omittingEmptySubsequences: false)
            .joined(separator: Breakdown.slug($0))
        } ?? indicator
      measures.append(
        Measure(
          indicator: IndicatorID(id), value: value, numerator: numerator,
          denominator: denominator, of: of, years: years, isRate: isRate))
    }
    return measures
  }

  /// Throws where measures ask for columns that the mapping does not name.
  func checkMeasures(_ map: SpecMapping) throws(SpecError) {
    var readings: [String: String] = [:]
    for measure in measures {
      if let of = measure.of, let years = measure.years,
        readings.updateValue(years, forKey: of) ?? years != years
      {
        throw map.at.error("\(measure.indicator): the rows of '\(of)' have two readings of years")
      }
      guard (measure.of != nil) == (measureColumn != nil) else {
        throw map.at.error(
          "\(measure.indicator): measures say of: where there is a measure-column:, and only there")
      }
      guard (measure.years != nil) == (years != nil) else {
        throw map.at.error(
          "\(measure.indicator): measures name their years: where the table has years:, and only there"
        )
      }
      if let name = measure.years, let readings = years?.readings, readings[name] == nil {
        let hint = SpecError.hint(name, among: readings.keys.sorted())
        throw map.at.error("\(measure.indicator): there is no reading of years '\(name)'\(hint)")
      }
    }
  }
}
