/// Where a series of figures begins anew: nothing from there on compares with anything before.
public struct SeriesBreak: Hashable, Sendable {
  /// The first period of the new series.
  public let from: Period
  /// Why, in words that finish "the series has a break at 2024-25: "; may be empty.
  public let reason: String

  /// Makes a break.
  public init(from: Period, reason: String = "") {
    self.from = from
    self.reason = reason
  }
}

/// The indicator that a series was counted as before it got its present name.
public struct Continuation: Hashable, Sendable {
  /// The earlier indicator, whose figures join this one's.
  public let indicator: IndicatorID
  /// The first period of the present name.
  public let from: Period

  /// Makes a continuation.
  public init(indicator: IndicatorID, from: Period) {
    self.indicator = indicator
    self.from = from
  }
}
