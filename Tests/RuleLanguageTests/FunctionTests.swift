import ReturnModel
import RuleLanguage
import Testing

/// Every function over given and blank values, the expected figures worked by hand.
@Suite struct FunctionTests {
  private static let record = SampleRecord(
    "Requests",
    [
      "ReceivedDate": "2024-01-31", "RequestOutcomeDate": "2024-03-01", "Sessions": "7",
      "Possible": "-7", "Cost": "2.5", "Note": "Bé 12", "Remark": "007", "RYA": "1",
      "RequestOutcome": "Y",
    ])

  @Test(arguments: [
    ("days(ReceivedDate, RequestOutcomeDate)", "30"),
    ("days(RequestOutcomeDate, ReceivedDate)", "-30"),
    ("RequestOutcomeDate - ReceivedDate", "30"),
    ("ReceivedDate + 1", "2024-02-01"), ("1 + ReceivedDate", "2024-02-01"),
    ("ReceivedDate - 31", "2023-12-31"),
    // The first and last day there are.
    ("0001-01-02 - 1", "0001-01-01"), ("9999-12-30 + 1", "9999-12-31"),
    ("0001-01-01 - 1", "failed: a result is too large, at character 12 of the expression"),
    ("9999-12-31 + 1", "failed: a result is too large, at character 12 of the expression"),
    (
      "add_months(9999-12-01, 1)", "failed: a result is too large, at character 1 of the expression"
    ),
    (
      "add_months(0001-01-31, -1)",
      "failed: a result is too large, at character 1 of the expression"
    ),
    ("weeks(ReceivedDate, RequestOutcomeDate)", "4"),
    ("weeks(RequestOutcomeDate, ReceivedDate)", "-4"),
    ("weeks(2024-01-01, 2024-01-07)", "0"), ("weeks(2024-01-01, 2024-01-08)", "1"),
    // A month is complete on the day of the same number, else on the first after.
    ("months(2024-01-31, 2024-02-29)", "0"), ("months(2024-01-31, 2024-03-01)", "1"),
    ("months(2024-01-15, 2025-01-14)", "11"), ("months(2024-01-15, 2025-01-15)", "12"),
    ("months(2025-01-15, 2024-01-15)", "-12"),
    // 29 February: the birthday is 1 March in other years.
    ("age_on(2008-02-29, 2025-02-28)", "16"), ("age_on(2008-02-29, 2025-03-01)", "17"),
    ("age_on(2010-06-15, 2010-06-14)", "-1"), ("months(2008-02-29, 2025-02-28) / 12 < 17", "true"),
    ("year(ReceivedDate)", "2024"), ("month(ReceivedDate)", "1"), ("day(ReceivedDate)", "31"),
    // 2025-01-16, a census day, was a Thursday; 1969-12-29 a Monday.
    ("weekday(round.census_day)", "4"), ("weekday(1969-12-29)", "1"), ("weekday(1900-01-07)", "7"),
    ("academic_year(2024-08-31)", "2023"), ("academic_year(2024-09-01)", "2024"),
    ("date(2024, 2, 29)", "2024-02-29"), ("date(2023, 2, 29)", "unknown"),
    ("date(year(ReceivedDate) - 1, 8, 31)", "2023-08-31"), ("date(0, 1, 1)", "unknown"),
    ("add_months(ReceivedDate, 1)", "2024-02-29"), ("add_months(ReceivedDate, -2)", "2023-11-30"),
    ("add_months(ReceivedDate, 13)", "2025-02-28"), ("add_years(2024-02-29, 1)", "2025-02-28"),
    ("add_years(2024-02-29, -4)", "2020-02-29"),
    ("overlaps(2024-01-01, 2024-01-31, 2024-01-31, 2024-02-01)", "true"),
    ("overlaps(2024-01-01, 2024-01-30, 2024-01-31, 2024-02-01)", "false"),
    ("overlaps(2024-03-01, 2024-04-01, 2024-01-31, 2024-02-28)", "false"),
    ("matches(Note, \"[A-Z]. \\d{2}\")", "true"), ("matches(Note, \"[A-Z]\")", "false"),
    ("matches(RequestOutcome, \"Y|N\")", "true"),
    // Patterns over codes: one that no code of the list matches, and the other half of a list.
    ("matches(RequestOutcome, \"[ZX]\")", "false"), ("not matches(RequestOutcome, \"Y\")", "false"),
    ("length(Note)", "5"), ("length(Remark)", "3"), ("length(RequestOutcome)", "1"),
    ("part(Note, 1, 2)", "\"Bé\""), ("part(Note, 4, 99)", "\"12\""),
    ("part(Note, 6, 1)", "unknown"),
    ("part(Note, 0, 2)", "unknown"), ("part(Note, 2, 0)", "unknown"),
    ("part(\"893210015001\", 1, 3)", "\"893\""), ("part(part(Note, 2, 3), 3, 1)", "\"1\""),
    ("number(Remark)", "7"), ("number(part(Note, 4, 2)) + 1", "13"), ("number(Note)", "unknown"),
    ("number(\"-12\")", "-12"), ("number(\"+3\")", "3"), ("number(\"-\")", "unknown"),
    ("number(\"1.0\")", "unknown"), ("number(\"9223372036854775807\")", "9223372036854775807"),
    ("number(\"-9223372036854775808\")", "-9223372036854775808"),
    ("number(\"9223372036854775808\")", "unknown"),
    ("abs(Possible)", "7"), ("abs(Sessions)", "7"), ("abs(-2.5)", "2.5"), ("abs(Cost - 4)", "1.5"),
    ("if(RYA, \"yes\", Note)", "\"yes\""), ("if(not RYA, 1, 2.5)", "2.5"),
    ("if(RYA, 1, 2.5)", "1.0"),
    ("first_present(Grant, Cost)", "2.5"), ("first_present(Grant, Sessions)", "7.0"),
    ("first_present(Decision, RequestOutcome)", "\"Y\""),
    ("first_present(RequestOutcome, \"N\")", "Y"),
    ("present_count(Note, Grant, Sessions)", "2"), ("present(first_present(Grant, Cost))", "true"),
    ("blank(number(Note))", "true"), ("present(Grant + 1)", "false"),
    ("Sessions / 2", "3.5"), ("Sessions * -2", "-14"), ("-Cost", "-2.5"),
    ("Sessions + Cost", "9.5"),
    ("1 - 2 - 3", "-4"), ("2 * 3 + 4 * 5", "26"), ("(2 + 3) * 4", "20"), ("- 2 + 3", "1"),
    ("header.LEA", "301"), ("header.DateTime", "2025-03-01"), ("header.Software", "\"Synthetic\""),
    ("Header.Year + 1", "2026"), ("round.limit * 2", "9.0"), ("round.pilot", "false"),
    ("header.Final is not true", "true"), ("present(header.Final)", "false"),
    ("present(header.LEA)", "true"), ("blank(header.LEA)", "false"),
  ])
  func gives(_ text: String, _ expected: String) throws {
    #expect(try Judging.value(text, Self.record) == expected)
  }

