/// What is said of a printed table beside its cells: its title, the unit it is rounded to.
package struct TableDeclaration: Hashable, Sendable {
  /// Its title and notes, in the order they stand.
  package var texts: [String]
  /// The unit that a declaration beside the table gives: `£000`, `nearest 5`.
  package var unit: String

  /// Makes a declaration.
  package init(texts: [String] = [], unit: String = "") {
    self.texts = texts
    self.unit = unit
  }

  /// Reads a line of a declaration, such as `unit: £000`; anything else is a note.
  package mutating func take(_ line: String) {
    let parts = line.split(separator: ":", maxSplits: 1)
    if parts.count == 2,
      ["unit", "units", "rounded to"].contains(parts[0].trimmingSpaces().lowercased())
    {
      unit = parts[1].trimmingSpaces()
      if parts[0].lowercased().contains("rounded") { unit = "nearest \(unit)" }
    } else {
      texts.append(line)
    }
  }

  /// The step, in printed units, that numbers under `heading` are rounded to; `nil` when nobody says
  /// that they are rounded.
  func step(under heading: String) -> Double? {
    for text in [heading, unit] + texts {
      if let step = Self.step(in: text) { return step }
    }
    return nil
  }

  private static let units = [
    "£000", "£'000", "£’000", "£k", "£m", "£bn", "£ million", "£million", "'000", "’000", "000s",
    "(000)",
    "thousands", "millions", "in thousand", "in million",
  ]

  private static func step(in text: String) -> Double? {
    let text = text.lowercased()
    if let nearest = text.firstRange(of: "nearest ") {
      let digits = text[nearest.upperBound...].prefix { $0.isNumber || $0 == "," || $0 == "." }
      // The nearest thousand of a table in whole units, or the nearest whole number.
      return Double(digits.filter { $0 != "," }) ?? 1
    }
    return units.contains { text.contains($0) } || text.contains("rounded") ? 1 : nil
  }
}
