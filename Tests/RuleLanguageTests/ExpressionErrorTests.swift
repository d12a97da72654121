import RuleLanguage
import Testing

/// What is refused when rules are loaded: where, what, and the nearest right name.
@Suite struct ExpressionErrorTests {
  @Test(arguments: [
    // Names.
    (
      "RequestOutcom = \"Y\"", 1,
      "no field 'RequestOutcom' in Requests; did you mean RequestOutcome?"
    ),
    (
      "requestoutcome = \"Y\"", 1,
      "no field 'requestoutcome' in Requests; did you mean RequestOutcome?"
    ),
    ("RequestOutcome = Y", 18, "no field 'Y' in Requests; texts and codes stand in double quotes"),
    ("present(UPN)", 9, "no field 'UPN' in Requests; did you mean Person.UPN?"),
    (
      "present(SENneed)", 9,
      "no field 'SENneed' in Requests; SENneed is a module: ask any(SENneed) or count(SENneed)"
    ),
    (
      "ReceivedDate > census_day", 16,
      "no field 'census_day' in Requests; did you mean round.census_day?"
    ),
    (
      "any(SENneed where SENtypeRank > Sessions)", 33,
      "no field 'Sessions' in SENneed; did you mean Requests.Sessions?"
    ),
    (
      "any(Requests where SENtypeRank = 1)", 20,
      "no field 'SENtypeRank' in Requests; texts and codes stand in double quotes"
    ),
    (
      "round.census_days = ReceivedDate", 7,
      "no constant 'census_days' in this round; did you mean round.census_day?"
    ),
    ("Person.UPM = Note", 8, "no field 'UPM' in Person; did you mean UPN?"),
    ("Persons.UPN = Note", 1, "no module 'Persons'; did you mean Person?"),
    (
      "SENneed.SENtypeRank = 1", 1,
      "SENneed does not stand above Requests: write first(SENneed.SENtypeRank where ...) or any(SENneed where ...)"
    ),
    ("parent.parent.UPN = Note", 8, "a record of Person has no parent"),
    (
      "outer.Note = Note", 1,
      "outer means the record outside any(...), all(...) and their like; there is none here"
    ),
    (
      "any(SENneed where outer.outer.Note = Words)", 19,
      "outer means the record outside any(...), all(...) and their like; there is none here"
    ),
    (
      "any(SENneed where previous.Sessions = 1)", 19,
      "previous stands only outside any(...), all(...) and their like"
    ),
    ("Note.Sessions = 1", 1, "no module 'Note'"),
    ("Person.UPN.Sessions = 1", 8, "a field has no parts: 'UPN' cannot be followed by a full stop"),
    ("header.LEA.Year = 1", 8, "a field has no parts: 'LEA' cannot be followed by a full stop"),
    ("round.census_day.year = 1", 1, "a constant is written round.name"),
    ("presnt(Note)", 1, "no function 'presnt'; did you mean present?"),
    ("in_list(Note, establishment)", 15, "no list 'establishment'; did you mean establishments?"),
    ("value = 1", 1, "no field 'value' in Requests; texts and codes stand in double quotes"),
    // Codes.
    ("RequestOutcome = \"Q\"", 18, "no code \"Q\" in request-outcome; did you mean \"A\"?"),
    (
      "RequestOutcome in [\"Y\", \"y \"]", 25,
      "no code \"y \" in request-outcome; did you mean \"Y\"?"
    ),
    ("parent.Exported = \"9999\"", 19, "no code \"9999\" in authority"),
    // Types.
    (
      "ReceivedDate = \"2025-01-01\"", 14,
      "ReceivedDate is a date and \"2025-01-01\" is text: they cannot be compared; dates are written without quotes, as 2025-03-14"
    ),
    (
      "RYA = 1", 5,
      "RYA is true or false and 1 is an integer: they cannot be compared; ask is true or is false"
    ),
    (
      "RequestOutcome = 1", 16,
      "RequestOutcome is a code of request-outcome and 1 is an integer: they cannot be compared; codes and texts stand in double quotes"
    ),
    ("Note < Remark", 6, "Note is text: it can be compared with = and != only"),
    (
      "RequestOutcome >= \"Y\"", 16,
      "RequestOutcome is a code of request-outcome: it can be compared with = and != only"
    ),
    ("RYA < Mediation", 5, "RYA is true or false: it can be compared with = and != only"),
    ("Sessions and RYA", 1, "and asks for true or false, and Sessions is an integer"),
    ("RYA or Note", 8, "or asks for true or false, and Note is text"),
    ("not Sessions", 5, "not asks for true or false, and Sessions is an integer"),
    ("Sessions is true", 1, "is asks for true or false, and Sessions is an integer"),
    ("Sessions", 1, "a condition asks for true or false, and Sessions is an integer"),
    (
      "ReceivedDate + RequestOutcomeDate > ReceivedDate", 14,
      "ReceivedDate is a date and RequestOutcomeDate is a date: + is for numbers, a date and days, or (with -) two dates"
    ),
    (
      "ReceivedDate * 2 > ReceivedDate", 14,
      "ReceivedDate is a date and 2 is an integer: * is for numbers, a date and days, or (with -) two dates"
    ),
    (
      "ReceivedDate + 1.5 > ReceivedDate", 14,
      "ReceivedDate is a date and 1.5 is a decimal: + is for numbers, a date and days, or (with -) two dates"
    ),
    ("-Note = 1", 1, "- asks for a number, and Note is text"),
    (
      "days(ReceivedDate, Sessions) > 1", 20,
      "days(...) asks for a date here, and Sessions is an integer"
    ),
    ("days(ReceivedDate) > 1", 1, "days(...) takes 2 arguments, not 1"),
    ("year(ReceivedDate, 1) > 1", 1, "year(...) takes 1 argument, not 2"),
    ("upn_valid(Sessions)", 11, "upn_valid(...) asks for text here, and Sessions is an integer"),
    ("abs(Note) = 1", 5, "abs(...) asks for a number, and Note is text"),
    ("if(Sessions, 1, 2) = 1", 4, "if(...) asks for true or false, and Sessions is an integer"),
    (
      "if(RYA, 1, Note) = 1", 1,
      "1 is an integer and Note is text: they cannot be compared; codes and texts stand in double quotes"
    ),
    ("first_present(Note) = \"a\"", 1, "first_present(...) takes two values or more"),
    (
      "first_present(Note, Sessions) = \"a\"", 1,
      "Note is text and Sessions is an integer: they cannot be compared; codes and texts stand in double quotes"
    ),
    ("present_count() = 1", 1, "present_count(...) takes fields"),
    ("present_count(Note, 1) = 1", 21, "present_count(...) takes fields, and 1 is an integer"),
    ("matches(Sessions, \"a\")", 9, "matches(...) asks for text, and Sessions is an integer"),
    ("matches(Note, Remark)", 15, "the pattern of matches(...) is a text in double quotes"),
    ("matches(Note, \"a[\")", 17, "in the pattern: a class has no closing ]"),
    (
      "in_list(Sessions, establishments)", 9,
      "in_list(...) asks for text, and Sessions is an integer"
    ),
    ("in_list(Note, Person.UPN)", 15, "in_list(...) takes the name of a list"),
    ("Sessions in [1, Possible]", 17, "a list after in holds only values and round.constants"),
    (
      "Sessions in [1, 2025-01-01]", 17,
      "Sessions is an integer and 2025-01-01 is a date: they cannot be compared"
    ),
    // Related records.
    ("any(SENneed.SENtype)", 1, "this is written any(Module where ...)"),
    ("sum(SENneed where SENtypeRank = 1) > 1", 1, "this is written sum(Module.Field where ...)"),
    ("count() > 1", 1, "this is written count(Module where ...)"),
    ("all(SENneed)", 1, "all(...) needs a condition: all(SENneed where ...)"),
    ("sum(SENneed.SENtype) > 1", 13, "sum(...) is for numbers, and SENtype is a code of sen-type"),
    ("max(SENneed.Words) = \"a\"", 13, "max(...) is for numbers or dates, and Words is text"),
    (
      "any(Person where present(UPN))", 5,
      "an extract's records of Person are read one at a time and cannot be walked over"
    ),
    (
      "any(Header where present(LEA))", 5,
      "an extract's records of Header are read one at a time and cannot be walked over: write header.Field"
    ),
    ("any(SENneeds where Main)", 5, "no module 'SENneeds'; did you mean SENneed?"),
    (
      "any(SENneed where SENtypeRank)", 19,
      "where asks for true or false, and SENtypeRank is an integer"
    ),
    (
      "any(SENneed where any(SENneed where any(SENneed where any(SENneed where any(SENneed)))))",
      73, "related records are nested too deep: 4 is the most"
    ),
    ("present(Note where RYA)", 1, "where stands only in any, all, count, sum, min, max and first"),
    (
      "unique(Requests, Note)", 1,
      "unique(...) compares the records of a whole return: give the rule scope: return (or run) and let it require nothing else"
    ),
    // Spelling.
    ("", 1, "the expression is empty"), ("  \n ", 1, "the expression is empty"),
    ("Sessions = ", 12, "expected a field, a value or '(', not the end"),
    ("Sessions = = 1", 12, "expected a field, a value or '(', not '='"),
    ("Sessions == 1", 10, "'==' means nothing here: write = for equal"),
    ("Sessions <> 1", 10, "'<>' means nothing here: write != for not equal"),
    ("RYA && Mediation", 5, "'&&' means nothing here: write and"),
    ("!RYA", 1, "'!' means nothing here: write not"),
    ("Note = 'a'", 8, "''' means nothing here: texts stand in double quotes"),
    ("Note = \"a", 8, "a text has no closing \""),
    ("`Note = 1", 1, "a name in backticks is empty or has no closing backtick"),
    ("Sessions = 1 = 2", 14, "comparisons cannot be chained: join two with and"),
    ("1 < Sessions < 3", 14, "comparisons cannot be chained: join two with and"),
    (
      "Sessions is blank", 13,
      "after is stands true, false, not true or not false; ask for blanks with blank(...)"
    ),
    ("(Sessions = 1", 14, "expected ')' to close the bracket, not the end"),
    ("Sessions = 1)", 13, "expected an operator or the end, not ')'"),
    ("RYA Mediation", 5, "expected an operator or the end, not 'Mediation'"),
    ("RYA and and Mediation", 9, "expected a field, a value or '(', not 'and'"),
    ("present(Note", 13, "expected ')' to end the function's arguments, not the end"),
    ("Sessions in []", 14, "the list after in is empty"),
    ("Sessions in 1", 13, "expected '[' to begin the list after in, not a value"),
    ("Sessions in [1 2]", 16, "expected ']' to end the list, not a value"),
    ("Person. = 1", 9, "expected a name after the full stop, not '='"),
    ("ReceivedDate > 2025-02-30", 16, "there is no day 2025-02-30"),
    ("Sessions > 99999999999999999999", 12, "99999999999999999999 is too large"),
    ("Sessions > 3rd", 12, "'3rd' is neither a number nor a name; texts and codes stand in \"\""),
    ("Note = \"é\" and £", 16, "'£' means nothing in an expression"),
    ("Sessions = 1 ; true", 14, "';' means nothing in an expression"),
    ("Sessions = \u{0} 1", 12, "a control character means nothing in an expression"),
  ])
  func refuses(_ text: String, at column: Int, _ problem: String) throws {
    let error = #expect(throws: ExpressionError.self) {
      try Fixture.compile(text, expecting: .condition)
    }
    #expect(error?.problem == problem)
    // The expression begins at column 10 of line 7.
    #expect(error?.description == "rule.yaml:7:\(column + 9): \(problem)")
  }

  @Test func deepNestingIsRefusedAndWideIsNot() throws {
    func compile(_ text: String) throws { _ = try Fixture.compile(text) }
    let tooDeep = #expect(throws: ExpressionError.self) {
      try compile(String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500))
    }
    #expect(tooDeep?.problem == "brackets are nested too deep: 32 is the most")
    let nots = #expect(throws: ExpressionError.self) {
      try compile(String(repeating: "not ", count: 500) + "RYA")
    }
    #expect(nots?.problem == "too many nots in a row")
    let signs = #expect(throws: ExpressionError.self) {
      try compile(String(repeating: "- ", count: 500) + "1")
    }
    #expect(signs?.problem == "too many signs in a row")
    let terms = #expect(throws: ExpressionError.self) {
      try compile("1" + String(repeating: " + 1", count: 500))
    }
    #expect(terms?.problem == "the expression is too deep: split it into several rules")
    try compile(String(repeating: "(", count: 30) + "1" + String(repeating: ")", count: 30))
    try compile("1" + String(repeating: " + 1", count: 60))
    try compile("RYA" + String(repeating: " or RYA", count: 300))
  }

  @Test func longTextIsRefused() {
    let error = #expect(throws: ExpressionError.self) {
      try Fixture.compile(String(repeating: "RYA or ", count: 2000) + "RYA")
    }
    #expect(error?.problem == "an expression may have 8192 bytes; split it into several rules")
  }

  /// A right-leaning sum within the nesting allowed still fits the evaluator's stack.
  @Test func theDeepestExpressionRuns() throws {
    let text = String(repeating: "1 + (", count: 30) + "1" + String(repeating: ")", count: 30)
    #expect(try Judging.value(text, SampleRecord("Requests")) == "31")
  }
}
