package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Counts a round's indicators over one subject at a time and keeps nothing of it.
///
/// What counts, when and in which slice is the indicator's specification; counts are integers and
/// nothing is rounded.
package struct IndicatorCounter {
  /// Numerators and denominators of one indicator, by period and slice.
  private struct Tally {
    var periods: [Period: Int] = [:]
    /// By period, then slice: 0 is the total, then the categories of each breakdown in turn.
    var numerators: [[Int]] = []
    var denominators: [[Int]] = []
    let slices: Int
  }

  private let indicators: [IndicatorSpec]
  private let byModule: [[Int]]
  private var tallies: [Tally]
  private var evaluator: Evaluator
  /// The last subject that each indicator of subjects counted, so that none is counted twice.
  private var lastSubject: [Int]
  private var slices: [Int] = []
  /// Conditions that could not be evaluated, by indicator.
  package private(set) var failures: [IndicatorID: EvaluationFailure] = [:]

  /// Makes a counter for one extract.
  package init(round: RoundSpec, header: Subject) {
    indicators = round.indicators
    byModule = round.modules.indices.map { module in
      round.indicators.indices.filter { round.indicators[$0].module == module }
    }
    tallies = round.indicators.map { indicator in
      Tally(slices: 1 + indicator.breakdowns.reduce(0) { $0 + $1.categories.count })
    }
    lastSubject = round.indicators.map { _ in 0 }
    evaluator = Evaluator(
      header: header, externalLists: round.externalLists.map { _ in nil })
  }

  /// Counts every record of `subject`.
  package mutating func count(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count {
      for indicator in byModule[Int(subject.records[record].module)] {
        count(indicator, record, subject)
      }
    }
  }

  private mutating func count(_ index: Int, _ record: Int, _ subject: borrowing Subject) {
    if indicators[index].countsSubjects, lastSubject[index] == subject.ordinal { return }
    if let filter = indicators[index].filter, !holds(filter, index, record, subject) { return }
    switch indicators[index].timing {
    case .snapshot(let period): add(index, record, subject, to: [period])
    case .dated(let expression, let year, let byYear, let byMonth):
      guard case .date(let date) = evaluator.value(of: expression, record: record, in: subject)
      else { return }
      let (inYear, month, _) = date.components
      guard inYear == year else { return }
      if byYear { add(index, record, subject, to: [.calendarYear(year)]) }
      if byMonth { add(index, record, subject, to: [.month(year, month)]) }
    }
  }

  private mutating func add(
    _ index: Int, _ record: Int, _ subject: borrowing Subject, to periods: [Period]
  ) {
    lastSubject[index] = subject.ordinal
    let isAbove = indicators[index].numerator.map { holds($0, index, record, subject) } ?? true
    findSlices(index, record, subject)
    for period in periods {
      let row = row(of: period, index)
      for slice in slices {
        tallies[index].denominators[row][slice] += 1
        if isAbove { tallies[index].numerators[row][slice] += 1 }
      }
    }
  }

  private mutating func findSlices(_ index: Int, _ record: Int, _ subject: borrowing Subject) {
    slices.removeAll(keepingCapacity: true)
    slices.append(0)
    var first = 1
    for breakdown in indicators[index].breakdowns {
      let value = evaluator.value(of: breakdown.value, record: record, in: subject)
      slices.append(first + breakdown.category(of: value))
      first += breakdown.categories.count
    }
  }

  private mutating func row(of period: Period, _ index: Int) -> Int {
    if let row = tallies[index].periods[period] { return row }
    let row = tallies[index].numerators.count
    let empty = Array(repeating: 0, count: tallies[index].slices)
    tallies[index].periods[period] = row
    tallies[index].numerators.append(empty)
    tallies[index].denominators.append(empty)
    return row
  }

  private mutating func holds(
    _ condition: CompiledExpression, _ index: Int, _ record: Int, _ subject: borrowing Subject
  ) -> Bool {
    switch evaluator.verdict(of: condition, record: record, in: subject) {
    case .yes: return true
    case .no, .unknown, .invalid: return false
    case .failed(let failure):
      failures[indicators[index].definition.id] = failure
      return false
    }
  }
}

extension IndicatorCounter {
  /// The figures counted, in a fixed order; every indicator has its total for every period it can
  /// have, nought included.
  package func observations(area: AreaID, source: SourceID) -> [Observation] {
    var observations: [Observation] = []
    for (index, indicator) in indicators.enumerated() {
      var tally = tallies[index]
      for period in Self.due(indicator) where tally.periods[period] == nil {
        tally.periods[period] = tally.numerators.count
        tally.numerators.append(Array(repeating: 0, count: tally.slices))
        tally.denominators.append(Array(repeating: 0, count: tally.slices))
      }
      for (period, row) in tally.periods.sorted(by: { $0.key < $1.key }) {
        for (breakdown, numerator, denominator) in Self.slices(indicator, tally, row) {
          let isCount = indicator.definition.measure == .count
          observations.append(
            Observation(
              indicator: indicator.definition.id, area: area, period: period,
              breakdown: breakdown, source: source, released: nil,
              figure: Figure(
                numerator: numerator, denominator: isCount ? nil : denominator,
                measure: indicator.definition.measure)))
        }
      }
    }
    return observations
  }

  /// The periods an indicator has a figure for even when nothing happened in them.
  private static func due(_ indicator: IndicatorSpec) -> [Period] {
    switch indicator.timing {
    case .snapshot(let period): [period]
    case .dated(_, let year, let byYear, let byMonth):
      (byYear ? [Period.calendarYear(year)] : [])
        + (byMonth ? (1...12).map { Period.month(year, $0) } : [])
    }
  }

  /// The total and each category that counted anything, those of one name added together.
  private static func slices(
    _ indicator: IndicatorSpec, _ tally: Tally, _ row: Int
  ) -> [(Breakdown, Int, Int)] {
    var found: [(Breakdown, Int, Int)] = [
      (.total, tally.numerators[row][0], tally.denominators[row][0])
    ]
    var first = 1
    for breakdown in indicator.breakdowns {
      var sums: [String: (Int, Int)] = [:]
      for (number, category) in breakdown.categories.enumerated() {
        let (above, below) = (
          tally.numerators[row][first + number], tally.denominators[row][first + number]
        )
        guard below > 0 else { continue }
        let sum = sums[category.category] ?? (0, 0)
        sums[category.category] = (sum.0 + above, sum.1 + below)
      }
      for (category, sum) in sums.sorted(by: { $0.key < $1.key }) {
        let key = Breakdown(dimension: breakdown.dimension, category: category)
        found.append((key, sum.0, sum.1))
      }
      first += breakdown.categories.count
    }
    return found
  }
}
