/// A place that figures are about: an authority, a region, England.
public struct Area: Hashable, Sendable {
  /// How large a place is, by the names the published standard gives.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// England.
    case national = "National"
    /// One of the nine regions.
    case regional = "Regional"
    /// A local authority with education and social care duties.
    case localAuthority = "Local authority"
    /// A type of council that adult social care tables add up, such as the shire counties.
    case councilType = "Council type"
  }

  /// Our own id, which stays when the codes change.
  public let id: AreaID
  /// The name as the Department prints it.
  public let name: String
  /// How large the place is.
  public let level: Level
  /// The region an authority is in; `nil` for regions and England.
  public let region: AreaID?
  /// Every code the place has had, with the days it was in force.
  public let codes: [AreaCode]
  /// The first day the place existed as it is; `nil` when before our records.
  public let from: CalendarDate?
  /// The last day the place existed; `nil` when it still does.
  public let until: CalendarDate?
  /// What the place became part of when it ended.
  public let successors: [AreaID]
  /// The type of council an authority has been; of one that changed, the earliest first.
  public let types: [CouncilType]

  /// Makes an area.
  public init(
    id: AreaID, name: String, level: Level, region: AreaID?, codes: [AreaCode],
    from: CalendarDate?, until: CalendarDate?, successors: [AreaID] = [],
    types: [CouncilType] = []
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.region = region
    self.codes = codes
    self.from = from
    self.until = until
    self.successors = successors
    self.types = types
  }

  /// The type of council the place was on `date`; `nil` for a place that is no council.
  public func councilType(on date: CalendarDate) -> AreaID? {
    types.first { $0.isInForce(on: date) }?.type
  }

  /// Whether the place existed on some day of `days`.
  public func existed(during days: ClosedRange<CalendarDate>) -> Bool {
    (from.map { $0 <= days.upperBound } ?? true) && (until.map { $0 >= days.lowerBound } ?? true)
  }

  /// The code in force on `date` in `scheme`, else the latest the place has had in it.
  public func code(_ scheme: AreaCode.Scheme, on date: CalendarDate? = nil) -> String? {
    let all = codes.filter { $0.scheme == scheme }
    if let date, let inForce = all.last(where: { $0.isInForce(on: date) }) { return inForce.code }
    return all.last?.code
  }
}

/// One code of an area in one scheme, with the days it was in force.
public struct AreaCode: Hashable, Sendable {
  /// Who gives the code.
  ///
  /// The same digits mean different places in different schemes.
  public enum Scheme: String, Hashable, Sendable, CaseIterable {
    /// The Department for Education's three-digit number: `893`.
    case dfe
    /// The Office for National Statistics' nine characters: `E06000051`.
    case ons
    /// The adult social care number: `417`. 37 of them are another authority's `dfe` number.
    case cassr
  }

  /// Who gives the code.
  public let scheme: Scheme
  /// The code, as text: leading zeros count.
  public let code: String
  /// The first day in force; `nil` when before our records.
  public let from: CalendarDate?
  /// The last day in force; `nil` when it still is.
  public let until: CalendarDate?

  /// Makes a code.
  public init(scheme: Scheme, code: String, from: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.scheme = scheme
    self.code = code
    self.from = from
    self.until = until
  }

  /// Whether the code was in force on `date`.
  public func isInForce(on date: CalendarDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}
