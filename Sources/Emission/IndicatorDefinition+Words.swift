package import ReturnModel

extension IndicatorDefinition {
  /// The unit and which way is good, as a sentence.
  package var measureWords: String {
    let direction =
      switch polarity {
      case .higher: "higher is better"
      case .lower: "lower is better"
      case .none: "neither higher nor lower is better"
      }
    return "\(unitWords); \(direction)."
  }

  private var unitWords: String {
    switch measure {
    case .count: "Number"
    case .percentage: "Per cent"
    case .ratePer1000: "Rate per 1,000"
    case .ratePer10000: "Rate per 10,000"
    case .ratePer100000: "Rate per 100,000"
    case .mean: "Mean"
    case .pounds: "Pounds"
    }
  }
}
