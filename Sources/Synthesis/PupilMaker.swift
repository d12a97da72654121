internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes the pupils of a school census, each from the seed and its own number alone.
struct PupilMaker: Sendable {
  /// What is known of a pupil before the record is made.
  struct Pupil {
    let school: SchoolMaker.School
    let year: SchoolYears.Year
    /// The place in the year group.
    let place: Int
    /// Whether the pupil has left.
    let isLeaver: Bool
    let birth: CalendarDate
    let entry: CalendarDate
    /// The age that counts for the attendance returned.
    let attendanceAge: Int

    /// Whether the pupil is of the ages whose attendance is returned.
    var isOfAttendanceAge: Bool { (4...15).contains(attendanceAge) }
  }

  let tables: SynthesisTables
  let calendar: SchoolCalendar
  let layout: RoundLayout
  private let seed: UInt64

  init(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ layout: RoundLayout, _ calendar: SchoolCalendar,
    seed: UInt64
  ) throws(SynthesisFailure) {
    tables = try SynthesisTables(
      spec, tables: Self.tableNames, chances: Self.chanceNames, in: round,
      coded: [
        "ethnicity": ("Pupil", "Ethnicity"), "language": ("Pupil", "Language"),
        "need": ("SENneed", "SENtype"), "uncounted": ("SessionDetail", "AttendanceReason"),
        "exclusion-reason": ("TermlyExclusion", "Reason1"),
        "authorised": ("SessionDetail", "AttendanceReason"),
        "unauthorised": ("SessionDetail", "AttendanceReason"),
      ])
    self.calendar = calendar
    self.layout = layout
    self.seed = seed
  }

  /// Pupil `number` of all, at `place` in the school, with nothing wrong.
  func pupil(
    _ number: Int, at place: Int, of school: SchoolMaker.School, _ years: SchoolYears,
    _ wish: SubjectWish
  ) -> SyntheticRecord {
    let kind = wish.kind.flatMap { PupilKind(rawValue: $0) }
    var dice = SplitMix64(seed: seed, stream: UInt64(number) &+ 1)
    let pupil = drawn(place, school, years, &dice)
    var record = SyntheticRecord("Pupil")
    identify(&record, number, pupil, &dice)
    describe(&record, pupil, kind, &dice)
    let suspended = exclude(&record, pupil, kind, &dice)
    attend(&record, pupil, suspended, kind, &dice)
    layout.keepFields(of: &record)
    return record
  }

  private func drawn(
    _ place: Int, _ school: SchoolMaker.School, _ years: SchoolYears, _ dice: inout SplitMix64
  ) -> Pupil {
    let isLeaver = place >= school.onRollCount
    let (year, inYear) =
      isLeaver
      ? (years.leaverYear(&dice, from: 4 + calendar.yearsBefore), 0) : years.year(at: place)
    let birth = calendar.birth(age: year.age, &dice)
    // Everybody came in some September; those too young for the term's attendance came after it.
    let age = year.age - calendar.yearsBefore
    let stayed = dice.below(max(1, min(age - 3, 5)))
    let last = calendar.lastEntry
    let came = CalendarDate(year: last.year - stayed, month: 9, day: 2) ?? last
    let isNew = calendar.yearsBefore > 0 && age < 4
    let entry = isNew ? calendar.ageDay + 2 : came
    return Pupil(
      school: school, year: year, place: inYear, isLeaver: isLeaver, birth: birth,
      entry: max(entry, birth + 600), attendanceAge: age)
  }