  /// Over a blank every function but those that ask for blanks is unknown.
  @Test(arguments: [
    "days(ReceivedDate, RequestOutcomeDate)", "days(2024-01-01, ReceivedDate)",
    "weeks(ReceivedDate, 2024-01-01)", "months(2024-01-01, ReceivedDate)",
    "working_days(ReceivedDate, 2024-01-01)", "age_on(ReceivedDate, 2024-01-01)",
    "year(ReceivedDate)", "month(ReceivedDate)", "day(ReceivedDate)", "weekday(ReceivedDate)",
    "academic_year(ReceivedDate)", "date(Sessions, 1, 1)", "add_months(ReceivedDate, 1)",
    "add_years(2024-01-01, Sessions)", "matches(Note, \"a\")", "length(Note)", "part(Note, 1, 1)",
    "number(Note)", "upn_valid(Note)", "uln_valid(Note)", "nhs_valid(Note)", "abs(Sessions)",
    "abs(Cost)", "-Cost", "Cost + 1", "Sessions * 2", "Sessions / 2", "ReceivedDate + 1",
    "overlaps(ReceivedDate, 2024-01-01, 2024-01-01, 2024-01-01)",
    "overlaps(2024-01-01, 2024-01-01, ReceivedDate, 2024-01-01)", "Note = Remark",
    "Note in [\"a\"]",
    "RequestOutcome in [\"Y\"]", "matches(RequestOutcome, \"Y\")", "Cost in [1.5]",
    "Sessions in [1]", "parent.UPN", "Cost > 1.5",
  ])
  func overABlankIsUnknown(_ text: String) throws {
    #expect(try Judging.value(text, SampleRecord("Requests")) == "unknown")
  }

