package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Counts a round's indicators over one subject at a time and keeps nothing of it.
///
/// What counts, when and in which slice is the indicator's specification; counts are integers and
/// nothing is rounded. Indicators that take the same records at the same times are decided together;
/// what their conditions have in common, and each breakdown, is looked up once a record.
package struct IndicatorCounter {
  private let indicators: [IndicatorSpec]
  private let plan: CountingPlan
  private let isCounted: [Bool]
  /// By module, the fields in which records of one parent must differ to count each; `nil` for none.
  private let distinct: [[Int]?]
  private var tallies: [IndicatorTally]
  private var evaluator: Evaluator
  private var memo: ConditionMemo
  /// What the filters of a module's choices came to, and the numerators of a choice's indicators.
  private var isChosen: [ConditionSet.Answer]
  private var isAbove: [ConditionSet.Answer]
  /// What the record at hand adds, by the plan's numbers, and the record each was worked out for.
  private var amounts: [Int?]
  private var amountRecords: [Int]
  /// How many records have been counted, the one at hand with them.
  private var recordCount = 0
  /// The last subject that each indicator of subjects counted, so that none is counted twice.
  private var lastSubject: [Int]
  /// The category of the record at hand in each breakdown of its module; -1 until it is asked for.
  private var categories: [Int]
  /// The slices of the indicator at hand; those that are not in use come last.
  private var slices: [Int]
  /// The cell whose records are asked for; hardly ever any is.
  private var trace: CountTrace?
  /// Conditions that could not be evaluated, by indicator.
  package private(set) var failures: [IndicatorID: EvaluationFailure] = [:]

  /// Makes a counter for one extract; a breakdown that asks for a list not among `lists` is not made.
  ///
  /// Indicators that ask for one of the modules `absent` are not counted: what was not given is not
  /// nought. With `only`, no other indicator is counted.
  package init(
    round: RoundSpec, header: Subject, lists: [ExternalList] = [], absent: Set<Int> = [],
    only: IndicatorID? = nil
  ) {
    let byName = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    indicators = round.indicators.filter { only == nil || $0.definition.id == only }
      .map { $0.keepingBreakdowns(with: Set(byName.keys)) }
    isCounted = indicators.map { absent.isEmpty || absent.isDisjoint(with: $0.modulesRead) }
    distinct = round.modules.map { module in module.distinct?.compactMap(module.field) }
    plan = CountingPlan(indicators, moduleCount: round.modules.count)
    memo = ConditionMemo(plan.conditions)
    isChosen = Array(repeating: .no, count: plan.conditions.count)
    isAbove = isChosen
    categories = Array(repeating: -1, count: plan.placeCount)
    slices = Array(repeating: 0, count: 1 + (indicators.map(\.breakdowns.count).max() ?? 0))
    amounts = plan.amounts.map { _ in nil }
    amountRecords = plan.amounts.map { _ in 0 }
    tallies = indicators.map(IndicatorTally.init)
    lastSubject = indicators.map { _ in 0 }
    evaluator = Evaluator(header: header, externalLists: round.externalLists.map { byName[$0] })
    begin(header)
  }

  /// Forgets what has been counted and begins anew, for another extract of the round with the header
  /// `header`.
  package mutating func begin(_ header: Subject) {
    evaluator.header = header
    failures = [:]
    trace = nil
    recordCount = 0
    for number in amountRecords.indices { amountRecords[number] = 0 }
    for number in lastSubject.indices { lastSubject[number] = 0 }
    for number in tallies.indices { tallies[number].begin(header) }
  }

  /// Counts every record of `subject`.
  package mutating func count(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count {
      let choices = plan.choices(of: Int(subject.records[record].module))
      guard !choices.isEmpty, !isRepeat(record, subject) else { continue }
      memo.forget()
      recordCount += 1
      for place in categories.indices { categories[place] = -1 }
      evaluator.decide(
        choices, of: plan.conditions, record: record, in: subject, memo: &memo, into: &isChosen)
      for number in choices {
        switch isChosen[number - choices.lowerBound] {
        case .yes: take(number, record, subject)
        case .no: continue
        case .failed:
          let choice = plan.choices[number]
          note(choice.filter, choice.indicators, record, subject)
        }
      }
    }
  }

  /// Whether an earlier record of the same parent is the same, as its module tells records apart.
  private func isRepeat(_ record: Int, _ subject: borrowing Subject) -> Bool {
    let (module, parent) = (subject.records[record].module, subject.records[record].parent)
    guard let fields = distinct[Int(module)] else { return false }
    for other in 0..<record
    where subject.records[other].module == module && subject.records[other].parent == parent {
      var isSame = true
      for field in fields where isSame {
        let (one, two) = (subject.cell(record, field), subject.cell(other, field))
        isSame =
          subject.text[Int(one.start)..<Int(one.start + one.count)]
          == subject.text[Int(two.start)..<Int(two.start + two.count)]
      }
      if isSame { return true }
    }
    return false
  }

  private mutating func take(_ number: Int, _ record: Int, _ subject: borrowing Subject) {
    let timing = plan.timings[number]
    var month = 0
    if timing.isDated {
      guard let date = date(of: number, record, subject), date.year == timing.year else { return }
      month = date.month
    }
    let numerators = plan.numerators(of: number)
    evaluator.decide(
      numerators, of: plan.conditions, record: record, in: subject, memo: &memo, into: &isAbove)
    for place in 0..<numerators.count {
      let index = plan.indicators[plan.firstIndicators[number] + place]
      if plan.countsSubjects[index] {
        guard lastSubject[index] != subject.ordinal else { continue }
        lastSubject[index] = subject.ordinal
      }
      if case .failed = isAbove[place] {
        note(indicators[index].numerator, [index], record, subject)
      }
      add(index, isAbove[place], timing, month, record, subject)
    }
  }

  /// The year and the month of the date that a choice counts by.
  private func date(
    of number: Int, _ record: Int, _ subject: borrowing Subject
  ) -> (year: Int, month: Int)? {
    guard case .dated(let expression, _, _, _) = plan.choices[number].timing,
      case .date(let date) = evaluator.value(of: expression, record: record, in: subject)
    else { return nil }
    let (year, month, _) = date.components
    return (year, month)
  }

  @inline(__always)
  private mutating func add(
    _ index: Int, _ answer: ConditionSet.Answer, _ timing: CountingPlan.Timing, _ month: Int,
    _ record: Int, _ subject: borrowing Subject
  ) {
    guard !tallies[index].periods.isEmpty,
      let above = amount(plan.amountsAbove[index], record, subject),
      let below = amount(plan.amountsBelow[index], record, subject)
    else { return }
    let slots = plan.slots(of: index)
    for slot in slots {
      let place = plan.places[slot]
      if categories[place] < 0 {
        let breakdown = indicators[index].breakdowns[slot - slots.lowerBound]
        categories[place] = category(breakdown, record, subject)
      }
      slices[1 + slot - slots.lowerBound] = plan.firstSlices[slot] + categories[place]
    }
    let counted = if case .yes = answer { above } else { 0 }
    let used = slices[...slots.count]
    if timing.byYear { tallies[index].add(above: counted, below: below, row: 0, slices: used) }
    let monthRow = (timing.byYear ? 1 : 0) + month - 1
    if timing.byMonth {
      tallies[index].add(above: counted, below: below, row: monthRow, slices: used)
    }
    guard trace?.indicator == index else { return }
    let found = CountedRecord(record: record, above: counted, below: below)
    if timing.byYear { trace?.take(found, row: 0, used: used) }
    if timing.byMonth { trace?.take(found, row: monthRow, used: used) }
  }

  /// What a record adds: one, or the number an expression gives.
  ///
  /// `nil` where it gives none, as where it reads a cell that is invalid: such a record counts neither
  /// above nor below the line, or a rate would be too low for every code that is misspelt.
  @inline(__always)
  private mutating func amount(
    _ number: Int, _ record: Int, _ subject: borrowing Subject
  ) -> Int? {
    guard number >= 0 else { return 1 }
    if amountRecords[number] != recordCount {
      amountRecords[number] = recordCount
      amounts[number] = nil
      if case .integer(let amount) = evaluator.value(
        of: plan.amounts[number], record: record, in: subject)
      {
        amounts[number] = amount
      }
    }
    return amounts[number]
  }

  private func category(
    _ breakdown: BreakdownSpec, _ record: Int, _ subject: borrowing Subject
  ) -> Int {
    let value = evaluator.value(of: breakdown.value, record: record, in: subject)
    guard case .text(let text) = value else { return breakdown.category(of: value) }
    return breakdown.category(
      ofText: evaluator.string(text, of: breakdown.value, in: copy subject))
  }

  /// Notes that a condition could not be evaluated, for the indicators that asked.
  private mutating func note(
    _ condition: CompiledExpression?, _ asking: [Int], _ record: Int, _ subject: borrowing Subject
  ) {
    guard let condition,
      case .failed(let failure) = evaluator.verdict(of: condition, record: record, in: subject)
    else { return }
    for index in asking { failures[indicators[index].definition.id] = failure }
  }
}

