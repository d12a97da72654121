internal import ReturnModel

/// What an indicator's file says of its series: where it begins anew, and what it was before.
enum IndicatorSeries {
  /// The breaks, in the order of their periods, which must be the order they are written in.
  static func breaks(_ map: SpecMapping) throws(SpecError) -> [SeriesBreak] {
    var breaks: [SeriesBreak] = []
    for node in try map.list("breaks") {
      let map = try node.mapping("from", "because")
      let found = SeriesBreak(
        from: try period(try map.required("from")), reason: try map.text("because"))
      if let last = breaks.last, found.from <= last.from {
        throw node.error("breaks stand in the order of their periods")
      }
      breaks.append(found)
    }
    return breaks
  }

  /// The indicator that this one was before.
  static func continues(_ map: SpecMapping) throws(SpecError) -> Continuation? {
    guard let node = map["continues"] else { return nil }
    let map = try node.mapping("indicator", "from", "because")
    return Continuation(
      indicator: IndicatorID(try map.text("indicator")),
      from: try period(try map.required("from")))
  }

  private static func period(_ node: SpecNode) throws(SpecError) -> Period {
    let text = try node.text()
    guard let period = Period(text) else {
      throw node.error("'\(text)' is no period such as 2024, 2024-25 or 2024-06")
    }
    return period
  }
}
