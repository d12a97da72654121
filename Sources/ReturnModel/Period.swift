/// The time an observation is about.
///
/// Spelt `2024` (calendar year), `2024-25` (academic or financial year), `2024-Q2`, `2024-06`, or
/// `2025-01-16` (a snapshot day, such as a census day).
public enum Period: Hashable, Sendable {
  /// 1 January to 31 December.
  case calendarYear(Int)
  /// A year that begins in one calendar year and ends in the next, by the year it begins in.
  case splitYear(Int)
  /// A quarter of a calendar year, 1 to 4.
  case quarter(Int, Int)
  /// A calendar month, 1 to 12.
  case month(Int, Int)
  /// One day, for what is counted on a day.
  case day(CalendarDate)
}

extension Period: CustomStringConvertible {
  /// Reads a period as the type's comment spells it; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first), year > 0 else {
      return nil
    }
    switch parts.count {
    case 1: self = .calendarYear(year)
    case 2 where parts[1].count == 2 && parts[1].first == "Q":
      guard let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) else { return nil }
      self = .quarter(year, quarter)
    case 2 where parts[1].count == 2:
      guard let number = Int(parts[1]) else { return nil }
      // 2024-25 is a split year, 2024-06 a month. 2011-12 could be either, and is the year: months
      // that a split year could be mistaken for are read as the year that follows the first.
      if number == (year + 1) % 100 {
        self = .splitYear(year)
      } else if (1...12).contains(number) {
        self = .month(year, number)
      } else {
        return nil
      }
    case 3:
      guard let date = CalendarDate(text) else { return nil }
      self = .day(date)
    default: return nil
    }
  }

  /// The period as the type's comment spells it.
  public var description: String {
    switch self {
    case .calendarYear(let year): CalendarDate.padded(year, 4)
    case .splitYear(let year):
      "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded((year + 1) % 100, 2))"
    case .quarter(let year, let quarter): "\(CalendarDate.padded(year, 4))-Q\(quarter)"
    case .month(let year, let month):
      "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))"
    case .day(let date): date.description
    }
  }
}

extension Period: Comparable {
  /// The first and last day of the period; a split year is taken from 1 September to 31 August.
  public var span: ClosedRange<CalendarDate> {
    switch self {
    case .calendarYear(let year): Self.days(year, 1, months: 12)
    case .splitYear(let year): Self.days(year, 9, months: 12)
    case .quarter(let year, let quarter): Self.days(year, quarter * 3 - 2, months: 3)
    case .month(let year, let month): Self.days(year, month, months: 1)
    case .day(let date): date...date
    }
  }

  /// The first and last day of the period, when years that span two are of the kind `year`.
  public func span(of year: SplitYear) -> ClosedRange<CalendarDate> {
    guard case .splitYear(let first) = self, year == .financial else { return span }
    return Self.days(first, 4, months: 12)
  }

  private static func days(_ year: Int, _ month: Int, months: Int) -> ClosedRange<CalendarDate> {
    let first = CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(dayNumber: 0)
    let end = month - 1 + months
    let after = CalendarDate(year: year + end / 12, month: end % 12 + 1, day: 1) ?? first
    return first...CalendarDate(dayNumber: max(first.dayNumber, after.dayNumber - 1))
  }

  /// The period of the same length just before; for a snapshot day `nil`, since the day before is
  /// not the snapshot before: that is for whoever knows the snapshots taken.
  public var previous: Period? {
    switch self {
    case .calendarYear(let year): .calendarYear(year - 1)
    case .splitYear(let year): .splitYear(year - 1)
    case .quarter(let year, let quarter):
      quarter > 1 ? .quarter(year, quarter - 1) : .quarter(year - 1, 4)
    case .month(let year, let month): month > 1 ? .month(year, month - 1) : .month(year - 1, 12)
    case .day: nil
    }
  }

  /// Whether `other` has the same length of time as this one, so that the two make one series.
  public func isSameKind(as other: Period) -> Bool {
    switch (self, other) {
    case (.calendarYear, .calendarYear), (.splitYear, .splitYear), (.quarter, .quarter),
      (.month, .month), (.day, .day):
      true
    default: false
    }
  }

  /// Orders periods by their last day, then the shorter first.
  public static func < (left: Period, right: Period) -> Bool {
    let (one, other) = (left.span, right.span)
    if one.upperBound != other.upperBound { return one.upperBound < other.upperBound }
    return one.lowerBound > other.lowerBound
  }
}