  /// A period whose end is blank has not ended.
  @Test func overlapsWithOpenEnds() throws {
    func verdict(_ text: String) throws -> String {
      try Judging.verdict(text, SampleRecord("Requests", ["ReceivedDate": "2024-05-01"]))
    }
    let open = "RequestOutcomeDate"
    #expect(try verdict("overlaps(2024-01-01, \(open), ReceivedDate, \(open))") == "yes")
    #expect(try verdict("overlaps(2024-01-01, 2024-04-30, ReceivedDate, \(open))") == "no")
    #expect(try verdict("overlaps(ReceivedDate, \(open), 2024-01-01, 2024-05-01)") == "yes")
  }

  /// Easter 2025: Good Friday was 18 April, Easter Monday 21 April.
  @Test(arguments: [
    ("2025-04-17", "2025-04-17", "0"), ("2025-04-17", "2025-04-22", "1"),
    ("2025-04-16", "2025-04-18", "1"), ("2025-04-11", "2025-04-14", "1"),
    ("2025-04-12", "2025-04-13", "0"), ("2025-04-01", "2025-04-30", "19"),
    ("2025-04-22", "2025-04-17", "-1"), ("2025-04-21", "2025-04-21", "0"),
    ("1969-12-20", "1970-01-02", "9"),
  ])
  func workingDays(_ from: String, _ to: String, _ expected: String) throws {
    let easter = ["2025-04-21", "2025-04-18", "2025-04-18", "2025-04-20", "1969-12-25"]
    let text = "working_days(\(from), \(to))"
    let holidays = easter.map(Fixture.day)
    #expect(try Judging.value(text, Self.record, holidays: holidays) == expected)
    let counted = WorkingDays.count(
      after: Fixture.day(from), through: Fixture.day(to), holidays: holidays)
    #expect(String(counted) == expected)
  }

  /// The closed formula against counting day by day.
  @Test func workingDaysAgreeWithCountingThemOneByOne() {
    let holidays = [1, 5, 30, 31, 33, 100].map { CalendarDate(dayNumber: Int32($0)) }
    for start in Int32(-20)...20 {
      var counted = 0
      for end in start..<start + 120 {
        let isWeekend = ((end + 3) % 7 + 7) % 7 > 4
        let isHoliday = holidays.contains { $0.dayNumber == end }
        if end > start, !isWeekend, !isHoliday { counted += 1 }
        let days = (CalendarDate(dayNumber: start), CalendarDate(dayNumber: end))
        #expect(WorkingDays.count(after: days.0, through: days.1, holidays: holidays) == counted)
      }
    }
  }

