import ReturnModel
import RuleLanguage
import Testing

/// Walks over related records: which records count, and what comes of none.
@Suite struct RelatedRecordTests {
  /// Two requests: the first with a plan and three needs, the second with a plan and one need.
  private static let person = SampleRecord(
    "Person", ["UPN": "A0000000000SYN", "PersonBirthDate": "2015-05-01"],
    [
      SampleRecord(
        "Requests", ["RequestOutcome": "Y", "Sessions": "1", "ReceivedDate": "2024-01-10"],
        [
          SampleRecord("Assessment", ["AssessmentOutcome": "Y"]),
          SampleRecord(
            "ActivePlans", [:],
            [
              need("ASD", rank: "1", ["Score": "1.5", "Since": "2024-02-01", "Main": "1"]),
              need("MLD", rank: "2", ["Score": "2.25", "Since": "2023-02-01"]),
              need("MLD", rank: nil, ["Since": "2025-02-01", "Main": "0"]),
            ]),
        ]),
      SampleRecord(
        "Requests", ["RequestOutcome": "N", "Sessions": "5"],
        [
          SampleRecord("Assessment"),
          SampleRecord("ActivePlans", [:], [need("DS", rank: "7", [:])]),
        ]),
    ])
  // Positions: 0 Person, 1 Requests, 2 Assessment, 3 ActivePlans, 4-6 SENneed,
  // 7 Requests, 8 Assessment, 9 ActivePlans, 10 SENneed.

  private static func need(
    _ type: String, rank: String?, _ rest: [String: String]
  ) -> SampleRecord {
    var cells = rest
    cells["SENtype"] = type
    if let rank { cells["SENtypeRank"] = rank }
    return SampleRecord("SENneed", cells)
  }

  @Test(arguments: [
    // Below the record.
    (0, "count(Requests)", "2"), (0, "count(SENneed)", "4"), (1, "count(SENneed)", "3"),
    (7, "count(SENneed)", "1"), (3, "count(SENneed)", "3"),
    // From Assessment: those of the same request, through the nearest record both belong to.
    (2, "count(SENneed)", "3"), (8, "count(SENneed)", "1"), (2, "count(ActivePlans)", "1"),
    // The record's own module: it and its siblings.
    (4, "count(SENneed)", "3"), (1, "count(Requests)", "2"), (2, "count(Assessment)", "1"),
    // A module above: its siblings too.
    (2, "count(Requests)", "2"),
    // Conditions: a blank does not count.
    (1, "count(SENneed where SENtypeRank > 0)", "2"),
    (1, "count(SENneed where SENtypeRank <= 0)", "0"),
    (1, "any(SENneed where SENtypeRank = 2)", "true"),
    (1, "any(SENneed where SENtypeRank = 3)", "false"),
    (1, "any(SENneed where Main)", "true"),
    (1, "all(SENneed where SENtypeRank <= 2)", "true"),
    (1, "all(SENneed where SENtypeRank <= 1)", "false"),
    (4, "all(Assessment where AssessmentOutcome = \"Y\")", "true"),
    (8, "all(SENneed where SENtypeRank = 1)", "false"),
    (1, "any(SENneed)", "true"), (4, "any(SENneed where SENtype = \"DS\")", "false"),
    // Values.
    (1, "sum(SENneed.SENtypeRank)", "3"), (0, "sum(SENneed.SENtypeRank)", "10"),
    (1, "sum(SENneed.Score)", "3.75"), (8, "sum(SENneed.Score)", "0.0"),
    (1, "min(SENneed.Since)", "2023-02-01"), (1, "max(SENneed.Since)", "2025-02-01"),
    (1, "max(SENneed.Score)", "2.25"), (1, "min(SENneed.Score)", "1.5"),
    (1, "max(SENneed.SENtypeRank)", "2"), (8, "max(SENneed.Since)", "unknown"),
    (1, "min(SENneed.Since where SENtypeRank = 9)", "unknown"),
    (1, "sum(SENneed.SENtypeRank where SENtypeRank = 9)", "0"),
    (1, "first(SENneed.SENtype where SENtypeRank = 2)", "MLD"),
    (1, "first(SENneed.SENtype)", "ASD"),
    (1, "first(SENneed.SENtype where SENtypeRank = 9)", "unknown"),
    (1, "first(SENneed.SENtypeRank where SENtype = \"MLD\" and blank(Score))", "unknown"),
    (1, "first(SENneed.Words)", "unknown"),
    // The record outside, and its own ancestors.
    (1, "count(SENneed where SENtypeRank = outer.Sessions)", "1"),
    (2, "count(SENneed where SENtypeRank = outer.parent.Sessions)", "1"),
    (8, "count(SENneed where SENtypeRank > outer.Requests.Sessions)", "1"),
    (0, "count(SENneed where Requests.RequestOutcome = \"Y\")", "3"),
    (0, "count(SENneed where parent.parent.RequestOutcome = \"N\")", "1"),
    (0, "count(Requests where any(SENneed where SENtypeRank >= outer.Sessions))", "2"),
    (0, "count(Requests where all(SENneed where SENtypeRank > outer.Sessions))", "1"),
    (0, "count(Requests where count(SENneed) = 3)", "1"),
    // The same need twice: from each need, over those of its plan.
    (0, "any(SENneed where count(SENneed where SENtype = outer.SENtype) > 1)", "true"),
    (7, "any(SENneed where count(SENneed where SENtype = outer.SENtype) > 1)", "false"),
    (0, "count(SENneed where Since > outer.PersonBirthDate)", "3"),
    (
      0,
      "count(Requests where any(SENneed where SENtypeRank > outer.Sessions and Since > outer.outer.PersonBirthDate))",
      "1"
    ),
    // Around a walk: what stands before and after it reads its own record.
    (1, "Sessions + count(SENneed) + Sessions", "5"),
    (1, "count(SENneed where SENtypeRank = count(Assessment))", "1"),
    (8, "header.Year + count(SENneed where SENtypeRank = 7 and header.Year = 2025)", "2026"),
  ])
  func walks(from index: Int, _ text: String, _ expected: String) throws {
    #expect(try Judging.value(text, Self.person, at: index) == expected)
  }

