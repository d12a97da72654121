package import ReturnModel

/// Words beside figures, from a text file that a council keeps.
package struct NarrativeFile: Sendable {
  /// Words on one figure.
  package struct Entry: Hashable, Sendable {
    /// The measure.
    package let indicator: IndicatorID
    /// The area, as a person names it; `nil` for whichever the report is on.
    package let area: String?
    /// The period of the figure.
    package let period: Period
    /// The slice.
    package let breakdown: Breakdown
    /// The day the words were written.
    package let dated: CalendarDate
    /// Who wrote them; may be empty.
    package let author: String
    /// The figure they speak of, as it was shown; `nil` for the one known on that day.
    package let figure: String?
    /// The words.
    package let text: String
    /// The line of the file, for messages.
    package let line: Int
  }

  /// The file's name, for messages.
  package let file: String
  /// The words, in the order of the file.
  package let entries: [Entry]

  /// Reads the file `path`.
  package init(path: String) throws(SpecError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    file = name
    let map = try SpecNode.read(path, file: name).mapping("area", "narrative", "note")
    let area = try map.optionalText("area")
    entries = try map.required("narrative").list().each { node throws(SpecError) in
      let map = try node.mapping(
        "indicator", "area", "period", "breakdown", "dated", "author", "figure", "text")
      if let figure = map["figure"] { _ = try figure.decimal() }
      return Entry(
        indicator: IndicatorID(try map.text("indicator")),
        area: try map.optionalText("area") ?? area,
        period: try map.required("period").period(),
        breakdown: try map.optionalText("breakdown").map { Breakdown(key: $0) } ?? .total,
        dated: try map.required("dated").date(), author: try map.optionalText("author") ?? "",
        figure: try map.optionalText("figure"), text: try map.text("text"), line: node.line)
    }
  }
}
