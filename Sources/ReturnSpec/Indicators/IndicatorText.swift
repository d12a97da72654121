package import ReturnModel

/// An indicator in the words of its file, for pages that say how a figure is counted.
package struct IndicatorText: Sendable {
  /// What the indicator is.
  package let definition: IndicatorDefinition
  /// The rounds it is counted in.
  package let inForce: RoundRange
  /// Which records count, when, and how: the file's own texts, by key, in a fixed order.
  package let lines: [(key: String, text: String)]
  /// The dimensions it is broken down by, the total left out.
  package let breakdowns: [String]

  /// The keys that say how a figure is counted; the others stand in ``definition``.
  private static let keys = ["module", "where", "numerator", "period", "count", "source", "basis"]

  init(_ file: IndicatorFile, _ counting: IndicatorFile.Counting) throws(SpecError) {
    definition = file.definition
    inForce = counting.inForce
    breakdowns = counting.breakdowns
    let entries = try file.node.entries()
    var lines: [(key: String, text: String)] = []
    for key in Self.keys {
      guard let node = entries.first(where: { $0.key == key })?.value else { continue }
      lines.append((key, try Self.text(node)))
    }
    self.lines = lines
  }

  /// A scalar as it is; a mapping as `key: value` pairs; a list of mappings one after the other.
  private static func text(_ node: SpecNode) throws(SpecError) -> String {
    guard !node.isScalar else { return try node.text() }
    var parts: [String] = []
    if node.isSequence {
      for element in try node.list() { parts.append(try text(element)) }
      return parts.joined(separator: "; ")
    }
    for (key, value) in try node.entries() {
      parts.append("\(key): \(try value.texts().joined(separator: " and "))")
    }
    return parts.joined(separator: ", ")
  }
}

extension ReturnSpecification {
  /// Every indicator counted from the return in the words of its file, in the order of their files.
  package func indicatorTexts() throws(SpecError) -> [IndicatorText] {
    var texts: [IndicatorText] = []
    for indicator in indicators {
      guard let counting = indicator.counting else { continue }
      texts.append(try IndicatorText(indicator, counting))
    }
    return texts
  }
}
