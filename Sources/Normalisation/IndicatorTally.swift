internal import ReturnModel
internal import ReturnSpec

/// Numerators and denominators of one indicator, by period and slice.
struct IndicatorTally {
  /// Every period the indicator has a figure for, even when nothing happened in it.
  let periods: [Period]
  /// Slice 0 is the total; then come the categories of each breakdown in turn.
  private let sliceCount: Int
  private var numerators: [Int]
  private var denominators: [Int]
  /// How many records were counted, whatever they added.
  private var records: [Int]

  /// Makes an empty tally for `indicator` of an extract with the header `header`.
  init(_ indicator: IndicatorSpec, header: Subject) {
    switch indicator.timing {
    case .snapshot(let period): periods = [period]
    case .reported(let field):
      periods = Self.day(field, header).map { [.day($0)] } ?? []
    case .ended(let period, let field):
      // Of a year that is not over there is no figure: what is counted so far would pass for it.
      let end = indicator.definition.days(of: period).upperBound
      periods = Self.day(field, header).map { $0 >= end ? [period] : [] } ?? []
    case .dated(_, let year, let byYear, let byMonth):
      periods =
        (byYear ? [Period.calendarYear(year)] : [])
        + (byMonth ? (1...12).map { Period.month(year, $0) } : [])
    }
    sliceCount = 1 + indicator.breakdowns.reduce(0) { $0 + $1.categories.count }
    numerators = Array(repeating: 0, count: periods.count * sliceCount)
    denominators = numerators
    records = numerators
  }

  private static func day(_ field: Int, _ header: Subject) -> CalendarDate? {
    let cell = header.records.isEmpty ? Cell() : header.cell(0, field)
    return cell.state == .valid ? CalendarDate(dayNumber: Int32(cell.payload)) : nil
  }

  /// Counts one record, with what it adds, in the slices `slices` of the period at `row`.
  mutating func add(above: Int, below: Int, row: Int, slices: ArraySlice<Int>) {
    let start = row * sliceCount
    records.withUnsafeMutableBufferPointer { counts in
      for slice in slices { counts[start + slice] += 1 }
    }
    denominators.withUnsafeMutableBufferPointer { counts in
      for slice in slices { counts[start + slice] += below }
    }
    guard above != 0 else { return }
    numerators.withUnsafeMutableBufferPointer { counts in
      for slice in slices { counts[start + slice] += above }
    }
  }

  /// The total in the period at `row`.
  func total(row: Int) -> (numerator: Int, denominator: Int) {
    (numerators[row * sliceCount], denominators[row * sliceCount])
  }

  /// The total and each category that counted anything, those of one name added together.
  func slices(
    _ indicator: IndicatorSpec, row: Int
  ) -> [(slice: Breakdown, numerator: Int, denominator: Int)] {
    let start = row * sliceCount
    var found = [(slice: Breakdown.total, numerator: numerators[start], denominators[start])]
    var first = start + 1
    for breakdown in indicator.breakdowns {
      var sums: [String: (above: Int, below: Int)] = [:]
      for (number, category) in breakdown.categories.enumerated()
      where records[first + number] > 0 {
        let sum = sums[category.category] ?? (0, 0)
        sums[category.category] = (
          sum.above + numerators[first + number], sum.below + denominators[first + number]
        )
      }
      for (category, sum) in sums.sorted(by: { $0.key < $1.key }) {
        let key = Breakdown(dimension: breakdown.dimension, category: category)
        found.append((key, sum.above, sum.below))
      }
      first += breakdown.categories.count
    }
    return found
  }
}
