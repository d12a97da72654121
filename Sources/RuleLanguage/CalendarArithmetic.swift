import ReturnModel

extension CalendarDate {
  /// The day of the week, 1 for Monday to 7 for Sunday.
  var weekday: Int {
    // 1970-01-01, day 0, was a Thursday.
    let day = (Int(dayNumber) + 3) % 7
    return (day < 0 ? day + 7 : day) + 1
  }

  /// Whole months from this day to `date`; negative when `date` is earlier.
  ///
  /// A month is complete on the day of the same number, or the first of the month after where there
  /// is none: as ages are counted. Backwards it is the same count with its sign changed.
  func completedMonths(to date: CalendarDate) -> Int {
    guard self <= date else { return -date.completedMonths(to: self) }
    let (from, to) = (components, date.components)
    return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
  }

  /// The day of the same number so many months later, or that month's last where it is shorter;
  /// `nil` outside the years 1 to 9999.
  func adding(months: Int64) -> CalendarDate? {
    // More months than the calendar has would overflow below.
    guard (-120_000...120_000).contains(months) else { return nil }
    let (year, month, day) = components
    let total = year * 12 + month - 1 + Int(months)
    guard total >= 12 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let last = CalendarDate.days(inMonth: newMonth, of: newYear)
    return CalendarDate(year: newYear, month: newMonth, day: min(day, last))
  }
}
