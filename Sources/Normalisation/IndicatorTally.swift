internal import ReturnModel
internal import ReturnSpec

/// Numerators and denominators of one indicator, by period and slice.
struct IndicatorTally {
  /// Every period the indicator has a figure for, even when nothing happened in it.
  private(set) var periods: [Period] = []
  private let timing: IndicatorSpec.Timing
  private let definition: IndicatorDefinition
  /// Slice 0 is the total; then come the categories of each breakdown in turn.
  private let sliceCount: Int
  /// The slices that have a name, in the order they are given, and the categories of each.
  private let named: [(slice: Breakdown, categories: [Int])]
  private var numerators: [Int] = []
  private var denominators: [Int] = []
  /// How many records were counted, whatever they added.
  private var records: [Int] = []

  /// Makes an empty tally for `indicator`, of no extract yet.
  init(_ indicator: IndicatorSpec) {
    timing = indicator.timing
    definition = indicator.definition
    sliceCount = 1 + indicator.breakdowns.reduce(0) { $0 + $1.categories.count }
    var named: [(slice: Breakdown, categories: [Int])] = []
    var first = 1
    for breakdown in indicator.breakdowns {
      // Several categories may share a name; those are added together.
      var byName: [String: [Int]] = [:]
      for (number, category) in breakdown.categories.enumerated() {
        byName[category.category, default: []].append(first + number)
      }
      for (name, categories) in byName.sorted(by: { $0.key < $1.key }) {
        named.append((Breakdown(dimension: breakdown.dimension, category: name), categories))
      }
      first += breakdown.categories.count
    }
    self.named = named
  }

  /// Begins anew, for an extract with the header `header`.
  mutating func begin(_ header: Subject) {
    switch timing {
    case .snapshot(let period): periods = [period]
    case .reported(let field):
      periods = Self.day(field, header).map { [.day($0)] } ?? []
    case .through(let span, let field):
      periods = Self.day(field, header).flatMap(span.ending).map { [$0] } ?? []
    case .ended(let period, let field):
      // Of a year that is not over there is no figure: what is counted so far would pass for it.
      let end = definition.days(of: period).upperBound
      periods = Self.day(field, header).map { $0 >= end ? [period] : [] } ?? []
    case .dated(_, let year, let byYear, let byMonth):
      periods =
        (byYear ? [Period.calendarYear(year)] : [])
        + (byMonth ? (1...12).map { Period.month(year, $0) } : [])
    }
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

  /// The slices that make the one called `breakdown`; none when there is no such one.
  func slices(named breakdown: Breakdown) -> Set<Int> {
    if breakdown == .total { return [0] }
    return Set(named.first { $0.slice == breakdown }?.categories ?? [])
  }

  /// The total in the period at `row`.
  func total(row: Int) -> (numerator: Int, denominator: Int) {
    (numerators[row * sliceCount], denominators[row * sliceCount])
  }

  /// The total and each category that counted anything, those of one name added together.
  func slices(row: Int) -> [(slice: Breakdown, numerator: Int, denominator: Int)] {
    let start = row * sliceCount
    var found = [(slice: Breakdown.total, numerator: numerators[start], denominators[start])]
    for (slice, categories) in named {
      var (above, below, isCounted) = (0, 0, false)
      for category in categories where records[start + category] > 0 {
        above += numerators[start + category]
        below += denominators[start + category]
        isCounted = true
      }
      if isCounted { found.append((slice, above, below)) }
    }
    return found
  }
}
