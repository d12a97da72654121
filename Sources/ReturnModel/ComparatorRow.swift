/// One line of a comparator table: an area or a group beside the asked area, and how it was got.
///
/// The row is the same in every format; ``columns`` are its machine-readable keys, which scripts
/// outside the project rely on.
public struct ComparatorRow: Hashable, Sendable {
  /// What the asked area is set beside.
  public enum Comparator: String, Hashable, Sendable, CaseIterable {
    /// The asked area itself.
    case own
    /// Its statistical neighbours.
    case neighbours
    /// The region it is in.
    case region
    /// The councils of its type.
    case councilType = "council-type"
    /// England.
    case england
  }

  /// How the row's value was got.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Worked out from the area's own return.
    case asReturned = "as-returned"
    /// The area's figure as published.
    case asPublished = "as-published"
    /// The figure from the return less the published one.
    case difference
    /// The mean of the members' values, each counting once.
    case mean
    /// The middle of the members' values.
    case median
    /// The members' numerators added up, over their denominators added up.
    case pooled
    /// The members' counts added up.
    case sum
    /// The whole group's figure as published.
    case published
  }

  /// Whether there is a value, and if not, why.
  public enum Status: Hashable, Sendable {
    /// There is a value.
    case ok
    /// There is a reason in place of the value.
    case withheld(Withheld)
    /// No source says anything.
    case noFigure

    /// The status as tables spell it: `ok`, a reason such as `suppressed`, or `no-figure`.
    public var text: String {
      switch self {
      case .ok: "ok"
      case .withheld(let reason): reason.rawValue
      case .noFigure: "no-figure"
      }
    }
  }

  /// A member of a group that does not contribute, and why.
  public struct MissingMember: Hashable, Sendable {
    /// The member's ONS code, else our own id for it.
    public let code: String
    /// The member's name.
    public let name: String
    /// Why it does not contribute, in words: `not available`, `no figure in this source`.
    public let reason: String

    /// Makes a missing member.
    public init(code: String, name: String, reason: String) {
      self.code = code
      self.name = name
      self.reason = reason
    }
  }

  /// What is counted.
  public var indicator: IndicatorID
  /// Who says so; `derived` for a difference between two sources.
  public var source: SourceID
  /// The ONS code, in force in the period, of the area or region; for neighbours, of the asked area.
  public var area: String
  /// When.
  public var period: Period
  /// Which slice.
  public var breakdown: Breakdown
  /// The unit of ``value`` and ``change``: `count`, `percent`, `percentage-points`.
  public var unit: String
  /// What the asked area is set beside.
  public var comparator: Comparator
  /// How the value was got.
  public var method: Method
  /// The neighbour set; `nil` unless ``comparator`` is ``Comparator/neighbours``.
  public var neighbourSet: String?
  /// The value, unrounded, or as printed when published; `nil` exactly when ``status`` is not `ok`.
  public var value: Double?
  /// Whether there is a value, and if not, why.
  public var status: Status
  /// The number above the line, where one is known.
  public var numerator: Double?
  /// The number below the line, where one is known.
  public var denominator: Double?
  /// How many members contribute; on an own row, how many authorities are ranked.
  public var n: Int
  /// How many members there are.
  public var of: Int
  /// The members that do not contribute, each with its reason, in the group's order.
  public var missingReasons: [MissingMember]
  /// The value less that of the period before, in ``unit``; `nil` when it may not be worked out.
  public var change: Double?
  /// The change as a percentage of the value before; for counts only.
  public var changePercent: Double?
  /// Place among England's authorities, ties sharing the better place; on own rows only.
  public var rank: Int?
  /// Quarter of the ranking, 1 the best; `nil` where neither direction is better.
  public var quartile: Int?
  /// The value's text as published; `nil` for what was worked out.
  public var printed: String?

  /// The ONS codes of the members that do not contribute, in the group's order.
  public var missing: [String] { missingReasons.map(\.code) }

  /// Makes a row with no value, no members, no change and no rank.
  public init(
    indicator: IndicatorID, source: SourceID, area: String, period: Period, breakdown: Breakdown,
    unit: String, comparator: Comparator, method: Method, neighbourSet: String? = nil
  ) {
    self.indicator = indicator
    self.source = source
    self.area = area
    self.period = period
    self.breakdown = breakdown
    self.unit = unit
    self.comparator = comparator
    self.method = method
    self.neighbourSet = neighbourSet
    status = .noFigure
    (n, of, missingReasons) = (0, 0, [])
  }

  /// The machine-readable keys of a row, in order.
  public static let columns = [
    "indicator", "source", "area", "period", "breakdown", "unit", "comparator", "method",
    "neighbour_set", "value", "status", "numerator", "denominator", "n", "of", "missing", "change",
    "change_percent", "rank", "quartile",
  ]
}