  private func identify(
    _ record: inout SyntheticRecord, _ number: Int, _ pupil: Pupil, _ dice: inout SplitMix64
  ) {
    record["UPN"] = SyntheticIdentity.upn(
      number, authority: pupil.school.authority, year: min(pupil.entry.year, calendar.census.year),
      isTemporary: tables.happens("temporary-upn", &dice))
    record["Surname"] = "Synthetic"
    record["Forename"] = tables.choose("forename", &dice)
    record["Sex"] = tables.choose("sex", &dice)
    record["DOB"] = pupil.birth.description
    let day = pupil.isLeaver ? calendar.attendance.upperBound : calendar.census
    if pupil.year.age >= 11, pupil.birth.completedYears(on: day) >= 13 {
      record["UniqueLearnerNumber"] = SyntheticIdentity.uln(number)
    }
    record["EntryDate"] = pupil.entry.description
    record["PartTime"] = "0"
    record["Boarder"] = "N"
    guard pupil.isLeaver else {
      record["Roll"] = "on"
      return
    }
    record["Roll"] = "off"
    record["LeavingDate"] = leavingDay(&dice).description
  }

  /// A day inside the attendance term, and before the census.
  private func leavingDay(_ dice: inout SplitMix64) -> CalendarDate {
    min(calendar.schoolDay(&dice) + 40, calendar.attendance.upperBound, calendar.census - 1)
  }

  private func describe(
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ kind: PupilKind?, _ dice: inout SplitMix64
  ) {
    record["Ethnicity"] = tables.choose("ethnicity", &dice)
    record["Language"] = tables.choose("language", &dice)
    guard !pupil.isLeaver else { return }
    if kind == .freeMeals || hasFreeMeals(pupil) { freeMeal(&record, pupil, &dice) }
    record["ServiceChild"] = tables.choose("service-child", &dice)
    record["YoungCarer"] = tables.choose("young-carer", &dice)
    record["PLAA"] = tables.choose("plaa", &dice)
    if pupil.year.age >= 11 { record["YSSA"] = tables.choose("yssa", &dice) }
    if (4...6).contains(pupil.year.age) {
      // Four of five: a school with nearly all of them is asked about.
      record["SchoolLunchTaken"] = pupil.place % 5 == 4 ? "0" : "1"
    }
    if pupil.year.age < 5, pupil.birth.completedYears(on: calendar.census) < 5, pupil.year.age < 4 {
      record["FundedHours"] = "15.00"
      record["HoursAtSetting"] = "15.00"
    }
    record["TopUpFunding"] = "0"
    record["EnrolStatus"] = "C"
    if pupil.school.phase == "PS" || pupil.school.phase == "NS" {
      record["ClassType"] = pupil.year.age < 4 ? "N" : "O"
    }
    record["NCyearActual"] = pupil.year.code
    need(&record, pupil, kind, &dice)
    if pupil.school.phase == "PR" {
      var placement = SyntheticRecord("APPlacementDetails")
      placement["APreason"] = "PEX"
      placement["SENprovisionEntry"] = record["SENprovision"]
      record.children.append(placement)
    }
  }

  /// Three in ten from the fifth of a year group on, so that no school or year has too many.
  func hasFreeMeals(_ pupil: Pupil) -> Bool {
    Self.hasFreeMeals(place: pupil.place)
  }

  /// Whether the pupil at `place` of a year group has free meals.
  static func hasFreeMeals(place: Int) -> Bool { [4, 6, 9].contains(place % 10) }

  private func freeMeal(
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ dice: inout SplitMix64
  ) {
    var period = SyntheticRecord("FSMperiod")
    let started = max(pupil.entry, calendar.attendance.lowerBound - dice.below(700))
    period["FSMstartDate"] = min(started, calendar.census - 5).description
    period["UKcountry"] = "ENG"
    record.children.append(period)
  }

  private static let tableNames =
    [
      "forename", "sex", "ethnicity", "language", "service-child", "young-carer", "plaa", "yssa",
      "need", "exclusion-reason", "exclusion-sessions", "absence", "authorised", "unauthorised",
      "uncounted", "phase",
    ] + SchoolMaker.phases.flatMap { ["size-\($0.code)", "sen-\($0.code)"] }

  private static let chanceNames =
    [
      "temporary-upn", "second-need", "uncounted-sessions", "permanent-exclusion",
      "mostly-authorised",
    ] + SchoolMaker.phases.map { "exclusion-\($0.code)" }
}
