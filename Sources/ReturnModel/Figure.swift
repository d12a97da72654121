/// A number with what it was made from, or the reason there is none.
///
/// What we derive keeps its numerator and denominator and is never rounded. What was published keeps
/// the figure as printed, text and all.
public struct Figure: Hashable, Sendable {
  /// The number above the line; for a count, the count.
  public var numerator: Double?
  /// The number below the line; `nil` for a count.
  public var denominator: Double?
  /// The figure itself; `nil` exactly when ``withheld`` says why.
  public var value: Double?
  /// The text as printed, for published figures.
  public var printed: String?
  /// Why there is no value.
  public var withheld: Withheld?

  /// Makes a figure from its parts.
  public init(
    numerator: Double? = nil, denominator: Double? = nil, value: Double? = nil,
    printed: String? = nil, withheld: Withheld? = nil
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.printed = printed
    self.withheld = withheld
  }

  /// Makes a figure of our own from counts; a rate of nothing is not applicable.
  public init(numerator: Int, denominator: Int?, measure: Measure) {
    self.init(numerator: Double(numerator), denominator: denominator.map(Double.init))
    guard let scale = measure.scale else {
      value = Double(numerator)
      return
    }
    if let denominator, denominator > 0 {
      value = Double(numerator) / Double(denominator) * scale
    } else {
      withheld = .notApplicable
    }
  }
}
