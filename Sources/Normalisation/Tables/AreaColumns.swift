internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Which area a row is of, from its level and the usual columns of codes, or from one column.
struct AreaColumns {
  private let table: PublishedTableSpec
  private let areas: AreaDirectory
  private let level: Int?
  /// Whether one column says which area a row is of.
  private let isOneColumn: Bool
  private let country: Int?
  private let region: Int?
  private let authority: (ons: Int?, dfe: Int?)
  private let place: Int?
  private let school: Int?
  /// Whether rows of schools are wanted.
  private let takesSchools: Bool
  private var levelCache = TextCache()
  /// Numbers of areas by the code of a country, and of a region.
  private var countryCache = TextCache()
  private var regionCache = TextCache()
  /// Codes in the order met, and for each the numbers of areas by number of period: a code means the
  /// place it meant then.
  private var codeCache = TextCache()
  private var found: [[Int32]] = []
  /// Both codes of an authority, one after the other.
  private var codes: [UInt8] = []

  private static let unknown = Int32.min
  private static let levels = Area.Level.allCases.filter { $0 != .councilType }
  /// The number that stands for the level of schools, which are no areas of a directory.
  private static let schoolLevel = Int32(levels.count)

  init(
    _ table: PublishedTableSpec, _ columns: TableColumns, _ areas: AreaDirectory,
    takesSchools: Bool
  ) {
    self.takesSchools = takesSchools
    school = table.schools.flatMap { columns.position($0) }
    self.table = table
    self.areas = areas
    isOneColumn = table.places != nil
    level = columns.position("geographic_level")
    country = columns.position("country_code")
    region = columns.position("region_code")
    authority = (columns.position("new_la_code"), columns.position("old_la_code"))
    place = table.places.flatMap { columns.position($0.column) }
  }

  /// The row's level as a number; below zero, and the reason, when rows of it are not loaded.
  mutating func readLevel(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ at: TableRow,
    _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    if isOneColumn { return 0 }
    let text = try at.text(level, "geographic_level", row, block)
    if let level = levelCache.value(of: text) { return level }
    let name = String(decoding: text, as: UTF8.self)
    let known = table.levels.contains(name) ? Area.Level(rawValue: name) : nil
    let isSchool = takesSchools && school != nil && name == "School"
    let number =
      isSchool
      ? Self.schoolLevel
      : known.flatMap { Self.levels.firstIndex(of: $0) }.map(Int32.init)
        ?? passed.number(of: "geographic level '\(name)'")
    levelCache.set(number, for: text)
    return number
  }

  /// The number of the row's area; below zero, and the reason, when nobody knows it.
  mutating func read(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ at: TableRow, level: Int32,
    period: Int32, _ names: inout FigureNames, _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    if isOneColumn {
      let text = try at.text(place, table.places?.column ?? "", row, block).trimmed
      return readPlace(text, period, &names, &passed)
    }
    if level == Self.schoolLevel {
      let number = try at.text(school, table.schools ?? "", row, block).trimmed
      return names.number(of: AreaID("school:" + String(decoding: number, as: UTF8.self)))
    }
    switch Self.levels[Int(level)] {
    case .national:
      let code = try at.text(country, "country_code", row, block).trimmed
      return Self.number(of: code, .national, in: areas, &countryCache, &names, &passed)
    case .regional:
      let code = try at.text(region, "region_code", row, block).trimmed
      return Self.number(of: code, .regional, in: areas, &regionCache, &names, &passed)
    case .localAuthority:
      let ons = try at.text(authority.ons, "new_la_code", row, block).trimmed
      let dfe = try at.text(authority.dfe, "old_la_code", row, block).trimmed
      return readAuthority(ons, dfe, period, &names, &passed)
    case .councilType: return passed.number(of: "geographic level 'Council type'")
    }
  }

  /// The number of the country or region with that ONS code; below zero when nobody knows it.
  private static func number(
    of code: UnsafeBufferPointer<UInt8>, _ level: Area.Level, in areas: AreaDirectory,
    _ cache: inout TextCache, _ names: inout FigureNames, _ passed: inout PassedOver
  ) -> Int32 {
    if let number = cache.value(of: code) { return number }
    let text = String(decoding: code, as: UTF8.self)
    let word = level == .national ? "country" : "region"
    let number =
      areas.area(.ons, text).map { names.number(of: $0.id) }
      ?? passed.number(of: "\(word) '\(text)' is not known")
    cache.set(number, for: code)
    return number
  }

  private mutating func readAuthority(
    _ ons: UnsafeBufferPointer<UInt8>, _ dfe: UnsafeBufferPointer<UInt8>, _ period: Int32,
    _ names: inout FigureNames, _ passed: inout PassedOver
  ) -> Int32 {
    codes.removeAll(keepingCapacity: true)
    codes.append(contentsOf: ons)
    codes.append(0)
    codes.append(contentsOf: dfe)
    let code = codes.withUnsafeBufferPointer { Self.number(of: $0, &codeCache, &found) }
    if let number = known(code, period) { return number }
    let (ons, dfe) = (String(decoding: ons, as: UTF8.self), String(decoding: dfe, as: UTF8.self))
    let day = names.periods[Int(period)].span.upperBound
    let area = areas.area(.ons, ons, on: day) ?? areas.area(.dfe, dfe, on: day)
    let number =
      area.map { names.number(of: $0.id) }
      ?? passed.number(of: "authority '\(dfe)' ('\(ons)') is not known")
    found[code][Int(period)] = number
    return number
  }

  private mutating func readPlace(
    _ text: UnsafeBufferPointer<UInt8>, _ period: Int32,
    _ names: inout FigureNames, _ passed: inout PassedOver
  ) -> Int32 {
    let code = Self.number(of: text, &codeCache, &found)
    if let number = known(code, period) { return number }
    let number: Int32
    let string = String(decoding: text, as: UTF8.self)
    let day = names.periods[Int(period)].span.upperBound
    if let area = area(string, on: day) {
      let isLoaded = table.levels.isEmpty || table.levels.contains(area.level.rawValue)
      number =
        isLoaded
        ? names.number(of: area.id) : passed.number(of: "geographic level '\(area.level.rawValue)'")
    } else {
      number = passed.number(of: "\(table.places?.column ?? "") '\(string)' is not known")
    }
    found[code][Int(period)] = number
    return number
  }

  private func area(_ text: String, on day: CalendarDate) -> Area? {
    guard let places = table.places else { return nil }
    if let id = places.areas[text] { return areas[id] }
    return places.scheme.flatMap { areas.area($0, places.code(of: text), on: day) }
  }

  private static func number(
    of code: UnsafeBufferPointer<UInt8>, _ cache: inout TextCache, _ found: inout [[Int32]]
  ) -> Int {
    if let number = cache.value(of: code) { return Int(number) }
    cache.set(Int32(found.count), for: code)
    found.append([])
    return found.count - 1
  }

  /// What was found before for a code in a period, for which there is room from then on.
  private mutating func known(_ code: Int, _ period: Int32) -> Int32? {
    let missing = Int(period) + 1 - found[code].count
    if missing > 0 {
      found[code].append(contentsOf: repeatElement(Self.unknown, count: missing))
    }
    let number = found[code][Int(period)]
    return number == Self.unknown ? nil : number
  }
}
