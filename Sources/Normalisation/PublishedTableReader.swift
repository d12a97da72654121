package import PipelineCore
package import ReturnModel
package import ReturnSpec

/// Turns the rows of one published table into observations, by its mapping.
package struct PublishedTableReader {
  /// The table's mapping.
  package let table: PublishedTableSpec
  /// What became of the rows.
  package private(set) var counts = RecordCounts()
  /// Rows that were passed over, by why.
  package private(set) var passedOver: [String: Int] = [:]
  /// The latest `time_period` met, which tells the vintage.
  package private(set) var latestPeriod = ""
  /// Columns that the mapping does not use.
  package let unusedColumns: [String]
  /// Columns that the mapping names and the file does not have; what needs them is left out.
  package let missingColumns: [String]
  private let columns: TableColumns
  private let file: String
  private let areas: AreaDirectory
  private var found: [Observation] = []

  /// Makes a reader for a file whose header is `header`; `nil` when the table is another.
  package init?(
    _ table: PublishedTableSpec, header: [String], file: String, areas: AreaDirectory
  ) {
    guard table.recognise.allSatisfy(header.contains) else { return nil }
    self.table = table
    self.file = file
    self.areas = areas
    columns = TableColumns(table, header: header)
    let used = Self.columnsUsed(table)
    unusedColumns = header.filter { !used.contains($0) }
    missingColumns = columns.missing
  }

  /// Takes one row.
  ///
  /// - Throws: for a value that is neither a number nor a symbol we know, for a row without the
  ///   columns every published table has, and where a column that stands in the header twice has two
  ///   different texts.
  package mutating func take(_ row: [String], line: Int) throws(StageFailure) {
    counts.read += 1
    let level = try text("geographic_level", row, line)
    guard table.levels.contains(level) else { return passOver("geographic level '\(level)'") }
    guard let breakdown = try breakdown(row, line) else { return }
    let period = try period(row, line)
    guard let area = try area(row, level, period, line) else { return }
    if let column = columns.contradiction(in: row) {
      throw failure(
        line, "the header has '\(column)' twice, and the row two different texts in them",
        "Ask the publisher which is meant.")
    }
    for measure in columns.measures {
      let figure = try figure(measure, row, line)
      found.append(
        Observation(
          indicator: measure.indicator, area: area.id, period: period, breakdown: breakdown,
          source: table.source, released: nil, figure: figure))
    }
    counts.loaded += 1
  }

  /// The observations, as given out on `released`.
  package func observations(released: CalendarDate) -> [Observation] {
    found.map { observation in
      var observation = observation
      observation.released = released
      return observation
    }
  }

  /// The vintage that the mapping knows for a file that ends where this one does.
  package var knownVintage: CalendarDate? { table.vintages[latestPeriod] }

  private mutating func passOver(_ why: String) {
    passedOver[why, default: 0] += 1
    counts.outOfScope += 1
  }

  private static func columnsUsed(_ table: PublishedTableSpec) -> Set<String> {
    var used: Set<String> = [
      "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
      "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
    ]
    if let (topic, value) = table.topicColumns { used.formUnion([topic, value]) }
    if table.topicColumns == nil { used.formUnion(table.topics.map(\.name)) }
    for measure in table.measures {
      used.formUnion([measure.value, measure.numerator, measure.denominator].compactMap(\.self))
    }
    return used
  }
}

extension PublishedTableReader {
  private func text(_ column: String, _ row: [String], _ line: Int) throws(StageFailure) -> String {
    guard let index = columns.index[column] else {
      throw failure(
        line, "there is no column '\(column)'", "Check that it is table \(table.table).")
    }
    return row[index]
  }

  private func failure(_ line: Int, _ problem: String, _ advice: String) -> StageFailure {
    StageFailure(
      .normalise, .unreadableExtract, subject: "\(file):\(line)", problem: problem, advice: advice)
  }

