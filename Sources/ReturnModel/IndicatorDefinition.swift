/// What a figure is: its title, unit and direction, without how it is counted.
public struct IndicatorDefinition: Hashable, Sendable {
  /// The indicator's id.
  public let id: IndicatorID
  /// The title a table prints.
  public let title: String
  /// The quantity and its unit.
  public let measure: Measure
  /// Which way is good.
  public let polarity: Polarity
  /// Decimal places a table shows.
  public let decimals: Int
  /// Which months its years have, where they begin in one calendar year and end in the next.
  public let splitYear: SplitYear
  /// Where its series begins anew, earliest first.
  public let breaks: [SeriesBreak]
  /// The indicator it was before; `nil` when it has always been this one.
  public let continues: Continuation?
  /// Whether an authority is set beside those of its council type too.
  public let comparesCouncilType: Bool

  /// Makes a definition.
  public init(
    id: IndicatorID, title: String, measure: Measure, polarity: Polarity, decimals: Int,
    splitYear: SplitYear = .academic, breaks: [SeriesBreak] = [],
    continues: Continuation? = nil, comparesCouncilType: Bool = false
  ) {
    self.id = id
    self.title = title
    self.measure = measure
    self.polarity = polarity
    self.decimals = decimals
    self.splitYear = splitYear
    self.breaks = breaks
    self.continues = continues
    self.comparesCouncilType = comparesCouncilType
  }

  /// The first and last day of `period`, by the indicator's kind of year.
  public func days(of period: Period) -> ClosedRange<CalendarDate> { period.span(of: splitYear) }
}

/// The quantity and unit of a figure.
public enum Measure: String, Hashable, Sendable, CaseIterable {
  /// How many.
  case count
  /// Numerator over denominator, times 100.
  case percentage
  /// Numerator over denominator, times 1,000.
  case ratePer1000 = "rate-per-1000"
  /// Numerator over denominator, times 10,000.
  case ratePer10000 = "rate-per-10000"
  /// Numerator over denominator, times 100,000.
  case ratePer100000 = "rate-per-100000"
  /// A mean: numerator over denominator; a score is one.
  case mean
  /// Pounds sterling.
  case pounds

  /// What numerator over denominator is multiplied by; `nil` for a count and for money, which have no
  /// denominator.
  public var scale: Double? {
    switch self {
    case .count, .pounds: nil
    case .percentage: 100
    case .ratePer1000: 1_000
    case .ratePer10000: 10_000
    case .ratePer100000: 100_000
    case .mean: 1
    }
  }
}

/// Which way a figure is better.
public enum Polarity: String, Hashable, Sendable, CaseIterable {
  /// A higher figure is better.
  case higher
  /// A lower figure is better.
  case lower
  /// Neither is better.
  case none
}
