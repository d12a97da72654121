internal import ReturnSpec
internal import RuleLanguage

/// A choice of one module's records and dates, with every indicator that makes it.
struct IndicatorChoice {
  /// Which records count at all; `nil` for all.
  let filter: CompiledExpression?
  /// When they count.
  let timing: IndicatorSpec.Timing
  /// The indicators, by position.
  private(set) var indicators: [Int]

  /// The choices that `indicators` make among the records of `module`, in the order first made.
  static func all(in indicators: [IndicatorSpec], module: Int) -> [IndicatorChoice] {
    var choices: [IndicatorChoice] = []
    var numbers: [String: Int] = [:]
    for (index, indicator) in indicators.enumerated() where indicator.module == module {
      if let number = numbers[indicator.choice] {
        choices[number].indicators.append(index)
      } else {
        numbers[indicator.choice] = choices.count
        choices.append(
          IndicatorChoice(
            filter: indicator.filter, timing: indicator.timing, indicators: [index]))
      }
    }
    return choices
  }
}
