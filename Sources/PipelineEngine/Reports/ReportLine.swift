internal import ReturnModel

/// A measure of a report: the area's own figure, the published one, and what stands beside them.
struct ReportLine {
  /// Where the area's figure stands among its neighbours' middle half.
  enum Standing: String {
    case inRange = "in range"
    case above
    case below
    case none = ""
  }

  /// A published measure beside the own one, in its latest period.
  struct Beside {
    let definition: IndicatorDefinition
    let period: Period
    let published: Figure?
    let neighbours: Double?
    /// How many neighbours contribute.
    let n: Int
    let region: Double?
    let england: Double?
    /// The lower and upper quartile of the neighbours; `nil` for fewer than five.
    let range: ClosedRange<Double>?
  }

  let page: String
  let definition: IndicatorDefinition
  /// The own figures, the earliest first.
  let own: [(period: Period, figure: Figure)]
  let annualise: Int
  let beside: Beside?
  /// The published figures of the area, the earliest first.
  let published: [(period: Period, figure: Figure)]
  let because: String

  /// The own figure as it stands beside a yearly one.
  var comparable: Double? {
    own.last?.figure.value.map { $0 * Double(annualise) }
      ?? (own.isEmpty ? beside?.published?.value : nil)
  }

  /// Where the area stands; counts are not compared, for places are of different size.
  var standing: Standing {
    guard definition.measure != .count, let value = comparable, let range = beside?.range else {
      return .none
    }
    if range.contains(value) { return .inRange }
    return value > range.upperBound ? .above : .below
  }

  /// Numbers over time: the own ones where there are two, else the published ones.
  var trend: (values: [Double], from: Period, to: Period)? {
    let series = own.count > 1 ? own : published
    let known = series.filter { $0.figure.value != nil }
    guard known.count > 1, let first = known.first, let last = known.last else { return nil }
    return (known.compactMap(\.figure.value), first.period, last.period)
  }

  /// The quartiles that spreadsheets give (type 7), of five values or more.
  static func range(of values: [Double]) -> ClosedRange<Double>? {
    guard values.count >= 5 else { return nil }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    return quantile(0.25)...quantile(0.75)
  }
}

/// A measure's latest own figures, slice by slice.
struct ReportSlices {
  let definition: IndicatorDefinition
  /// What they are broken down by, as a title.
  let title: String
  let period: Period
  /// The slices in the order of their definition, by what tables print for them.
  let rows: [(label: String, figure: Figure)]
}
