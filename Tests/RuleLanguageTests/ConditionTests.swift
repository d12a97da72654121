import RuleLanguage
import Testing

/// Conditions over one record: what they say of given, blank and invalid cells.
@Suite struct ConditionTests {
  @Test(arguments: [
    // The rules that the specification states, over given values.
    (#"RequestOutcome in ["Y", "N"]"#, ["RequestOutcome": "N"], "yes"),
    (#"RequestOutcome in ["Y", "N"]"#, ["RequestOutcome": "H"], "no"),
    (#"RequestOutcome not in ["Y", "N"]"#, ["RequestOutcome": "H"], "yes"),
    (#"RequestOutcome in ["Y", "N"]"#, [:], "unknown"),
    (#"RequestOutcome not in ["Y", "N"]"#, [:], "unknown"),
    (#"RequestOutcome in ["Y", "N"]"#, ["RequestOutcome": "!Q"], "invalid"),
    ("present(RequestOutcomeDate)", ["RequestOutcomeDate": "2025-03-14"], "yes"),
    ("present(RequestOutcomeDate)", [:], "no"),
    ("blank(RequestOutcomeDate)", [:], "yes"),
    ("present(RequestOutcomeDate)", ["RequestOutcomeDate": "!2025-02-30"], "yes"),
    ("blank(RequestOutcomeDate)", ["RequestOutcomeDate": "!2025-02-30"], "no"),
    (#"RequestOutcome = "H""#, ["RequestOutcome": "H"], "yes"),
    (#""H" = RequestOutcome"#, ["RequestOutcome": "H"], "yes"),
    (#"RequestOutcome != "H""#, ["RequestOutcome": "H"], "no"),
    (#"RequestOutcome != "H""#, [:], "unknown"),
    ("RequestOutcome = round.code", ["RequestOutcome": "Y"], "yes"),
    // Dates.
    ("RequestOutcomeDate >= ReceivedDate", dates("2025-01-02", "2025-01-01"), "no"),
    ("RequestOutcomeDate >= ReceivedDate", dates("2025-01-02", "2025-01-02"), "yes"),
    ("RequestOutcomeDate > ReceivedDate", dates("2025-01-02", "2025-01-02"), "no"),
    ("RequestOutcomeDate < ReceivedDate", dates("2025-01-02", "2025-01-01"), "yes"),
    ("RequestOutcomeDate <= ReceivedDate", dates("2025-01-02", "2025-01-03"), "no"),
    ("RequestOutcomeDate = ReceivedDate", dates("2025-01-02", "2025-01-02"), "yes"),
    ("RequestOutcomeDate != ReceivedDate", dates("2025-01-02", "2025-01-02"), "no"),
    ("RequestOutcomeDate >= ReceivedDate", ["ReceivedDate": "2025-01-02"], "unknown"),
    ("days(ReceivedDate, RequestOutcomeDate) <= 42", dates("2025-01-01", "2025-02-12"), "yes"),
    ("days(ReceivedDate, RequestOutcomeDate) <= 42", dates("2025-01-01", "2025-02-13"), "no"),
    ("42 >= days(ReceivedDate, RequestOutcomeDate)", dates("2025-01-01", "2025-02-13"), "no"),
    ("RequestOutcomeDate - ReceivedDate < 0", dates("2025-01-02", "2025-01-01"), "yes"),
    ("RequestOutcomeDate - ReceivedDate < 0", dates("2025-01-02", "!soon"), "invalid"),
    ("ReceivedDate >= 2025-01-02", ["ReceivedDate": "2025-01-01"], "no"),
    ("ReceivedDate <= header.DateTime", ["ReceivedDate": "2025-03-01"], "yes"),
    ("ReceivedDate <= header.DateTime", ["ReceivedDate": "2025-03-02"], "no"),
    ("year(ReceivedDate) = round.activity_year", ["ReceivedDate": "2024-12-31"], "yes"),
    ("ReceivedDate in [2025-01-01, round.census_day]", ["ReceivedDate": "2025-01-16"], "yes"),
    ("ReceivedDate in [2025-01-01, round.census_day]", ["ReceivedDate": "2025-01-15"], "no"),
    // Numbers.
    ("Sessions <= Possible", ["Sessions": "3", "Possible": "3"], "yes"),
    ("Sessions + 1 <= Possible", ["Sessions": "3", "Possible": "3"], "no"),
    ("Sessions in [1, 3, 5]", ["Sessions": "3"], "yes"),
    ("Sessions in [5, 1, 3]", ["Sessions": "4"], "no"),
    ("Sessions in [1, 3.0]", ["Sessions": "3"], "yes"),
    ("Cost < round.limit", ["Cost": "4.25"], "yes"),
    ("Cost in [4.25, 5]", ["Cost": "5"], "yes"),
    ("Cost = Sessions", ["Cost": "5.0", "Sessions": "5"], "yes"),
    ("Sessions / Possible > 0.9", ["Sessions": "9", "Possible": "10"], "no"),
    ("Sessions / Possible > 0.9", ["Sessions": "10", "Possible": "10"], "yes"),
    ("-Sessions = -3", ["Sessions": "3"], "yes"),
    ("Sessions - 1 - 1 = 1", ["Sessions": "3"], "yes"),
    ("2 + Sessions * 2 = 8", ["Sessions": "3"], "yes"),
    // Texts and codes of different lists are compared by their text.
    ("Note = Remark", ["Note": "as before", "Remark": "as before"], "yes"),
    ("Note != Remark", ["Note": "as before", "Remark": "as Before"], "yes"),
    (#"Note in ["one", "two"]"#, ["Note": "two"], "yes"),
    (#"Note in ["one", "two"]"#, ["Note": "tw"], "no"),
    (#"Note in ["one", "two"]"#, [:], "unknown"),
    (#"Note = """#, ["Note": "x"], "no"),
    ("Decision = RequestOutcome", ["Decision": "Y", "RequestOutcome": "Y"], "yes"),
    ("Decision = RequestOutcome", ["Decision": "N", "RequestOutcome": "Y"], "no"),
    ("Note = RequestOutcome", ["Note": "Y", "RequestOutcome": "Y"], "yes"),
    ("parent.Exported = header.LEA", [:], "unknown"),
    // Presence counted.
    ("present_count(Note, Remark, Cost) = 1", ["Remark": "!x"], "yes"),
    ("present_count(Note, Remark, Cost) <= 1", ["Remark": "x", "Cost": "1"], "no"),
    // An operand that does not matter is not read.
    ("Sessions = 1 and Possible = 1", ["Sessions": "2", "Possible": "!x"], "no"),
    ("Sessions = 1 or Possible = 1", ["Sessions": "1", "Possible": "!x"], "yes"),
    ("Sessions = 1 and Possible = 1", ["Possible": "!x"], "invalid"),
    ("Sessions = 1 and Possible = 1", ["Sessions": "1", "Possible": "!x"], "invalid"),
    ("if(RYA, Sessions, Possible) = 1", ["RYA": "1", "Sessions": "1", "Possible": "!x"], "yes"),
    ("if(RYA, Sessions, Possible) = 1", ["RYA": "0", "Sessions": "!x", "Possible": "1"], "yes"),
    ("if(RYA, Sessions, Possible) = 1", ["Sessions": "!x", "Possible": "!x"], "unknown"),
    ("first_present(Sessions, Possible) = 1", ["Sessions": "1", "Possible": "!x"], "yes"),
    ("first_present(Sessions, Possible) = 1", ["Possible": "1"], "yes"),
    ("first_present(Sessions, Possible) = 1", [:], "unknown"),
    // Booleans stand as conditions by themselves.
    ("RYA", ["RYA": "1"], "yes"), ("RYA", ["RYA": "0"], "no"), ("RYA", [:], "unknown"),
    ("not RYA", ["RYA": "0"], "yes"), ("not RYA", [:], "unknown"),
    ("RYA = Mediation", ["RYA": "0", "Mediation": "0"], "yes"),
    ("RYA or round.pilot", ["RYA": "0"], "no"),
    ("not (RYA or Mediation)", ["RYA": "0", "Mediation": "0"], "yes"),
    ("not RYA or Mediation", ["RYA": "1", "Mediation": "1"], "yes"),
    // Names in backticks are fields and never keywords.
    ("`Sessions` = 1", ["Sessions": "1"], "yes"),
  ])
  func says(_ text: String, of cells: [String: String], _ expected: String) throws {
    #expect(try Judging.verdict(text, SampleRecord("Requests", cells)) == expected)
  }

  @Test(arguments: [
    ("true", "yes", "no", "no", "yes"), ("false", "no", "yes", "yes", "no"),
    ("", "no", "yes", "no", "yes"),
  ])
  func isNeverLeavesItOpen(
    _ value: String, _ isTrue: String, _ isNotTrue: String, _ isFalse: String,
    _ isNotFalse: String
  ) throws {
    let cells = value.isEmpty ? [:] : ["RYA": value == "true" ? "1" : "0"]
    let record = SampleRecord("Requests", cells)
    #expect(try Judging.verdict("RYA is true", record) == isTrue)
    #expect(try Judging.verdict("RYA is not true", record) == isNotTrue)
    #expect(try Judging.verdict("RYA is false", record) == isFalse)
    #expect(try Judging.verdict("RYA is not false", record) == isNotFalse)
  }

  @Test func recordOfAnotherModuleIsAFailure() throws {
    let compiled = try Fixture.compile("present(Note)", expecting: .condition)
    let person = SampleRecord("Person").subject()
    let evaluator = Evaluator(header: Judging.header.subject())
    let wrong = Verdict.failed(EvaluationFailure(.wrongModule, column: 1))
    #expect(evaluator.verdict(of: compiled, record: 0, in: person) == wrong)
    #expect(evaluator.verdict(of: compiled, record: 1, in: person) == wrong)
    #expect(evaluator.verdict(of: compiled, record: -1, in: person) == wrong)
  }

  private static func dates(_ received: String, _ decided: String) -> [String: String] {
    ["ReceivedDate": received, "RequestOutcomeDate": decided]
  }
}
