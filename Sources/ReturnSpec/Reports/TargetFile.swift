package import ReturnModel

/// What a council means to reach, from a text file of its own.
package struct TargetFile: Sendable {
  /// A target: of which figure, in which periods, and how far off is still near.
  package struct Target: Hashable, Sendable {
    /// The measure.
    package let indicator: IndicatorID
    /// The area, as a person names it; `nil` for whichever the report is on.
    package let area: String?
    /// The slice.
    package let breakdown: Breakdown
    /// The first period it holds in; `nil` for from the beginning.
    package let from: Period?
    /// The last period it holds in; `nil` for to this day.
    package let until: Period?
    /// What is aimed at.
    package let value: Double
    /// What is aimed at, as written.
    package let shown: String
    /// How far short of it is at risk and not off track.
    package let tolerance: Double
    /// Which way is better, where it is not the measure's own; `nil` for the measure's.
    package let better: Polarity?
    /// The least change that is one; `nil` for the pack's.
    package let minimumChange: Double?
    /// The line of the file, for messages.
    package let line: Int

    /// Whether it holds in `period`: not before `from`, not after `until`, by their last days.
    package func holds(in period: Period) -> Bool {
      let end = period.span.upperBound
      return (from.map { $0.span.lowerBound <= end } ?? true)
        && (until.map { end <= $0.span.upperBound } ?? true)
    }
  }

  /// The file's name, for messages.
  package let file: String
  /// The targets; of two for one figure the later in the file holds.
  package let targets: [Target]

  /// Reads the file `path`.
  package init(path: String) throws(SpecError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    file = name
    let map = try SpecNode.read(path, file: name).mapping("area", "targets", "source", "note")
    let area = try map.optionalText("area")
    targets = try map.required("targets").list().each { node throws(SpecError) in
      try Self.target(node, area)
    }
  }

  private static func target(_ node: SpecNode, _ area: String?) throws(SpecError) -> Target {
    let map = try node.mapping(
      "indicator", "area", "breakdown", "period", "from", "until", "target", "tolerance", "better",
      "minimum-change", "note")
    if map["period"] != nil, map["from"] != nil || map["until"] != nil {
      throw node.error("a target has a period:, or from: and until:, and not both")
    }
    let period = try map["period"]?.period()
    let (from, until) = (try map["from"]?.period(), try map["until"]?.period())
    let value = try map.required("target")
    let tolerance = try map["tolerance"]?.decimal() ?? 0
    guard tolerance >= 0 else { throw node.error("a tolerance is not below 0") }
    let better = try map["better"]?.instance(of: Polarity.self)
    guard better != Polarity.none else { throw node.error("better: is higher or lower") }
    return Target(
      indicator: IndicatorID(try map.text("indicator")),
      area: try map.optionalText("area") ?? area,
      breakdown: try map.optionalText("breakdown").map { Breakdown(key: $0) } ?? .total,
      from: period ?? from, until: period ?? until,
      value: try value.decimal(), shown: try value.text(), tolerance: tolerance, better: better,
      minimumChange: try map["minimum-change"]?.decimal(), line: node.line)
  }
}
