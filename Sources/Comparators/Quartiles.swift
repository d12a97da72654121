/// The middle half of some values.
package enum Quartiles {
  /// The quartiles that spreadsheets give (type 7), of five values or more.
  package static func range(of values: [Double]) -> ClosedRange<Double>? {
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