  @Test(arguments: [
    ("Sessions / (Sessions - 7) = 1", "division by zero, at character 10 of the expression"),
    ("Cost / 0 = 1", "division by zero, at character 6 of the expression"),
    (
      "Sessions * 9223372036854775807 = 1",
      "a result is too large, at character 10 of the expression"
    ),
    (
      "9223372036854775807 + Sessions = 1",
      "a result is too large, at character 21 of the expression"
    ),
    (
      "Possible - 9223372036854775807 = 1",
      "a result is too large, at character 10 of the expression"
    ),
    (
      "ReceivedDate + 9999999 > ReceivedDate",
      "a result is too large, at character 14 of the expression"
    ),
    (
      "ReceivedDate - 999999 > ReceivedDate",
      "a result is too large, at character 14 of the expression"
    ),
    (
      "add_years(ReceivedDate, 8000) > ReceivedDate",
      "a result is too large, at character 1 of the expression"
    ),
    (
      "add_months(ReceivedDate, 9223372036854775807) > ReceivedDate",
      "a result is too large, at character 1 of the expression"
    ),
    (
      "Cost * 1.5 * 100000000000000000.0 * 1.0 > 1 and in_list(Note, establishments)",
      "the list it asks for was not supplied, at character 49 of the expression"
    ),
  ])
  func couldNotRun(_ text: String, _ failure: String) throws {
    #expect(try Judging.verdict(text, Self.record) == "failed: \(failure)")
  }

  @Test func fieldRulesReadValue() throws {
    let record = SampleRecord("Requests", ["RequestOutcomeDate": "2025-04-01", "Sessions": "1"])
    let environment = Fixture.environment("Requests", valueField: 1)
    func verdict(_ text: String) throws -> String {
      try Judging.verdict(text, record, environment: environment)
    }
    #expect(try verdict("value > header.DateTime") == "yes")
    #expect(try verdict("present(value) and value <= 2025-04-01") == "yes")
    #expect(
      try verdict("count(Requests where RequestOutcomeDate = outer.RequestOutcomeDate) = 0")
        == "yes")
  }

  /// The seam for changes on last year: unknown until a previous record is given.
  @Test func previousRecord() throws {
    let text = "Sessions - previous.Sessions"
    #expect(try Judging.value(text, Self.record) == "unknown")
    #expect(try Judging.value("blank(previous.Sessions)", Self.record) == "true")
    let earlier = SampleRecord(
      "Person", [:], [SampleRecord("Requests", ["Sessions": "4", "Note": "was"])])
    let previous = PreviousRecord(subject: earlier.subject(), record: 1)
    #expect(try Judging.value(text, Self.record, previous: previous) == "3")
    #expect(try Judging.value("previous.Note", Self.record, previous: previous) == "\"was\"")
    #expect(try Judging.value("length(previous.Note)", Self.record, previous: previous) == "3")
    #expect(try Fixture.compile(text).readsPrevious)
    #expect(try !Fixture.compile("Sessions").readsPrevious)
  }

  @Test func rulesOverTheHeaderReadItAsTheirRecord() throws {
    let compiled = try ExpressionCompiler.compile(
      "Year = 2025 and header.Year = Year and present(Header.LEA)",
      in: Fixture.environment("Header"), at: Fixture.place)
    let header = Judging.header.subject()
    let evaluator = Evaluator(header: header)
    #expect(evaluator.verdict(of: compiled, record: 0, in: header) == .yes)
  }

  /// Without a header what it holds is blank, and nothing breaks.
  @Test func emptyHeader() throws {
    let compiled = try Fixture.compile(
      "header.Year = 2025 or present(header.LEA)", expecting: .condition)
    let evaluator = Evaluator(header: Subject())
    let subject = Self.record.subject()
    #expect(evaluator.verdict(of: compiled, record: 0, in: subject) == .unknown)
  }

  @Test func whatAnExpressionReadsIsKnown() throws {
    let compiled = try Fixture.compile(
      "present(Note) and header.Year > 1 and any(SENneed where Score > outer.Cost) and "
        + "in_list(Note, \"closed-establishments\") and Note != \"\" and parent.UPN = Note",
      expecting: .condition)
    let fields = compiled.fieldsRead.map {
      let module = Fixture.schema.modules[$0.module]
      return "\(module.name).\(module.fields[$0.field].name)"
    }
    #expect(
      fields == [
        "Requests.Note", "Header.Year", "SENneed.Score", "Requests.Cost", "Person.UPN",
      ])
    #expect(compiled.externalListsRead == ["closed-establishments"])
  }
}
