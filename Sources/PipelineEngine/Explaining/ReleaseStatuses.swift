internal import ReturnModel
internal import ReturnSpec

/// What publishers say of the releases of their tables, from the mappings.
struct ReleaseStatuses {
  private let tables: [SourceID: [CalendarDate: ReleaseStatus]]
  private let sheets: [(source: String, statuses: [CalendarDate: ReleaseStatus])]

  init(_ library: SpecLibrary) throws(SpecError) {
    self.init(try library.publishedTables(), try library.sheets())
  }

  init(_ tables: [PublishedTableSpec], _ sheets: [SheetSpec]) {
    self.tables = Dictionary(
      tables.map { ($0.source, $0.statuses) }, uniquingKeysWith: { first, _ in first })
    self.sheets = sheets.map { ($0.source.text, $0.statuses) }
  }

  /// What is said of the release of `source` on `day`; `nil` for a return, and where nothing is said.
  func status(of source: SourceID, _ day: CalendarDate?) -> ReleaseStatus? {
    guard let day else { return nil }
    if let table = tables[source] { return table[day] }
    return sheets.first { source.text.hasPrefix($0.source) }?.statuses[day]
  }
}
