/// The column of a published table that says of which year a row is, where the table has not the
/// usual columns of periods, and how years are spelt in it.
package struct TableYears: Sendable {
  /// The column.
  package let column: String
  /// The ways to spell a year, by a name that measures give: the same text means other days in a
  /// measure of academic years than in one of financial years.
  package let readings: [String: [YearSpelling]]

  /// Reads what a mapping says under `years:`.
  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "readings", "note")
    column = try map.text("column")
    var readings: [String: [YearSpelling]] = [:]
    for (name, list) in try map.required("readings").entries() {
      var spellings: [YearSpelling] = []
      for spelling in try list.list() { spellings.append(try YearSpelling(spelling)) }
      guard !spellings.isEmpty else { throw list.error("\(name): names no spelling") }
      readings[name] = spellings
    }
    self.readings = readings
  }
}
