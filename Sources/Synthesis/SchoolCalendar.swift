internal import ReturnModel
internal import ReturnSpec

/// The days that a term's census turns on, from the round's constants.
struct SchoolCalendar: Sendable {
  /// The census day.
  let census: CalendarDate
  /// The first and last day of the term whose attendance is returned.
  let attendance: ClosedRange<CalendarDate>
  /// The last 31 August before the school year, on which ages are taken.
  let ageDay: CalendarDate
  /// How many years before it the age of the term's attendance is taken: in autumn, one.
  let yearsBefore: Int
  /// The last day in September on which somebody there for all of the attendance term came.
  let lastEntry: CalendarDate

  init(_ round: RoundSpec) throws(SynthesisFailure) {
    census = try Self.day("census_day", round)
    let from = try Self.day("attendance_from", round)
    let to = try Self.day("attendance_to", round)
    guard from <= to else {
      throw SynthesisFailure("round \(round.id): attendance_from is after attendance_to")
    }
    attendance = from...to
    ageDay = try Self.day("age_day", round)
    yearsBefore = ageDay.year - (try Self.day("attendance_age_day", round)).year
    let year = attendance.upperBound.year
    let september = CalendarDate(year: year, month: 9, day: 2) ?? ageDay
    lastEntry =
      september < attendance.upperBound
      ? september : CalendarDate(year: year - 1, month: 9, day: 2) ?? ageDay
  }

  private static func day(
    _ name: String, _ round: RoundSpec
  ) throws(SynthesisFailure) -> CalendarDate {
    guard let day = round.day(name) else {
      throw SynthesisFailure(
        "round \(round.id) has no constant \(name), which the generator counts from")
    }
    return day
  }

  /// A birth date of somebody who is `age` on ``ageDay``.
  func birth(age: Int, _ dice: inout SplitMix64) -> CalendarDate {
    let (year, month, day) = ageDay.components
    let last = CalendarDate(year: year - age, month: month, day: day) ?? ageDay
    return last - dice.below(364)
  }

  /// A day of the attendance term on which schools are open: Monday to Friday.
  func schoolDay(_ dice: inout SplitMix64) -> CalendarDate {
    let span = Int(attendance.upperBound.dayNumber - attendance.lowerBound.dayNumber)
    // The first weeks of a term that begins on 1 August are holiday; so are the last ten days.
    let day = attendance.lowerBound + (span * 2 / 9) + dice.below(span * 6 / 10)
    // Day 0 was a Thursday; Saturdays and Sundays become the Monday after.
    let weekday = (Int(day.dayNumber) + 3) % 7
    return weekday > 4 ? day + (7 - weekday) : day
  }
}
