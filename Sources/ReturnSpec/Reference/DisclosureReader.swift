package import ReturnModel

/// Reads what may be published: `reference/disclosure.yaml`, or a file of the user's own.
package struct DisclosureReader {
  private let name: String
  private let root: SpecNode

  /// Reads the file `path`, which errors call `name`.
  package init(path: String, name: String) throws(SpecError) {
    self.name = name
    root = try SpecNode.read(path, file: name)
  }

  init(yaml: String) throws(SpecError) {
    name = "disclosure.yaml"
    root = try SpecNode.read(yaml: yaml, file: name)
  }

  /// The text of the file, of which a release keeps a digest.
  package var text: String { root.source }

  /// What may be published, for the indicators `known`.
  package func policy(known: Set<IndicatorID>) throws(SpecError) -> DisclosurePolicy {
    let map = try root.mapping(
      "policy", "note", "counts", "percentages", "protection", "rounding", "exempt",
      "never-published", "already-public", "hidden", "sums")
    let counts = try map.required("counts").mapping("shown-from", "zero", "source")
    let threshold = try number(counts.required("shown-from"), least: 1)
    let protection = try map.required("protection").mapping("counts-apart", "source")
    var policy = DisclosurePolicy(
      threshold: threshold, protection: try number(protection.required("counts-apart"), least: 1))
    policy.isZeroSafe = try word(counts.required("zero"), "shown", "hidden")
    // Hidden counts are 1 to one below the threshold when a nought is shown, and that much is told by
    // their being hidden.
    let most = threshold - (policy.isZeroSafe ? 2 : 1)
    guard policy.protection <= max(1, most) else {
      throw try protection.required("counts-apart").error(
        "counts that are hidden lie no further apart than \(most): that they are hidden tells as much"
      )
    }
    if let node = map["percentages"] { try read(percentages: node, into: &policy) }
    if let node = map["rounding"] {
      for (level, node) in try node.entries() where level != "source" {
        policy.roundingBases[try Self.level(level, node)] = try number(node, least: 1)
      }
    }
    if let node = map["exempt"] {
      let map = try node.mapping("levels", "indicators", "source")
      for text in try map.texts("levels") {
        policy.exemptLevels.insert(try Self.level(text, map.at))
      }
      policy.exemptIndicators = try patterns(map["indicators"], known)
    }
    policy.neverPublished = try patterns(map["never-published"], known)
    policy.alreadyPublic = try map.texts("already-public").map { NamePattern($0) }
    if let node = map["hidden"] { try read(hidden: node, into: &policy) }
    for node in try map.list("sums") { try read(sum: node, known, into: &policy) }
    return policy
  }

  private func read(
    percentages node: SpecNode, into policy: inout DisclosurePolicy
  ) throws(SpecError) {
    let map = try node.mapping("denominator-from", "what-is-left", "source")
    if let node = map["denominator-from"] {
      policy.minimumDenominator = try number(node, least: 1)
    }
    if let node = map["what-is-left"] {
      policy.hidesComplements = try !word(node, "shown", "counts")
    }
  }

  private func read(
    hidden node: SpecNode, into policy: inout DisclosurePolicy
  ) throws(SpecError) {
    let map = try node.mapping("symbol", "at-most-percent", "from-figures", "source")
    if let node = map["symbol"] {
      guard let reason = Withheld(symbol: try node.text()) else {
        throw node.error("'\(try node.text())' is no symbol of published tables; use c")
      }
      policy.hiddenAs = reason
    }
    if let node = map["at-most-percent"] {
      policy.ceiling = Double(try number(node, least: 0)) / 100
    }
    if let node = map["from-figures"] { policy.ceilingFrom = try number(node, least: 1) }
  }

  private func read(
    sum node: SpecNode, _ known: Set<IndicatorID>, into policy: inout DisclosurePolicy
  ) throws(SpecError) {
    let map = try node.mapping(
      "total", "denominator-of", "parts", "slices-of", "dimension", "totals", "source")
    if map["slices-of"] != nil {
      var totals: [String: IndicatorID] = [:]
      for (category, value) in try map.required("totals").entries() {
        totals[category] = try indicator(value.text(), value, known)
      }
      policy.sliceTotals.append(
        SliceTotals(
          indicator: try indicator(map.text("slices-of"), map.at, known),
          dimension: try map.text("dimension"), totals: totals))
      return
    }
    let isOfDenominator = map["denominator-of"] != nil
    let total = try indicator(
      map.text(isOfDenominator ? "denominator-of" : "total"), map.at, known)
    let parts = try map.texts("parts").each { text throws(SpecError) in
      try indicator(text, map.at, known)
    }
    guard parts.count > 1 else { throw map.at.error("a sum has two parts or more") }
    policy.sums.append(IndicatorSum(total: total, parts: parts, isOfDenominator: isOfDenominator))
  }

  private func number(_ node: SpecNode, least: Int) throws(SpecError) -> Int {
    let number = try node.integer()
    guard number >= least else { throw node.error("expected \(least) or more, found \(number)") }
    return number
  }

  /// Whether the node says `yes`, where it may say `yes` or `no`.
  private func word(_ node: SpecNode, _ yes: String, _ no: String) throws(SpecError) -> Bool {
    let text = try node.text()
    guard [yes, no].contains(text) else {
      throw node.error("expected \(yes) or \(no), found '\(text)'")
    }
    return text == yes
  }

  private static func level(_ text: String, _ node: SpecNode) throws(SpecError) -> Area.Level {
    if let level = Area.Level(rawValue: text) { return level }
    let known = Area.Level.allCases.map(\.rawValue)
    throw node.error(
      "'\(text)' is not one of \(known.joined(separator: ", "))"
        + SpecError.hint(text, among: known))
  }

  private func patterns(
    _ node: SpecNode?, _ known: Set<IndicatorID>
  ) throws(SpecError) -> [NamePattern] {
    guard let node else { return [] }
    return try node.texts().each { text throws(SpecError) in
      let pattern = NamePattern(text)
      guard known.contains(where: { pattern.matches($0.text) }) else {
        let hint = SpecError.hint(text, among: known.map(\.text))
        throw node.error("'\(text)' is no indicator\(hint)")
      }
      return pattern
    }
  }

  private func indicator(
    _ text: String, _ node: SpecNode, _ known: Set<IndicatorID>
  ) throws(SpecError) -> IndicatorID {
    guard known.contains(IndicatorID(text)) else {
      let hint = SpecError.hint(text, among: known.map(\.text))
      throw node.error("'\(text)' is no indicator\(hint)")
    }
    return IndicatorID(text)
  }
}
