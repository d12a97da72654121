/// Words in headings and labels that say what a line of a table is.
enum Words {
  private static let totals: Set<String> = [
    "total", "totals", "all", "grand total", "overall", "overall total", "sum", "total all",
  ]
  private static let labels: Set<String> = [
    "year", "period", "month", "quarter", "date", "age", "code", "rank", "time_period", "week",
    "ref",
    "id", "no", "no.", "old_la_code", "new_la_code", "financial year", "academic year",
    "year received",
  ]
  private static let averages: Set<String> = [
    "average", "mean", "median", "rate", "rates", "longest", "shortest", "maximum", "minimum",
    "max",
    "min", "per", "ratio", "score", "index", "target", "rank",
  ]
  private static let changes: Set<String> = [
    "change", "difference", "diff", "variance", "movement",
  ]
  private static let shares: Set<String> = [
    "percentage", "percentages", "percent", "proportion", "share", "pct", "pc",
  ]

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// A heading or label without capitals, marks of units and what stands in brackets.
  static func plain(_ text: String) -> String {
    var plain = ""
    var depth = 0
    for character in text.lowercased() {
      if character == "(" { depth += 1 }
      if depth == 0 { plain.append(character.isWhitespace ? " " : character) }
      if character == ")" { depth = max(0, depth - 1) }
    }
    for unit in ["£'000", "£’000", "£000", "£k", "£m", "'000"] {
      plain = plain.replacing(unit, with: "")
    }
    return plain.split(whereSeparator: { $0 == " " || $0 == ":" }).joined(separator: " ")
  }

  /// Whether the line is the whole of the others.
  static func isTotal(_ text: String) -> Bool {
    let plain = plain(text)
    return totals.contains(plain) || plain.hasPrefix("total ") || plain.hasPrefix("all ")
      || plain.hasSuffix(" total")
      || plain.hasPrefix("sub-total") || plain.hasPrefix("subtotal")
  }

  /// Whether the label says no more than that the line is the whole.
  static func isPlainTotal(_ text: String) -> Bool { totals.contains(plain(text)) }

  /// Whether a column under the heading names its rows, though it holds numbers.
  static func isLabel(_ heading: String) -> Bool { labels.contains(plain(heading)) }

  /// Whether figures so named are not added up: means, rates, the longest of them.
  static func isAverage(_ text: String) -> Bool {
    !averages.isDisjoint(with: words(text))
  }

  /// Whether figures so named say how much others have changed.
  static func isChange(_ text: String) -> Bool { !changes.isDisjoint(with: words(text)) }

  /// Whether figures so named are percentages.
  static func isShare(_ text: String) -> Bool {
    text.contains("%") || text.lowercased().contains("per cent")
      || !shares.isDisjoint(with: words(text))
  }

  /// A name without the words that make it a percentage: `asked %` is the share of `asked`.
  static func withoutShare(_ text: String) -> String {
    let fillers: Set<String> = ["of", "number", "no", "count", "n", "the"]
    let text = text.lowercased().replacing("%age", with: " ").replacing("per cent", with: " ")
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return words.filter { !fillers.contains($0) && !shares.contains($0) }.joined(separator: " ")
  }
}
