/// What may be published: which counts are hidden, how well, and what is no business of the gate's.
public struct DisclosurePolicy: Hashable, Sendable {
  /// The smallest count above nought that may be shown.
  public var threshold: Int
  /// Whether a count of nought may be shown.
  public var isZeroSafe = true
  /// The smallest number below the line of a percentage or a rate that may be shown.
  public var minimumDenominator: Int
  /// Whether what a percentage leaves over, denominator less numerator, counts like a count.
  public var hidesComplements = true
  /// How far apart the least and the greatest count must be that everything shown leaves possible.
  public var protection: Int
  /// What counts of places of a level are rounded to the nearest of; 1, or no entry, for not at all.
  public var roundingBases: [Area.Level: Int] = [:]
  /// Levels of places whose figures are shown whatever they are.
  public var exemptLevels: Set<Area.Level> = []
  /// Indicators whose figures are shown whatever they are.
  public var exemptIndicators: [NamePattern] = []
  /// Indicators that are never published.
  public var neverPublished: [NamePattern] = []
  /// Sources whose figures are out already, and stand as they were printed.
  public var alreadyPublic: [NamePattern] = []
  /// The greatest share of a release's figures that may be hidden.
  public var ceiling = 1.0
  /// The fewest figures a release has for ``ceiling`` to be asked.
  public var ceilingFrom = 1
  /// Indicators that add up to another, beside what the figures' own keys say.
  public var sums: [IndicatorSum] = []
  /// Slices that are other indicators' totals.
  public var sliceTotals: [SliceTotals] = []
  /// The reason that stands in place of a hidden figure.
  public var hiddenAs = Withheld.suppressed

  /// Makes a policy that hides counts below `threshold`.
  public init(threshold: Int, minimumDenominator: Int? = nil, protection: Int) {
    self.threshold = threshold
    self.minimumDenominator = minimumDenominator ?? threshold
    self.protection = protection
  }

  /// Whether figures of this indicator and level of place are shown whatever they are.
  public func exempts(_ indicator: IndicatorID, _ level: Area.Level?) -> Bool {
    level.map(exemptLevels.contains) ?? false
      || exemptIndicators.contains { $0.matches(indicator.text) }
  }
}
