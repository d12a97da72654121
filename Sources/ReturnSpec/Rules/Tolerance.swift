/// How far the number of a module's records, or an indicator, may be from the last return's.
package struct Tolerance: Hashable, Sendable {
  /// What is set beside the last return.
  package enum Measured: String, Hashable, Sendable, CaseIterable {
    /// How many records there are of a module.
    case records
    /// Indicators that are counts.
    case counts
    /// Every other indicator: percentages, rates and means.
    case rates
  }

  /// What is set beside the last return.
  package let of: Measured
  /// The modules or indicators it is for; none for all that no other rule names.
  package let names: [String]
  /// The greatest change that is within it: in percent of the last, or of rates in their own unit.
  package private(set) var change: Double
  /// A change of no more than so many is within it, whatever its percentage.
  package private(set) var least: Int
  /// The line of the rule's file that says so.
  let line: Int

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("of", "names", "percent", "points", "least")
    of = try map.required("of").instance(of: Measured.self)
    names = try map.texts("names")
    let key = of == .rates ? "points" : "percent"
    let text = try map.text(key)
    guard let change = Double(text), change.isFinite, change >= 0 else {
      throw node.error("\(key): is a number from 0 up, not '\(text)'")
    }
    self.change = change
    least = try map["least"]?.integer() ?? 0
    line = node.line
    for other in of == .rates ? ["percent", "least"] : ["points"] where map[other] != nil {
      throw node.error("a tolerance of \(of.rawValue) has no \(other):")
    }
  }

  /// The same, so many times as wide.
  func scaled(by factor: Double) -> Tolerance {
    var scaled = self
    scaled.change *= factor
    scaled.least = Int(Double(least) * factor)
    return scaled
  }

  /// Whether `now` is near enough to `last`; the limit itself is.
  package func holds(last: Double, now: Double) -> Bool {
    let difference = abs(now - last)
    if of == .rates { return difference <= change }
    // Multiplied out, so that a whole number of percent has no rounding in it.
    return difference <= Double(least) || difference * 100 <= change * last
  }

  /// The tolerance in words: `10% or 5`, `3 points`.
  package var words: String {
    let number =
      change == change.rounded() && change < 1e15 ? String(Int64(change)) : String(change)
    if of == .rates { return "\(number) points" }
    return least > 0 ? "\(number)% or \(least)" : "\(number)%"
  }
}

/// A rule's tolerance, bound to a round.
package struct ToleranceCheck: Sendable {
  /// The rule, by number in ``RoundSpec/rules``.
  package let rule: Int
  /// What it allows.
  package let tolerance: Tolerance
}
