internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Which period a row is of, from the usual two columns or from one of years.
struct PeriodColumns {
  /// The latest text met in the column of periods, which tells the vintage.
  private(set) var latest = ""
  private let table: PublishedTableSpec
  private let period: (name: String, position: Int?)
  private let identifier: Int?
  private let isSpelt: Bool
  /// The kinds of period, or the readings of years, by number.
  private let kinds: [PublishedTableSpec.PeriodKind]
  private let readings: [String]
  /// The number of its reading, by group of measures.
  private let readingOfGroup: [Int]
  private var identifierCache = TextCache()
  private var caches: [TextCache]

  init(_ table: PublishedTableSpec, _ columns: TableColumns, groups: MeasureColumn) {
    self.table = table
    isSpelt = table.years != nil
    let name = table.years?.column ?? "time_period"
    period = (name, columns.position(name))
    identifier = columns.position("time_identifier")
    kinds = PublishedTableSpec.PeriodKind.allCases
    let readings = table.years?.readings.keys.sorted() ?? []
    self.readings = readings
    readingOfGroup = groups.groups.map { group in
      let name = group.first.flatMap { columns.names[groups.positions[$0]].years }
      return readings.firstIndex { $0 == name } ?? 0
    }
    caches = Array(repeating: TextCache(), count: max(kinds.count, readings.count))
  }

  /// The number of the row's period; below zero, and the reason, when it is out of scope.
  mutating func read(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ place: TableRow, group: Int32,
    _ names: inout FigureNames, _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    let text = try place.text(period.position, period.name, row, block)
    if isSpelt { return year(text, readingOfGroup[Int(group)], &names, &passed) }
    let identifier = try place.text(identifier, "time_identifier", row, block)
    guard let kind = kind(identifier) else {
      let text = String(decoding: identifier, as: UTF8.self)
      throw place.failure(
        row, "the time identifier '\(text)' is not mapped", "Add it to periods: of the table.")
    }
    if let number = caches[Int(kind)].value(of: text) { return number }
    let string = note(text)
    guard let period = Self.period(string, kinds[Int(kind)], table.censusDays) else {
      throw place.failure(
        row, "the time period '\(string)' is not a \(kinds[Int(kind)].rawValue)", "Check the row.")
    }
    let number = names.number(of: period)
    caches[Int(kind)].set(number, for: text)
    return number
  }

  private mutating func year(
    _ text: UnsafeBufferPointer<UInt8>, _ reading: Int, _ names: inout FigureNames,
    _ passed: inout PassedOver
  ) -> Int32 {
    if let number = caches[reading].value(of: text) { return number }
    let string = note(text)
    let spellings = table.years?.readings[readings[reading]] ?? []
    let period = spellings.lazy.compactMap { [table] in
      $0.period(of: text, censusDays: table.censusDays)
    }.first
    let number =
      period.map { names.number(of: $0) }
      ?? passed.number(
        of:
          "\(self.period.name) (\(readings[reading])) '\(string)' is no year that the mapping knows"
      )
    caches[reading].set(number, for: text)
    return number
  }

  private mutating func kind(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let kind = identifierCache.value(of: text) { return kind }
    guard let found = table.periods[String(decoding: text, as: UTF8.self)],
      let kind = kinds.firstIndex(of: found)
    else { return nil }
    identifierCache.set(Int32(kind), for: text)
    return Int32(kind)
  }

  private mutating func note(_ text: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: text, as: UTF8.self)
    latest = max(latest, text)
    return text
  }

  private static func period(
    _ text: String, _ kind: PublishedTableSpec.PeriodKind, _ censusDays: [String: CalendarDate]
  ) -> Period? {
    switch kind {
    case .calendarYear: text.count == 4 ? Int(text).map { .calendarYear($0) } : nil
    case .splitYear: text.count == 6 ? Int(text.prefix(4)).map { .splitYear($0) } : nil
    case .splitYearBeginning: text.count == 4 ? Int(text).map { .splitYear($0) } : nil
    case .splitYearEnding: text.count == 4 ? Int(text).map { .splitYear($0 - 1) } : nil
    case .censusDay: censusDays[text].map { .day($0) }
    }
  }
}
