import Glibc
internal import GRDB
internal import ReturnModel

/// Puts the figures of a load in the place of those that its submission holds.
///
/// The submission's current rows and the load's cells are walked together, both in key order: one
/// query, whatever the number of cells, and nothing of either is kept in memory.
struct CellMerge: ~Copyable {
  /// Observations that are new or have a new figure.
  private(set) var inserted = 0
  /// Observations that stand as they are.
  private(set) var unchanged = 0
  /// Rows whose figure changed or whose cell vanished.
  private(set) var closed = 0

  private let rows: RawStatement
  private let writer: CellWriter?
  /// Whether ``rows`` stands on a row that no cell has come to yet.
  private var isOnRow = false

  /// Whether anything changes.
  var isEmpty: Bool { inserted == 0 && closed == 0 }

  /// Begins with the current rows of submission `submission`, which `nil` has none of; without a
  /// writer nothing is changed and only counted.
  ///
  /// Every row known before `moment` is seen: rows that the writer adds are not.
  init(
    submission: Int64?, before moment: Instant, writer: CellWriter?, _ db: Database
  ) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT indicator, area, period, breakdown, known_from, numerator, denominator, value, printed,
        status
      FROM observation WHERE submission = ? AND known_until IS NULL AND known_from < ?
      ORDER BY indicator, area, period, breakdown
      """)
    // No submission has a number below nought.
    rows.bind(submission ?? -1, at: 1)
    rows.bind(moment.seconds, at: 2)
    isOnRow = try rows.step()
    self.rows = rows
    self.writer = writer
  }

  /// Takes all figures of `spool`.
  mutating func take(_ spool: FigureSpool) throws {
    let order = try FigureOrder(spool.names)
    try order.forEach(spool) { try take($0, order) }
    try closeRest()
  }

  private mutating func take(_ cell: FigureRecord, _ order: borrowing FigureOrder) throws {
    while isOnRow {
      switch try compareWithRow(cell, order) {
      case .after: try close()
      case .same:
        unchanged += 1
        try advance()
        return
      case .changed:
        try close()
        return try insert(cell, order)
      case .before: return try insert(cell, order)
      }
    }
    try insert(cell, order)
  }

  private mutating func closeRest() throws { while isOnRow { try close() } }

  private mutating func insert(_ cell: FigureRecord, _ order: borrowing FigureOrder) throws {
    inserted += 1
    if let writer { try writer.insert(cell, order) }
  }

  /// Closes the row at hand and moves to the next.
  private mutating func close() throws {
    closed += 1
    if let writer { try writer.close(rows) }
    try advance()
  }

  private mutating func advance() throws { isOnRow = try rows.step() }

  // MARK: Comparing

  private enum Comparison { case before, same, changed, after }

  /// Where a cell stands to the row at hand, by key, and when the key is one by figure.
  private func compareWithRow(
    _ cell: FigureRecord, _ order: borrowing FigureOrder
  ) throws -> Comparison {
    let key = cell.key
    var place = Self.compare(order.indicators[key.indicator], rows.text(0))
    if place == 0 { place = Self.compare(order.areas[key.area], rows.text(1)) }
    if place == 0 { place = Self.compare(order.periods[key.period], rows.text(2)) }
    if place == 0 { place = Self.compare(order.breakdowns[key.breakdown], rows.text(3)) }
    if place != 0 { return place < 0 ? .before : .after }
    return Self.isSame(cell, rows) ? .same : .changed
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shorter = min(left.count, right.count)
    if shorter > 0, let one = left.baseAddress, let other = right.baseAddress {
      let order = memcmp(one, other, shorter)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  private static func isSame(_ cell: FigureRecord, _ rows: borrowing RawStatement) -> Bool {
    rows.real(5) == cell.numerator && rows.real(6) == cell.denominator
      && rows.real(7) == cell.value
      && isSame(cell.printed, rows.text(8), isNull: rows.isNull(8))
      && rows.text(9).elementsEqual((cell.withheld?.rawValue ?? Stored.given).utf8)
  }

  private static func isSame(
    _ text: UnsafeBufferPointer<UInt8>?, _ stored: UnsafeBufferPointer<UInt8>, isNull: Bool
  ) -> Bool {
    guard let text else { return isNull }
    return !isNull && compare(text, stored) == 0
  }
}
