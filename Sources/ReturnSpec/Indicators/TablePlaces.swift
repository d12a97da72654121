package import ReturnModel

/// The one column of a published table that says which area a row is of, where the table has not the
/// usual columns of codes.
package struct TablePlaces: Sendable {
  /// The column.
  package let column: String
  /// The scheme of the codes in it; `nil` when it only holds texts of ``areas``.
  package let scheme: AreaCode.Scheme?
  /// Areas by the text in the column, looked at before codes.
  package let areas: [String: AreaID]
  /// Whether codes went through a program that made numbers of them, so that `893.0` is `893`.
  package let areNumbers: Bool

  /// Reads what a mapping says under `area:`.
  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "scheme", "values", "numbers", "note")
    column = try map.text("column")
    scheme = try map["scheme"]?.instance(of: AreaCode.Scheme.self)
    var areas: [String: AreaID] = [:]
    for (key, value) in try map["values"]?.entries() ?? [] { areas[key] = AreaID(try value.text()) }
    self.areas = areas
    areNumbers = try map.flag("numbers")
    guard scheme != nil || !areas.isEmpty else {
      throw node.error("area: needs a scheme, or values by the text of the column")
    }
  }

  /// The code that a text of the column stands for.
  package func code(of text: String) -> String {
    guard areNumbers, text.hasSuffix(".0") else { return text }
    return String(text.dropLast(2))
  }
}
