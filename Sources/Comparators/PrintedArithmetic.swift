/// Sums, means and differences of figures as they are printed.
///
/// 36.5 less 38.3 is -1.8 on paper and -1.7999999999999972 in binary. Figures of up to six decimals
/// are added up as whole numbers of their smallest decimal and divided once, so that the answer is
/// the one a reader gets with a pencil. Other figures are added up as they are.
package enum PrintedArithmetic {
  /// `value` less `other`.
  package static func difference(_ value: Double, _ other: Double) -> Double {
    sum([value, -other])
  }

  /// The values added up; nought when there are none.
  package static func sum(_ values: [Double]) -> Double {
    guard let (total, scale) = scaledSum(values) else { return values.reduce(0, +) }
    return total / scale
  }

  /// The mean of the values; `nil` when there are none.
  package static func mean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    guard let (total, scale) = scaledSum(values) else { return values.reduce(0, +) / count }
    return total / (scale * count)
  }

  /// The middle value, or the mean of the middle two; `nil` when there are none.
  package static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
    return mean(Array(sorted.dropFirst(max(0, middle - 1)).prefix(2)))
  }

  private static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
  /// Whole numbers up to here are exact.
  private static let exactLimit = 9_007_199_254_740_992.0

  /// The sum in units of the smallest decimal any value has, and how many units make one.
  private static func scaledSum(_ values: [Double]) -> (total: Double, scale: Double)? {
    var scale = 1.0
    for value in values {
      guard let own = self.scale(of: value) else { return nil }
      scale = max(scale, own)
    }
    var total = 0.0
    for value in values {
      total += (value * scale).rounded()
      guard total.magnitude < exactLimit, (value * scale).magnitude < exactLimit else { return nil }
    }
    return (total, scale)
  }

  /// The least power of ten that makes `value` whole; `nil` when it has more than six decimals.
  private static func scale(of value: Double) -> Double? {
    powers.first { power in
      let whole = (value * power).rounded()
      return whole.magnitude < exactLimit && whole / power == value
    }
  }
}
