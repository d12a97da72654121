package import PipelineCore
package import ReturnModel
package import ReturnSpec

/// Turns the rows of one printed sheet into figures, by its mapping.
///
/// Cells are looked at as bytes: what words and codes mean is worked out when they are first met.
package struct SheetReader {
  /// The bytes of the cell at a position; none when the row has no such cell.
  package typealias Cells = (Int) -> UnsafeBufferPointer<UInt8>

  /// The sheet's mapping.
  package let sheet: SheetSpec
  /// What became of the rows.
  package private(set) var counts = RecordCounts()
  /// Rows that were passed over, by why.
  package private(set) var passedOver: [String: Int] = [:]
  /// Rows whose ONS code means another place than their number, which counts.
  package private(set) var contradictoryPlaces = 0
  /// Headings that the mapping has no use for.
  package let unusedColumns: [String]
  private let file: String
  private let columns: SheetColumns
  private let measures: [IndicatorID: Measure]
  /// The columns of numbers that are of a known indicator, where headings say their years and kinds.
  private let numbers: [(position: Int, meaning: SheetWords.Meaning)]
  /// The code of all figures, where a title has it.
  private let code: String?
  private let bracketed: Int32?
  private var names = FigureNames()
  private var places: SheetPlaces
  private var words: SheetWords
  private var parts = SheetParts()
  private var latest: Period?
  /// The number of the period last compared with it; -1 before the first.
  private var compared: Int32 = -1

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
    let year = columns.year == nil ? sheet.years.year(ofFile: file) : nil
    if columns.year == nil, columns.numbers.isEmpty, year == nil {
      let known = sheet.years.names.map(\.year.description).joined(separator: ", ")
      throw Self.failure(
        file, "neither a column nor the file's name says which year it is of",
        "Put the year into the name, such as 2020_21. Years that are known: \(known).")
    }
    words = SheetWords(sheet, measures, year: year, code: code)
    places = SheetPlaces(sheet, areas)
    if let slice = sheet.bracketed { bracketed = names.number(of: slice) } else { bracketed = nil }
    (numbers, unusedColumns) = Self.numbers(columns, headings, words, code ?? "", &names)
    guard columns.kind != nil || !numbers.isEmpty else {
      throw Self.failure(
        file, "its measure '\(code ?? "")' is no indicator there is",
        "Add the indicator, or check the title of the sheet.")
    }
  }

  private static func numbers(
    _ columns: SheetColumns, _ headings: [String], _ words: SheetWords, _ code: String,
    _ names: inout FigureNames
  ) -> ([(position: Int, meaning: SheetWords.Meaning)], unused: [String]) {
    var numbers: [(position: Int, meaning: SheetWords.Meaning)] = []
    var unused = columns.unused
    for column in columns.numbers {
      guard let indicator = words.indicator(code, column.year, column.kind) else {
        unused.append(headings[column.position])
        continue
      }
      let meaning = SheetWords.Meaning(
        indicator: names.number(of: indicator), period: names.number(of: column.year),
        breakdown: names.number(of: Breakdown.total), part: column.kind.part)
      numbers.append((column.position, meaning))
    }
    return (numbers, unused)
  }

  /// Takes one row.
  ///
  /// - Throws: for a cell that is neither a number nor a symbol, and where a figure stands twice with
  ///   two values.
  package mutating func take(line: Int, _ cell: Cells) throws(StageFailure) {
    counts.read += 1
    let isTaken = columns.kind == nil ? try takeWide(line, cell) : try takeLong(line, cell)
    if isTaken { counts.loaded += 1 } else { counts.outOfScope += 1 }
  }

  private mutating func takeLong(_ line: Int, _ cell: Cells) throws(StageFailure) -> Bool {
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let row = SheetWords.Row(
      kind: columns.kind.map(cell) ?? none, year: columns.year.map(cell) ?? none,
      slice: columns.slice.map(cell) ?? none, code: columns.measure.map(cell) ?? none)
    switch words.answer(row, &names) {
    case .passedOver(let why): return passOver(why)
    case .meaning(let meaning):
      let place = place(cell, meaning.period)
      guard place.isKnown else { return passOver(unknown(cell)) }
      if place.isContradictory { contradictoryPlaces += 1 }
      try add(meaning, place, columns.value.map(cell) ?? none, line)
      return true
    }
  }

  private mutating func takeWide(_ line: Int, _ cell: Cells) throws(StageFailure) -> Bool {
    var isContradictory = false
    for (position, meaning) in numbers {
      let place = place(cell, meaning.period)
      guard place.isKnown else { return passOver(unknown(cell)) }
      isContradictory = isContradictory || place.isContradictory
      try add(meaning, place, cell(position), line)
    }
    if isContradictory { contradictoryPlaces += 1 }
    return true
  }

  private mutating func place(_ cell: Cells, _ period: Int32) -> SheetPlaces.Meaning {
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    return places.meaning(cell(columns.code), columns.ons.map(cell) ?? none, period, &names)
  }

  private func unknown(_ cell: Cells) -> String {
    "place '\(String(decoding: cell(columns.code), as: UTF8.self))' is not known"
  }

  private mutating func passOver(_ why: String) -> Bool {
    passedOver[why, default: 0] += 1
    return false
  }

  private mutating func add(
    _ meaning: SheetWords.Meaning, _ place: SheetPlaces.Meaning, _ text: UnsafeBufferPointer<UInt8>,
    _ line: Int
  ) throws(StageFailure) {
    let (number, second) = try value(text, line)
    guard let area = place.area(isNotApplicable: number.withheld == .notApplicable) else { return }
    if number.value != nil, compared != meaning.period {
      let year = names.periods[Int(meaning.period)]
      if latest.map({ $0 < year }) ?? true { latest = year }
      compared = meaning.period
    }
    let isValue = meaning.part == .value
    let printed = isValue ? String(decoding: text, as: UTF8.self) : nil
    try add(number, meaning, area, meaning.breakdown, printed, line)
    if let second, let bracketed { try add(second, meaning, area, bracketed, printed, line) }
  }

  private mutating func add(
    _ number: SheetNumber, _ meaning: SheetWords.Meaning, _ area: Int32, _ breakdown: Int32,
    _ printed: String?, _ line: Int
  ) throws(StageFailure) {
    let key = FigureKey(
      indicator: meaning.indicator, area: area, period: meaning.period, breakdown: breakdown)
    guard parts.add(key, meaning.part, number, printed: printed) else {
      let indicator = names.indicators[Int(meaning.indicator)]
      throw Self.failure(
        "\(file):\(line)", "a figure of \(indicator) stands twice, with two values",
        "Ask the publisher which is meant.")
    }
  }

  /// The number in a cell, and the one in brackets behind it.
  private func value(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Int
  ) throws(StageFailure) -> (SheetNumber, SheetNumber?) {
    if let number = SheetNumber(text) { return (number, nil) }
    let string = String(decoding: text, as: UTF8.self)
    let (number, second) = SheetNumber.pair(string, symbols: sheet.symbols)
    guard let number, second == nil || bracketed != nil else {
      throw Self.failure(
        "\(file):\(line)", "'\(string)' is neither a number nor a symbol",
        "Symbols are x z c k low u ~ and :, and those that the mapping gives under symbols:.")
    }
    return (number, second)
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
    let (indicators, areas) = (names.indicators, names.areas)
    let (periods, breakdowns) = (names.periods, names.breakdowns)
    return SheetFigures(
      source: source, latest: latest, fingerprint: sheet.fingerprint,
      knownVintage: sheet.vintages[latest],
      observations: zip(parts.keys, parts.figures).map { key, figure in
        var figure = figure
        let indicator = indicators[Int(key.indicator)]
        if figure.value == nil, figure.withheld == nil { figure.withheld = .notAvailable }
        if measures[indicator] == .count { figure.numerator = figure.value }
        return Observation(
          indicator: indicator, area: areas[Int(key.area)], period: periods[Int(key.period)],
          breakdown: breakdowns[Int(key.breakdown)], source: source, released: nil, figure: figure)
      })
  }
}
