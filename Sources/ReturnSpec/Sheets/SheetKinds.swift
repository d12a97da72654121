/// What kinds of number a sheet holds.
package struct SheetKinds: Sendable {
  /// Which part of a figure a number is.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case value, numerator, denominator
  }

  /// A kind of number.
  package struct Kind: Hashable, Sendable {
    /// The part of the figure.
    package let part: Part
    /// What the indicator's id has after the measure's code; empty for the measure itself.
    package let ending: String
  }

  /// The column of kinds; `nil` when headings have them.
  package let column: String?
  /// The column of numbers, where kinds have one.
  package let value: String?
  private let kinds: [String: Kind]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "value", "parts", "note")
    column = try map.optionalText("column")
    value = try map.optionalText("value")
    guard (column == nil) == (value == nil) else {
      throw node.error("kinds: has a column: and a value:, or neither")
    }
    var kinds: [String: Kind] = [:]
    for (key, value) in try map.required("parts").entries() {
      let map = try value.mapping("part", "of")
      kinds[Heading.plain(key)] = Kind(
        part: try map.required("part").instance(of: Part.self),
        ending: try map.optionalText("of") ?? "")
    }
    self.kinds = kinds
  }

  /// The kind that `text` names, whatever its case.
  package func kind(_ text: some StringProtocol) -> Kind? { kinds[Heading.plain(String(text))] }
}
