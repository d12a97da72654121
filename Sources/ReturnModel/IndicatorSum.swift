/// Indicators whose counts add up to another's, slice by slice.
public struct IndicatorSum: Hashable, Sendable {
  /// The indicator that is added up to.
  public let total: IndicatorID
  /// The indicators whose counts, or numbers above the line, are added up.
  public let parts: [IndicatorID]
  /// Whether they add up to the number below the line of ``total``, not to its count.
  public let isOfDenominator: Bool

  /// Makes a sum.
  public init(total: IndicatorID, parts: [IndicatorID], isOfDenominator: Bool = false) {
    self.total = total
    self.parts = parts
    self.isOfDenominator = isOfDenominator
  }
}

/// Slices of an indicator that are other indicators' totals: plans by primary need, and plans of each.
public struct SliceTotals: Hashable, Sendable {
  /// The indicator that is sliced.
  public let indicator: IndicatorID
  /// The dimension.
  public let dimension: String
  /// The indicator that each category is the total of.
  public let totals: [String: IndicatorID]

  /// Makes slices that are totals.
  public init(indicator: IndicatorID, dimension: String, totals: [String: IndicatorID]) {
    self.indicator = indicator
    self.dimension = dimension
    self.totals = totals
  }
}
