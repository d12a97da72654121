internal import ReturnModel
internal import ReturnSpec

/// Where the columns of a sheet's mapping stand in one file.
struct SheetColumns {
  /// A column that holds a number of each row's place.
  struct Number {
    let position: Int
    let year: Period
    let kind: SheetKinds.Kind
  }

  let code: Int
  let ons: Int?
  let year: Int?
  let measure: Int?
  let slice: Int?
  let kind: Int?
  let value: Int?
  /// The columns of numbers, where headings say their years and kinds.
  let numbers: [Number]
  /// Headings that the mapping has no use for.
  let unused: [String]

  /// Finds the columns; `nil` when one that every row needs is not there.
  init?(_ sheet: SheetSpec, headings: [String]) {
    let plain = headings.map(Heading.plain)
    func position(_ name: String?) -> Int? {
      name.map(Heading.plain).flatMap { plain.firstIndex(of: $0) }
    }
    guard let code = position(sheet.place.code) else { return nil }
    self.code = code
    ons = sheet.place.ons.lazy.compactMap(position).first
    year = position(sheet.years.column)
    measure = position(sheet.measure.column)
    slice = position(sheet.slices?.column)
    kind = position(sheet.kinds.column)
    value = position(sheet.kinds.value)
    for (name, found) in [
      (sheet.measure.column, measure), (sheet.slices?.column, slice), (sheet.kinds.column, kind),
      (sheet.kinds.value, value),
    ] where name != nil && found == nil { return nil }
    numbers = headings.enumerated().compactMap { Self.number($1, at: $0, sheet) }
    let used =
      Set([code, ons, year, measure, slice, kind, value].compactMap(\.self))
      .union(numbers.map(\.position))
    unused = headings.indices
      .filter { !used.contains($0) && !plain[$0].isEmpty && !sheet.ignored.contains(plain[$0]) }
      .map { headings[$0] }
  }

  private static func number(_ heading: String, at position: Int, _ sheet: SheetSpec) -> Number? {
    guard let across = sheet.years.across, let parted = heading.firstRange(of: across),
      let year = SheetYears.year(String(heading[..<parted.lowerBound])),
      let kind = sheet.kinds.kind(heading[parted.upperBound...])
    else { return nil }
    return Number(position: position, year: year, kind: kind)
  }
}
