package import ReturnModel

/// Which indicators the numbers of a sheet are of.
package struct SheetMeasure: Sendable {
  /// The column of codes; `nil` when a title above the headings has the one code of the sheet.
  package let column: String?
  /// What stands before the code in that title, and what after it.
  package let title: (before: String, after: String)?
  /// Ends of codes that mean nothing: `_1415`.
  package let ignored: [String]
  /// The indicator's id by year, `{code}` standing for the code; the first that is in force counts.
  package let indicators: [(id: String, from: Period?, until: Period?)]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "title", "ignore", "indicators", "note")
    column = try map.optionalText("column")
    ignored = try map.texts("ignore").map { $0.lowercased() }
    if let node = map["title"] {
      let parts = try node.text().split(separator: "{code}", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw node.error("title: is text with {code} inside it, such as 'Table {code}:'")
      }
      title = (String(parts[0]), String(parts[1]))
    } else {
      title = nil
    }
    guard (column == nil) != (title == nil) else {
      throw node.error("measure: has either a column: or a title:")
    }
    var indicators: [(id: String, from: Period?, until: Period?)] = []
    for node in try map.list("indicators") {
      let map = try node.mapping("id", "from", "until", "note")
      indicators.append(
        (
          try map.text("id"), try Self.year(map["from"]), try Self.year(map["until"])
        ))
    }
    guard !indicators.isEmpty else { throw node.error("indicators: names none") }
    self.indicators = indicators
  }

  private static func year(_ node: SpecNode?) throws(SpecError) -> Period? {
    guard let node else { return nil }
    guard let year = SheetYears.year(try node.text()) else { throw node.error("is no year") }
    return year
  }

  /// The code in one of `titles`, as ``code(_:)`` spells it.
  package func code(inTitles titles: [String]) -> String? {
    guard let title else { return nil }
    for text in titles where text.hasPrefix(title.before) {
      let rest = text.dropFirst(title.before.count)
      guard let end = rest.firstRange(of: title.after) else { continue }
      return code(String(rest[..<end.lowerBound]))
    }
    return nil
  }

  /// A code as ids spell it: `1C(1A)`, `1C1A` and `1c1a` are one.
  package func code(_ text: String) -> String {
    var code = text.lowercased()
    for end in ignored where code.hasSuffix(end) { code.removeLast(end.count) }
    return code.filter { !"() ".contains($0) }
  }

  /// The indicator of a code in a year, with what an id has after the code.
  package func indicator(_ code: String, _ year: Period, _ ending: String) -> IndicatorID? {
    let rule = indicators.first { rule in
      (rule.from.map { $0 <= year } ?? true) && (rule.until.map { year <= $0 } ?? true)
    }
    guard let rule else { return nil }
    return IndicatorID(
      rule.id.replacing("{code}", with: code) + (ending.isEmpty ? "" : "-" + ending))
  }
}