  /// The slice of a row; `nil`, and the row counted out of scope, when its topic is not mapped.
  private mutating func breakdown(
    _ row: [String], _ line: Int
  ) throws(StageFailure) -> Breakdown? {
    if let (topicColumn, valueColumn) = table.topicColumns {
      let topic = try text(topicColumn, row, line)
      guard let mapped = table.topics.first(where: { $0.name == topic }) else {
        passOver("topic '\(topic)' is not mapped")
        return nil
      }
      return mapped.breakdown(of: try text(valueColumn, row, line))
    }
    var breakdown = Breakdown.total
    for topic in table.topics {
      let slice = topic.breakdown(of: try text(topic.name, row, line))
      guard slice != .total else { continue }
      guard breakdown == .total else {
        passOver("two filters at once")
        return nil
      }
      breakdown = slice
    }
    return breakdown
  }

  private mutating func period(_ row: [String], _ line: Int) throws(StageFailure) -> Period {
    let (text, identifier) = (
      try self.text("time_period", row, line), try self.text("time_identifier", row, line)
    )
    latestPeriod = max(latestPeriod, text)
    guard let kind = table.periods[identifier] else {
      throw failure(
        line, "the time identifier '\(identifier)' is not mapped",
        "Add it to periods: of the table.")
    }
    switch kind {
    case .calendarYear: if text.count == 4, let year = Int(text) { return .calendarYear(year) }
    case .splitYear:
      if text.count == 6, let year = Int(text.prefix(4)) { return .splitYear(year) }
    case .censusDay: if let day = table.censusDays[text] { return .day(day) }
    }
    throw failure(line, "the time period '\(text)' is not a \(kind.rawValue)", "Check the row.")
  }

  private mutating func area(
    _ row: [String], _ level: String, _ period: Period, _ line: Int
  ) throws(StageFailure) -> Area? {
    let day = period.span.upperBound
    switch Area.Level(rawValue: level) {
    case .national: return areas.area(.ons, try text("country_code", row, line))
    case .regional:
      let code = try text("region_code", row, line)
      if let area = areas.area(.ons, code) { return area }
      passOver("region '\(code)' is not known")
    case .localAuthority:
      let (ons, dfe) = (try text("new_la_code", row, line), try text("old_la_code", row, line))
      if let area = areas.area(.ons, ons, on: day) ?? areas.area(.dfe, dfe, on: day) { return area }
      passOver("authority '\(dfe)' ('\(ons)') is not known")
    case .councilType, nil: passOver("geographic level '\(level)'")
    }
    return nil
  }

  private func figure(
    _ measure: TableColumns.Measure, _ row: [String], _ line: Int
  ) throws(StageFailure) -> Figure {
    let printed = row[measure.value]
    let (value, withheld) = try number(printed, measure.names.value, line)
    var figure = Figure(value: value, printed: printed, withheld: withheld)
    if let column = measure.numerator {
      figure.numerator = try number(row[column], measure.names.numerator ?? "", line).value
    }
    if let column = measure.denominator {
      figure.denominator = try number(row[column], measure.names.denominator ?? "", line).value
    }
    if measure.numerator == nil, measure.denominator == nil { figure.numerator = value }
    return figure
  }

  private static let numberBytes = Set("0123456789.+-eE".utf8)

  private func number(
    _ text: String, _ column: String, _ line: Int
  ) throws(StageFailure) -> (value: Double?, withheld: Withheld?) {
    let text = text.drop { $0 == " " }
    // Swift reads 0x10 and infinity as numbers too; no published table means them.
    let isPlain = text.utf8.allSatisfy { Self.numberBytes.contains($0) }
    if isPlain, let value = Double(text), value.isFinite { return (value, nil) }
    if let withheld = Withheld(symbol: text) { return (nil, withheld) }
    // An empty cell gives no reason, so it is not available.
    if text.isEmpty { return (nil, .notAvailable) }
    throw failure(
      line, "'\(text)' in column \(column) is neither a number nor a symbol",
      "Symbols are x z c k low u ~ and :.")
  }
}
