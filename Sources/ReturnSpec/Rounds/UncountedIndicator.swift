package import ReturnModel

/// An indicator that extracts of a return cannot give, and why.
package struct UncountedIndicator: Hashable, Sendable {
  /// The indicator.
  package let indicator: IndicatorID
  /// What is missing.
  package let reason: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("indicator", "because", "note")
    indicator = IndicatorID(try map.text("indicator"))
    reason = try map.text("because")
  }
}
