/// The type of council an authority was, and when.
///
/// It is published, and cannot be told from a code: North Yorkshire's is a unitary authority's, and
/// the Department of Health and Social Care adds it to the shire counties.
public struct CouncilType: Hashable, Sendable {
  /// The area that stands for all councils of the type.
  public let type: AreaID
  /// The first day; `nil` when before our records.
  public let from: CalendarDate?
  /// The last day; `nil` when it still is.
  public let until: CalendarDate?

  /// Makes a type.
  public init(type: AreaID, from: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.type = type
    self.from = from
    self.until = until
  }

  /// Whether the authority was of the type on `date`.
  public func isInForce(on date: CalendarDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}
