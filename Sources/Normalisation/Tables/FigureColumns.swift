internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The figures of a row: numbers, or symbols that say why there is none.
struct FigureColumns {
  private let symbols: [String: Withheld]
  private var cache = TextCache()

  init(_ table: PublishedTableSpec) { symbols = table.symbols }

  /// Adds the figure of `measure` in `row` to `figures`.
  mutating func read(
    _ measure: TableColumns.Measure, _ row: DelimitedRow, _ block: borrowing DelimitedBlock,
    _ place: TableRow, _ key: FigureKey, into figures: inout FigureBlock
  ) throws(StageFailure) {
    let printed = block.text(measure.value, of: row)
    let (value, withheld) = try number(printed, measure.names.value, row, place)
    var (numerator, denominator): (Double?, Double?) = (nil, nil)
    if let column = measure.numerator {
      let name = measure.names.numerator ?? ""
      numerator = try number(block.text(column, of: row), name, row, place).value
    }
    if let column = measure.denominator {
      let name = measure.names.denominator ?? ""
      denominator = try number(block.text(column, of: row), name, row, place).value
    }
    if measure.numerator == nil, measure.denominator == nil { numerator = value }
    figures.append(
      key, value: value, numerator: numerator, denominator: denominator, withheld: withheld,
      printed: printed)
  }

  private mutating func number(
    _ printed: UnsafeBufferPointer<UInt8>, _ column: String, _ row: DelimitedRow,
    _ place: TableRow
  ) throws(StageFailure) -> (value: Double?, withheld: Withheld?) {
    let text = printed.trimmed
    if let number = PrintedNumber.read(text) { return (number, nil) }
    if let number = cache.value(of: text) { return (nil, Withheld.allCases[Int(number)]) }
    let symbol = String(decoding: text, as: UTF8.self)
    // An empty cell gives no reason, so it is not available.
    let known = symbols[symbol] ?? Withheld(symbol: symbol) ?? (text.isEmpty ? .notAvailable : nil)
    guard let withheld = known, let number = Withheld.allCases.firstIndex(of: withheld) else {
      throw place.failure(
        row, "'\(symbol)' in column \(column) is neither a number nor a symbol",
        "Symbols are x z c k low u ~ and :, and those that the mapping gives under symbols:.")
    }
    cache.set(Int32(number), for: text)
    return (nil, withheld)
  }
}
