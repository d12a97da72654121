package import ReturnModel
internal import ReturnSpec

/// The days that a round turns on.
package struct ReturnCalendar: Sendable {
  /// The census day.
  package let census: CalendarDate
  /// The first day of the year the return covers.
  package let yearStart: CalendarDate
  /// The last day of it.
  package let yearEnd: CalendarDate
  /// The day the file was made: forty days after the census, before the day returns are due; the
  /// day itself where a return is as at a day that the call gives.
  package let made: CalendarDate

  init(_ round: RoundSpec, asAt: CalendarDate? = nil) throws(SynthesisFailure) {
    // A round that says its own day need not be given one.
    if round.definition.header.asAt != nil, asAt != nil || round.day("census_day") == nil {
      guard let asAt else {
        throw SynthesisFailure(
          "\(round.definition.id) is as at a day, which is not said: give it, --as-at 2025-03-31")
      }
      (census, made) = (asAt, asAt)
      (yearStart, yearEnd) = (asAt - 364, asAt)
      return
    }
    guard let census = round.day("census_day"),
      let start = CalendarDate(year: census.year - 1, month: 1, day: 1),
      let end = CalendarDate(year: census.year - 1, month: 12, day: 31)
    else {
      throw SynthesisFailure(
        "round \(round.id) has no constant census_day, which the generator counts from")
    }
    self.census = census
    yearStart = start
    yearEnd = end
    made = census + 40
  }

  /// A day of a month of the year the return covers.
  func day(inMonth month: Int, _ dice: inout SplitMix64) -> CalendarDate {
    let year = yearStart.year
    let day = 1 + dice.below(CalendarDate.days(inMonth: month, of: year))
    return CalendarDate(year: year, month: month, day: day) ?? yearStart
  }

  /// A birth date of somebody who is `age` on `day`, with a few days to spare at either end.
  func birth(age: Int, on day: CalendarDate, _ dice: inout SplitMix64) -> CalendarDate {
    let (year, month, number) = day.components
    let birthday =
      CalendarDate(year: year - age, month: month, day: min(number, 28)) ?? day
    return birthday - dice.number(in: 2...355)
  }
}

extension CalendarDate {
  static func + (date: CalendarDate, days: Int) -> CalendarDate {
    CalendarDate(dayNumber: date.dayNumber + Int32(days))
  }

  static func - (date: CalendarDate, days: Int) -> CalendarDate { date + -days }

  /// The day of the week, Monday being 1.
  var weekday: Int {
    // 1 January 1970 was a Thursday.
    let days = (Int(dayNumber) + 3) % 7
    return (days < 0 ? days + 7 : days) + 1
  }

  /// The day itself when it is a `weekday`, else the next that is.
  func movedOn(to weekday: Int) -> CalendarDate { self + (weekday - self.weekday + 7) % 7 }
}
