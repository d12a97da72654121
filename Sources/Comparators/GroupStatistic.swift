import ReturnModel

/// A group's value by one method, with what it was made from.
struct GroupStatistic {
  /// The value; `nil` when no member contributes.
  private(set) var value: Double?
  /// The numerators added up, for pooled rates and sums.
  private(set) var numerator: Double?
  /// The denominators added up, for pooled rates.
  private(set) var denominator: Double?

  /// Works out the value of `contributors` by `method`; `scale` is the measure's.
  init(_ method: ComparatorRow.Method, _ contributors: Contributors, scale: Double?) {
    guard !contributors.members.isEmpty else { return }
    switch method {
    case .mean: value = PrintedArithmetic.mean(contributors.values)
    case .median: value = PrintedArithmetic.median(contributors.values)
    case .sum:
      value = PrintedArithmetic.sum(contributors.values)
      numerator = value
    case .pooled:
      guard let scale else { return }
      let above = PrintedArithmetic.sum(contributors.members.compactMap(\.figure.numerator))
      let below = PrintedArithmetic.sum(contributors.members.compactMap(\.figure.denominator))
      (numerator, denominator, value) = (above, below, above / below * scale)
    case .asReturned, .asPublished, .difference, .published: break
    }
  }
}
