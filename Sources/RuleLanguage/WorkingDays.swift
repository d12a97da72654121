package import ReturnModel

/// Counts working days: Monday to Friday, less holidays.
package enum WorkingDays {
  /// How many working days there are after one day, up to and including another.
  ///
  /// The same day is 0; from a Friday to the Monday after is 1. Backwards it is the count of the
  /// days after `end` through `start` with its sign changed. Holidays at weekends, and
  /// holidays given twice, make no difference.
  package static func count(
    after start: CalendarDate, through end: CalendarDate, holidays: [CalendarDate]
  ) -> Int {
    let days = Set(holidays.filter { $0.weekday <= 5 }).sorted().map { Int64($0.dayNumber) }
    return days.withUnsafeBufferPointer {
      count(after: Int64(start.dayNumber), through: Int64(end.dayNumber), holidays: $0)
    }
  }

  static func count(
    after start: Int64, through end: Int64, holidays: UnsafeBufferPointer<Int64>
  ) -> Int {
    Int(weekdays(through: end) - weekdays(through: start))
      - (passed(end, holidays) - passed(start, holidays))
  }

  /// Mondays to Fridays from Monday 1969-12-29 through `day`; negative before it.
  private static func weekdays(through day: Int64) -> Int64 {
    let sinceMonday = day + 3
    let dayOfWeek = ((sinceMonday % 7) + 7) % 7
    return (sinceMonday - dayOfWeek) / 7 * 5 + min(dayOfWeek + 1, 5)
  }

  /// How many of `holidays` are on or before `day`.
  private static func passed(_ day: Int64, _ holidays: UnsafeBufferPointer<Int64>) -> Int {
    Evaluator.position(of: day + 1, in: holidays, 0, holidays.count)
  }
}
