internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The figures of a row: numbers, or symbols that say why there is none.
struct FigureColumns {
  private let symbols: [String: Withheld]
  private var cache = TextCache()

  init(_ table: PublishedTableSpec) { symbols = table.symbols }

  /// Adds the figure of the measure at `position` in `row` to `figures`.
  mutating func read(
    _ position: Int, of columns: TableColumns, _ row: DelimitedRow,
    _ block: borrowing DelimitedBlock, _ place: TableRow, _ key: FigureKey,
    into figures: inout FigureBlock
  ) throws(StageFailure) {
    let measure = columns.measures[position]
    let printed = block.text(measure.value, of: row)
    let (value, withheld) = try number(
      printed, columns.names[position].value, row, place)
    var (numerator, denominator): (Double?, Double?) = (nil, nil)
    if let column = measure.numerator {
      numerator = try number(
        block.text(column, of: row), columns.names[position].numerator ?? "", row, place
      ).value
    }
    if let column = measure.denominator {
      denominator = try number(
        block.text(column, of: row), columns.names[position].denominator ?? "", row, place
      ).value
    }
    if measure.isCount { numerator = value }
    figures.append(
      key, value: value, numerator: numerator, denominator: denominator, withheld: withheld,
      printed: printed)
  }

  @inline(__always)
  private mutating func number(
    _ printed: UnsafeBufferPointer<UInt8>, _ column: @autoclosure () -> String,
    _ row: DelimitedRow, _ place: TableRow
  ) throws(StageFailure) -> (value: Double?, withheld: Withheld?) {
    let text = printed.trimmed
    if let number = PrintedNumber.read(text) { return (number, nil) }
    return (nil, try symbol(text, column(), row, place))
  }

  /// Why there is no number where `text` stands.
  private mutating func symbol(
    _ text: UnsafeBufferPointer<UInt8>, _ column: @autoclosure () -> String, _ row: DelimitedRow,
    _ place: TableRow
  ) throws(StageFailure) -> Withheld {
    if let number = cache.value(of: text) { return Withheld.allCases[Int(number)] }
    let symbol = String(decoding: text, as: UTF8.self)
    // An empty cell gives no reason, so it is not available.
    let known = symbols[symbol] ?? Withheld(symbol: symbol) ?? (text.isEmpty ? .notAvailable : nil)
    guard let withheld = known, let number = Withheld.allCases.firstIndex(of: withheld) else {
      throw place.failure(
        row, "'\(symbol)' in column \(column()) is neither a number nor a symbol",
        "Symbols are x z c k low u ~ and :, and those that the mapping gives under symbols:.")
    }
    cache.set(Int32(number), for: text)
    return withheld
  }
}
