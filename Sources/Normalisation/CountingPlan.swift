internal import ReturnSpec
internal import RuleLanguage

/// What is to be counted, in flat arrays, so that going through it for a record copies no
/// specification.
struct CountingPlan {
  /// When the records of a choice count.
  struct Timing {
    /// Whether they count by a date; if not they count always, in the one period.
    let isDated: Bool
    let year: Int
    let byYear: Bool
    let byMonth: Bool
  }

  /// The choices of all modules, those of a module together.
  private(set) var choices: [IndicatorChoice] = []
  /// When each of ``choices`` counts.
  let timings: [Timing]
  /// The filters of ``choices``, then the numerators of ``indicators``.
  private(set) var conditions = ConditionSet()
  /// The indicators of all choices, those of a choice together, by position in the round.
  private(set) var indicators: [Int] = []
  /// Where the indicators of each choice begin, and where the last end.
  private(set) var firstIndicators = [0]
  /// Whether each indicator of the round counts a subject once.
  let countsSubjects: [Bool]
  /// The breakdowns of all indicators, those of an indicator together: where the category is kept
  /// while a record is counted, and the slice of the first category.
  private(set) var places: [Int] = []
  private(set) var firstSlices: [Int] = []
  /// What records add, each expression once.
  private(set) var amounts: [CompiledExpression] = []
  /// By indicator, the number among ``amounts`` of what a record adds above and below the line; -1
  /// where it adds one.
  private(set) var amountsAbove: [Int] = []
  private(set) var amountsBelow: [Int] = []
  private var firstSlots = [0]
  private var firstChoices = [0]
  /// How many places for categories there are.
  private(set) var placeCount = 0

  init(_ all: [IndicatorSpec], moduleCount: Int) {
    countsSubjects = all.map(\.countsSubjects)
    for module in 0..<moduleCount {
      choices += IndicatorChoice.all(in: all, module: module)
      firstChoices.append(choices.count)
    }
    timings = choices.map { choice in
      switch choice.timing {
      case .snapshot, .reported, .through, .ended:
        Timing(isDated: false, year: 0, byYear: true, byMonth: false)
      case .dated(_, let year, let byYear, let byMonth):
        Timing(isDated: true, year: year, byYear: byYear, byMonth: byMonth)
      }
    }
    for choice in choices {
      conditions.append(choice.filter)
      indicators += choice.indicators
      firstIndicators.append(indicators.count)
    }
    for index in indicators { conditions.append(all[index].numerator) }
    findSlots(all)
    for indicator in all {
      amountsAbove.append(number(of: indicator.above))
      amountsBelow.append(number(of: indicator.below))
    }
  }

  private mutating func number(of amount: CompiledExpression?) -> Int {
    guard let amount else { return -1 }
    if let known = amounts.firstIndex(where: { $0.isSame(as: amount) }) { return known }
    amounts.append(amount)
    return amounts.count - 1
  }

  private mutating func findSlots(_ indicators: [IndicatorSpec]) {
    var numbers: [String: Int] = [:]
    for indicator in indicators {
      var first = 1
      for breakdown in indicator.breakdowns {
        let key = "\(indicator.module) \(breakdown.dimension)"
        let place = numbers[key] ?? numbers.count
        numbers[key] = place
        places.append(place)
        firstSlices.append(first)
        first += breakdown.categories.count
      }
      firstSlots.append(places.count)
    }
    placeCount = numbers.count
  }

  /// The choices of a module; the filter of each has its number among ``conditions``.
  func choices(of module: Int) -> Range<Int> { firstChoices[module]..<firstChoices[module + 1] }

  /// The numbers among ``conditions`` of the numerators of a choice's indicators.
  func numerators(of choice: Int) -> Range<Int> {
    (choices.count + firstIndicators[choice])..<(choices.count + firstIndicators[choice + 1])
  }

  /// Where an indicator's breakdowns stand.
  func slots(of indicator: Int) -> Range<Int> {
    firstSlots[indicator]..<firstSlots[indicator + 1]
  }
}
