package import ReturnModel

/// Where the years of a sheet stand: in a column, in the headings, or in the name of the file.
package struct SheetYears: Sendable {
  /// The column of years, where the sheet has one.
  package let column: String?
  /// What parts the year from the kind of number in a heading: `2024 to 2025 - outcome`.
  package let across: String?
  /// The year by a part of the file's name, where the file says it nowhere else; longest first.
  package let names: [(part: String, year: Period)]
  /// Which months a year has.
  package let kind: SplitYear

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "across", "file-name", "split-year", "note")
    column = try map.optionalText("column")
    across = try map.optionalText("across")
    kind = try map.required("split-year").instance(of: SplitYear.self)
    var names: [(part: String, year: Period)] = []
    for (key, value) in try map["file-name"]?.entries() ?? [] {
      guard let year = Self.year(try value.text()) else {
        throw value.error("is no year such as 2020-21")
      }
      names.append((Heading.plain(key), year))
    }
    self.names = names.sorted { ($1.part.count, $0.part) < ($0.part.count, $1.part) }
    guard column != nil || across != nil || !names.isEmpty else {
      throw node.error("years: needs a column:, across: or file-name:")
    }
  }

  /// The year that the name of a file says.
  package func year(ofFile name: String) -> Period? {
    let plain = Heading.plain(name)
    return names.first { plain.contains($0.part) }?.year
  }

  /// A split year however it is spelt: `2024-25`, `2024/25`, `2024 to 2025`, `202425`.
  package static func year(_ text: String) -> Period? {
    let digits = text.filter(\.isNumber)
    let others = text.filter { !$0.isNumber && $0 != " " }
    guard ["", "-", "/", "–", "to"].contains(others), let first = Int(digits.prefix(4)),
      let last = Int(digits.dropFirst(4))
    else { return nil }
    let after = first + 1
    let isNext =
      digits.count == 6 ? last == after % 100 : digits.count == 8 ? last == after : false
    return isNext ? .splitYear(first) : nil
  }
}
