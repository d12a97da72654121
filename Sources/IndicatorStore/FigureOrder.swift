internal import ExternalSort
internal import ReturnModel

/// The figures of a load in the order of the store's keys, each cell once.
///
/// A key's numbers are replaced by the places of their texts, so that keys are compared as numbers.
struct FigureOrder: ~Copyable {
  let indicators: TextColumn
  let areas: TextColumn
  let periods: TextColumn
  let breakdowns: TextColumn
  private let places: KeyPlaces

  private static let memoryBudget = 48 << 20
  /// More than what sorting takes for a figure beside its record: lengths, key, entry.
  private static let sortingCost = 64

  /// Orders the names of `spool`; throws when one is a period that there cannot be.
  init(_ names: FigureNames) throws(StoreFailure) {
    for period in names.periods where !Stored.canHold(period) {
      throw .contradictory(period.description, "is of a period that there cannot be")
    }
    var places = KeyPlaces()
    let indicators = TextColumn(names.indicators.map(\.text), places: &places.indicators)
    let areas = TextColumn(names.areas.map(\.text), places: &places.areas)
    let periods = TextColumn(names.periods.map(Stored.text), places: &places.periods)
    let breakdowns = TextColumn(names.breakdowns.map(\.key), places: &places.breakdowns)
    self.indicators = indicators
    self.areas = areas
    self.periods = periods
    self.breakdowns = breakdowns
    self.places = places
  }

  /// Calls `body` with each cell in order, the numbers of its key replaced by places.
  ///
  /// Throws when a cell has two figures, or one that is neither a number nor withheld.
  func forEach(_ spool: FigureSpool, _ body: (FigureRecord) throws -> Void) throws {
    var last: [UInt8] = []
    try sorted(spool).forEach { _, record, isNew in
      try record.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        let record = FigureRecord(at: start)
        guard isNew else {
          let earlier = last.withUnsafeBytes { $0.baseAddress.map { FigureRecord(at: $0).figure } }
          guard earlier == record.figure else {
            throw StoreFailure.contradictory(text(of: record.key), "has two different values")
          }
          return
        }
        last.removeAll(keepingCapacity: true)
        last.append(contentsOf: bytes)
        try body(record)
      }
    }
  }

  private func sorted(_ spool: FigureSpool) throws -> ExternalSorter {
    var sorter = ExternalSorter(folder: spool.folder ?? "", memoryBudget: budget(of: spool))
    var copy: [UInt8] = []
    var packed = PackedKey(indicators.count, areas.count, periods.count, breakdowns.count)
    try spool.forEach { record in
      let key = places.key(record.key)
      guard record.isComplete else {
        throw StoreFailure.contradictory(
          text(of: key), "is neither a number nor withheld for a reason")
      }
      copy.removeAll(keepingCapacity: true)
      copy.append(contentsOf: record.bytes)
      copy.withUnsafeMutableBytes { $0.storeBytes(of: key, as: FigureKey.self) }
      packed.set(key)
      try sorter.add(key: packed.bytes.span, payload: copy.span)
    }
    return sorter
  }

  /// Without a folder to spill into nothing may be spilled, and there is room for all.
  private func budget(of spool: FigureSpool) -> Int {
    guard spool.folder == nil else { return Self.memoryBudget }
    return spool.memoryUsed + (spool.count + 1) * Self.sortingCost
  }

  private func text(of key: FigureKey) -> String {
    "\(indicators.string(key.indicator)) \(areas.string(key.area)) \(periods.string(key.period)) "
      + breakdowns.string(key.breakdown)
  }
}

extension FigureRecord {
  /// Whether there is a number or a reason for none, and every number is one.
  var isComplete: Bool {
    (value == nil) == (reasonNumber != 0) && (value?.isFinite ?? true)
      && (numerator?.isFinite ?? true) && (denominator?.isFinite ?? true)
  }
}

extension StoreFailure {
  static func contradictory(_ cell: String, _ problem: String) -> Self {
    Self(
      .contradictory, cell,
      "the figure \(problem); nothing of the extract was loaded; check the mapping or the file")
  }
}