  @Test(arguments: [
    ("any(SENneed where SENtypeRank = 1)", "false"),
    ("all(SENneed where SENtypeRank = 1)", "true"), ("count(SENneed)", "0"),
    ("sum(SENneed.SENtypeRank)", "0"), ("min(SENneed.SENtypeRank)", "unknown"),
    ("max(SENneed.Since)", "unknown"), ("first(SENneed.SENtype)", "unknown"),
  ])
  func overNone(_ text: String, _ expected: String) throws {
    let alone = SampleRecord("Person", [:], [SampleRecord("Requests")])
    #expect(try Judging.value(text, alone, at: 1) == expected)
  }

  /// An invalid cell in a related record makes the whole verdict invalid, unless it is not reached.
  @Test(arguments: [
    ("any(SENneed where SENtypeRank = 1)", "yes"),
    ("any(SENneed where SENtypeRank = 5)", "invalid"),
    ("count(SENneed where present(SENtypeRank)) = 2", "yes"),
    ("sum(SENneed.SENtypeRank) = 1", "invalid"), ("first(SENneed.SENtypeRank) = 1", "yes"),
    ("all(SENneed where SENtypeRank > 1)", "no"), ("all(SENneed where SENtypeRank = 1)", "invalid"),
  ])
  func invalidCells(_ text: String, _ expected: String) throws {
    let plan = SampleRecord(
      "ActivePlans", [:],
      [Self.need("ASD", rank: "1", [:]), Self.need("ASD", rank: "!first", [:])])
    #expect(try Judging.verdict(text, plan) == expected)
  }

  @Test func sumThatOverflowsIsAFailure() throws {
    let largest = String(Int64.max)
    let plan = SampleRecord(
      "ActivePlans", [:], [Self.need("ASD", rank: largest, [:]), Self.need("ASD", rank: "1", [:])])
    let verdict = try Judging.verdict("1 < sum(SENneed.SENtypeRank)", plan)
    #expect(verdict == "failed: a result is too large, at character 5 of the expression")
  }

  @Test func textsAndCodesOfRelatedRecords() throws {
    let plan = SampleRecord(
      "ActivePlans", [:],
      [Self.need("ASD", rank: "1", ["Words": "ASD"]), Self.need("MLD", rank: "2", ["Words": "é"])])
    #expect(try Judging.value("first(SENneed.Words where SENtypeRank = 2)", plan) == "\"é\"")
    #expect(try Judging.value("length(first(SENneed.SENtype))", plan) == "3")
    #expect(try Judging.verdict("first(SENneed.SENtype) = first(SENneed.Words)", plan) == "yes")
  }
}
