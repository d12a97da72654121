package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Counts a round's indicators over one subject at a time and keeps nothing of it.
///
/// What counts, when and in which slice is the indicator's specification; counts are integers and
/// nothing is rounded. Indicators that take the same records at the same times are decided together,
/// and each breakdown is looked up once a record, however many indicators have it.
package struct IndicatorCounter {
  private let indicators: [IndicatorSpec]
  /// The choices of records to decide for each module.
  private let choices: [[IndicatorChoice]]
  /// The place of each indicator's breakdowns in ``categories``.
  private let places: [[Int]]
  private var tallies: [IndicatorTally]
  private var evaluator: Evaluator
  /// The last subject that each indicator of subjects counted, so that none is counted twice.
  private var lastSubject: [Int]
  /// The category of the record at hand in each breakdown of its module; -1 until it is asked for.
  private var categories: [Int]
  private var slices: [Int] = []
  private var rows: [Int] = []
  /// Conditions that could not be evaluated, by indicator.
  package private(set) var failures: [IndicatorID: EvaluationFailure] = [:]

  /// Makes a counter for one extract; a breakdown that asks for a list not among `lists` is not made.
  package init(round: RoundSpec, header: Subject, lists: [ExternalList] = []) {
    let byName = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let indicators = round.indicators.map { $0.keepingBreakdowns(with: Set(byName.keys)) }
    self.indicators = indicators
    choices = round.modules.indices.map { IndicatorChoice.all(in: indicators, module: $0) }
    var numbers: [String: Int] = [:]
    places = indicators.map { indicator in
      indicator.breakdowns.map { breakdown in
        let key = "\(indicator.module) \(breakdown.dimension)"
        let place = numbers[key] ?? numbers.count
        numbers[key] = place
        return place
      }
    }
    categories = Array(repeating: -1, count: numbers.count)
    tallies = indicators.map { IndicatorTally($0) }
    lastSubject = indicators.map { _ in 0 }
    evaluator = Evaluator(header: header, externalLists: round.externalLists.map { byName[$0] })
  }

  /// Counts every record of `subject`.
  package mutating func count(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count {
      let module = Int(subject.records[record].module)
      guard !choices[module].isEmpty else { continue }
      for place in categories.indices { categories[place] = -1 }
      for number in choices[module].indices { take(choices[module][number], record, subject) }
    }
  }

  private mutating func take(
    _ choice: IndicatorChoice, _ record: Int, _ subject: borrowing Subject
  ) {
    if let filter = choice.filter, !holds(filter, choice.indicators, record, subject) { return }
    rows.removeAll(keepingCapacity: true)
    switch choice.timing {
    case .snapshot: rows.append(0)
    case .dated(let expression, let year, let byYear, let byMonth):
      guard case .date(let date) = evaluator.value(of: expression, record: record, in: subject)
      else { return }
      let (inYear, month, _) = date.components
      guard inYear == year else { return }
      if byYear { rows.append(0) }
      if byMonth { rows.append((byYear ? 1 : 0) + month - 1) }
    }
    for index in choice.indicators { add(index, record, subject) }
  }

  private mutating func add(_ index: Int, _ record: Int, _ subject: borrowing Subject) {
    if indicators[index].countsSubjects {
      guard lastSubject[index] != subject.ordinal else { return }
      lastSubject[index] = subject.ordinal
    }
    let isAbove = indicators[index].numerator.map { holds($0, [index], record, subject) } ?? true
    guard let above = amount(indicators[index].above, record, subject),
      let below = amount(indicators[index].below, record, subject)
    else { return }
    findSlices(index, record, subject)
    tallies[index].add(above: isAbove ? above : 0, below: below, rows: rows, slices: slices)
  }

  /// What a record adds: one, or the number an expression gives.
  ///
  /// `nil` where it gives none, as where it reads a cell that is invalid: such a record counts neither
  /// above nor below the line, or a rate would be too low for every code that is misspelt.
  private mutating func amount(
    _ expression: CompiledExpression?, _ record: Int, _ subject: borrowing Subject
  ) -> Int? {
    guard let expression else { return 1 }
    guard case .integer(let number) = evaluator.value(of: expression, record: record, in: subject)
    else { return nil }
    return number
  }

  private mutating func findSlices(_ index: Int, _ record: Int, _ subject: borrowing Subject) {
    slices.removeAll(keepingCapacity: true)
    slices.append(0)
    var first = 1
    for (number, place) in places[index].enumerated() {
      if categories[place] < 0 {
        let breakdown = indicators[index].breakdowns[number]
        categories[place] = category(breakdown, record, subject)
      }
      slices.append(first + categories[place])
      first += indicators[index].breakdowns[number].categories.count
    }
  }

  private func category(
    _ breakdown: BreakdownSpec, _ record: Int, _ subject: borrowing Subject
  ) -> Int {
    let value = evaluator.value(of: breakdown.value, record: record, in: subject)
    guard case .text(let text) = value else { return breakdown.category(of: value) }
    return breakdown.category(
      ofText: evaluator.string(text, of: breakdown.value, in: copy subject))
  }

  private mutating func holds(
    _ condition: CompiledExpression, _ asking: [Int], _ record: Int, _ subject: borrowing Subject
  ) -> Bool {
    switch evaluator.verdict(of: condition, record: record, in: subject) {
    case .yes: return true
    case .no, .unknown, .invalid: return false
    case .failed(let failure):
      for index in asking { failures[indicators[index].definition.id] = failure }
      return false
    }
  }
}

extension IndicatorCounter {
  /// The total of every indicator, in the year it is about, or on the day.
  ///
  /// An indicator counted by month alone has none.
  package func totals() -> [IndicatorTotal] {
    indicators.indices.compactMap { index in
      let definition = indicators[index].definition
      guard let period = tallies[index].periods.first else { return nil }
      if case .month = period { return nil }
      let total = tallies[index].total(row: 0)
      return IndicatorTotal(
        definition: definition, period: period,
        figure: Figure(
          numerator: total.numerator,
          denominator: definition.measure == .count ? nil : total.denominator,
          measure: definition.measure))
    }
  }

  /// The figures counted, in a fixed order; every indicator has its total for every period it can
  /// have, nought included.
  package func observations(area: AreaID, source: SourceID) -> [Observation] {
    var observations: [Observation] = []
    for (index, indicator) in indicators.enumerated() {
      let isCount = indicator.definition.measure == .count
      for (row, period) in tallies[index].periods.enumerated() {
        for (slice, numerator, denominator) in tallies[index].slices(indicator, row: row) {
          observations.append(
            Observation(
              indicator: indicator.definition.id, area: area, period: period,
              breakdown: slice, source: source, released: nil,
              figure: Figure(
                numerator: numerator, denominator: isCount ? nil : denominator,
                measure: indicator.definition.measure)))
        }
      }
    }
    return observations
  }
}
