package import PipelineCore
package import ReturnModel
package import ReturnSpec

/// Turns the rows of one printed sheet into figures, by its mapping.
package struct SheetReader {
  /// The sheet's mapping.
  package let sheet: SheetSpec
  /// What became of the rows.
  package private(set) var counts = RecordCounts()
  /// Rows that were passed over, by why.
  package private(set) var passedOver: [String: Int] = [:]
  /// Rows whose ONS code means another place than their number, which counts.
  package private(set) var contradictoryPlaces = 0
  private let file: String
  private let columns: SheetColumns
  /// The columns of numbers that are of a known indicator.
  private let numbers: [(column: SheetColumns.Number, indicator: IndicatorID)]
  /// Headings that the mapping has no use for.
  package let unusedColumns: [String]
  private let measures: [IndicatorID: Measure]
  /// The code of all figures, where a title has it; the year, where the file's name does.
  private let code: String?
  private let year: Period?
  private var places: SheetPlaces
  private var codes: SheetCodes
  private var parts = SheetParts()
  private var latest: Period?

  /// Makes a reader for a sheet whose headings stand below `titles`, in the file `file`.
  ///
  /// - Throws: when a column that every row needs is not there, or when neither title nor file's name
  ///   says what the mapping expects of them.
  package init(
    _ sheet: SheetSpec, titles: [String], headings: [String], file: String, areas: AreaDirectory,
    measures: [IndicatorID: Measure]
  ) throws(StageFailure) {
    self.sheet = sheet
    self.file = file
    self.measures = measures
    guard let columns = SheetColumns(sheet, headings: headings) else {
      throw Self.failure(
        file, "a column of the mapping is not there", "Check that it is \(sheet.sheet).")
    }
    self.columns = columns
    code = sheet.measure.code(inTitles: titles)
    if sheet.measure.title != nil, code == nil {
      throw Self.failure(
        file, "no title above its headings says which measure it is of",
        "Keep the titles of the sheet in the file.")
    }
    year = columns.year == nil ? sheet.years.year(ofFile: file) : nil
    if columns.year == nil, columns.numbers.isEmpty, year == nil {
      let known = sheet.years.names.map(\.year.description).joined(separator: ", ")
      throw Self.failure(
        file, "neither a column nor the file's name says which year it is of",
        "Put the year into the name, such as 2020_21. Years that are known: \(known).")
    }
    var (codes, numbers, unused) = (
      SheetCodes(sheet), [(SheetColumns.Number, IndicatorID)](), columns.unused
    )
    for column in columns.numbers {
      let indicator = codes.indicator(code ?? "", column.year, column.kind.ending)
      if let indicator, measures[indicator] != nil {
        numbers.append((column, indicator))
      } else {
        unused.append(headings[column.position])
      }
    }
    guard columns.kind != nil || !numbers.isEmpty else {
      throw Self.failure(
        file, "its measure '\(code ?? "")' is no indicator there is",
        "Add the indicator, or check the title of the sheet.")
    }
    (self.codes, self.numbers, unusedColumns) = (codes, numbers, unused)
    places = SheetPlaces(sheet, areas)
  }

  /// Takes one row; `cell` gives the text at a position, empty when there is none.
  ///
  /// - Throws: for a cell that is neither a number nor a symbol, and where a figure stands twice with
  ///   two values.
  package mutating func take(line: Int, _ cell: (Int) -> String) throws(StageFailure) {
    counts.read += 1
    let isTaken =
      if let kind = columns.kind, let value = columns.value {
        try takeLong(line, cell, kind: cell(kind), value: cell(value))
      } else {
        try takeWide(line, cell)
      }
    if isTaken { counts.loaded += 1 } else { counts.outOfScope += 1 }
  }

  private mutating func takeLong(
    _ line: Int, _ cell: (Int) -> String, kind: String, value: String
  ) throws(StageFailure) -> Bool {
    guard let kind = codes.kind(kind) else { return passOver("kind '\(kind)' is not mapped") }
    guard let year = year ?? columns.year.flatMap({ codes.year(cell($0)) }) else {
      return passOver("no year")
    }
    let sliceText = columns.slice.map(cell) ?? ""
    guard let slice = codes.slice(sliceText) else {
      return passOver("slice '\(sliceText)' is not mapped")
    }
    let code = code ?? codes.code(columns.measure.map(cell) ?? "", slice: slice)
    guard let indicator = indicator(code, year, kind) else {
      return passOver("measure '\(code)' is not known in \(year)")
    }
    let place = place(cell, year)
    guard place.area(isNotApplicable: false) != nil else { return passOver(unknown(cell)) }
    if place.isContradictory { contradictoryPlaces += 1 }
    try add(indicator, kind, place, year, slice.breakdown, value, line)
    return true
  }

  private mutating func takeWide(_ line: Int, _ cell: (Int) -> String) throws(StageFailure) -> Bool
  {
    var isContradictory = false
    for (column, indicator) in numbers {
      let place = place(cell, column.year)
      guard place.area(isNotApplicable: false) != nil else { return passOver(unknown(cell)) }
      isContradictory = isContradictory || place.isContradictory
      try add(indicator, column.kind, place, column.year, .total, cell(column.position), line)
    }
    if isContradictory { contradictoryPlaces += 1 }
    return true
  }

  private mutating func indicator(
    _ code: String, _ year: Period, _ kind: SheetKinds.Kind
  ) -> IndicatorID? {
    codes.indicator(code, year, kind.ending).flatMap { measures[$0] == nil ? nil : $0 }
  }

  private mutating func place(_ cell: (Int) -> String, _ year: Period) -> SheetPlaces.Meaning {
    places.meaning(cell(columns.code), columns.ons.map(cell) ?? "", year)
  }

  private func unknown(_ cell: (Int) -> String) -> String {
    "place '\(cell(columns.code))' is not known"
  }

  private mutating func passOver(_ why: String) -> Bool {
    passedOver[why, default: 0] += 1
    return false
  }

  private mutating func add(
    _ indicator: IndicatorID, _ kind: SheetKinds.Kind, _ place: SheetPlaces.Meaning, _ year: Period,
    _ breakdown: Breakdown, _ text: String, _ line: Int
  ) throws(StageFailure) {
    let (number, second) = SheetNumber.pair(text, symbols: sheet.symbols)
    guard let number, second == nil || sheet.bracketed != nil else {
      throw Self.failure(
        "\(file):\(line)", "'\(text)' is neither a number nor a symbol",
        "Symbols are x z c k low u ~ and :, and those that the mapping gives under symbols:.")
    }
    guard let area = place.area(isNotApplicable: number.withheld == .notApplicable) else { return }
    if number.value != nil, latest.map({ $0 < year }) ?? true { latest = year }
    var numbers = [(breakdown, number)]
    if let second, let slice = sheet.bracketed { numbers.append((slice, second)) }
    for (breakdown, number) in numbers {
      let key = SheetParts.Key(
        indicator: indicator, area: area, period: year, breakdown: breakdown)
      guard parts.add(key, Self.path(kind.part), number, printed: kind.part == .value ? text : nil)
      else {
        throw Self.failure(
          "\(file):\(line)", "a figure of \(indicator) stands twice, with two values",
          "Ask the publisher which is meant.")
      }
    }
  }

  private static func path(_ part: SheetKinds.Part) -> WritableKeyPath<Figure, Double?> {
    switch part {
    case .value: \.value
    case .numerator: \.numerator
    case .denominator: \.denominator
    }
  }

  private static func failure(
    _ subject: String, _ problem: String, _ advice: String
  ) -> StageFailure {
    StageFailure(
      .normalise, .unreadableExtract, subject: subject, problem: problem, advice: advice)
  }
}

extension SheetReader {
  /// The figures read; `nil` when no row has one.
  package func figures() -> SheetFigures? {
    guard let latest else { return nil }
    let name = code.map { "\(sheet.source)-\($0)" } ?? sheet.source.text
    let source = SourceID("\(name)-\(latest)")
    return SheetFigures(
      source: source, latest: latest, fingerprint: sheet.fingerprint,
      knownVintage: sheet.vintages[latest],
      observations: parts.figures.map { key, figure in
        var figure = figure
        if figure.value == nil, figure.withheld == nil { figure.withheld = .notAvailable }
        if measures[key.indicator] == .count { figure.numerator = figure.value }
        return Observation(
          indicator: key.indicator, area: key.area, period: key.period, breakdown: key.breakdown,
          source: source, released: nil, figure: figure)
      })
  }
}