extension IndicatorCounter {
  /// From now on ``counted(in:)`` gives the records counted in this cell; false when the extract begun
  /// has no such cell.
  package mutating func trace(
    _ indicator: IndicatorID, period: Period, breakdown: Breakdown
  ) -> Bool {
    trace = nil
    guard let index = indicators.firstIndex(where: { $0.definition.id == indicator }),
      isCounted[index], let row = tallies[index].periods.firstIndex(of: period)
    else { return false }
    let slices = tallies[index].slices(named: breakdown)
    guard !slices.isEmpty else { return false }
    trace = CountTrace(indicator: index, row: row, slices: slices)
    return true
  }

  /// Counts every record of `subject`, and says which were counted in the cell that is traced.
  package mutating func counted(in subject: borrowing Subject) -> [CountedRecord] {
    trace?.counted = []
    count(subject)
    return trace?.counted ?? []
  }

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
    for (index, indicator) in indicators.enumerated() where isCounted[index] {
      let isCount = indicator.definition.measure == .count
      for (row, period) in tallies[index].periods.enumerated() {
        for (slice, numerator, denominator) in tallies[index].slices(row: row) {
          observations.append(
            Observation(
              indicator: indicator.definition.id, area: area, period: period,
              breakdown: slice, source: source, released: nil,
              figure: figure(
                indicator, numerator, isCount ? nil : denominator, area, period)))
        }
      }
    }
    return observations
  }

  private func figure(
    _ indicator: IndicatorSpec, _ numerator: Int, _ denominator: Int?, _ area: AreaID,
    _ period: Period
  ) -> Figure {
    guard let population = indicator.population else {
      return Figure(
        numerator: numerator, denominator: denominator, measure: indicator.definition.measure)
    }
    guard
      let found = population.denominator(
        of: area, on: indicator.definition.days(of: period).upperBound)
    else {
      return Figure(numerator: Double(numerator), withheld: .notAvailable)
    }
    return Figure(
      numerator: numerator, denominator: found.people, measure: indicator.definition.measure)
  }
}
