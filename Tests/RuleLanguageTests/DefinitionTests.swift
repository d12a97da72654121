import ReturnModel
import RuleLanguage
import Testing

/// Expressions with a name: each use means what writing it out would, from wherever it is used.
@Suite struct DefinitionTests {
  /// A request with a plan and three needs; a second with one need.
  private static let person = SampleRecord(
    "Person", ["PersonBirthDate": "2015-05-01"],
    [
      SampleRecord(
        "Requests", ["Sessions": "2", "RequestOutcome": "Y"],
        [
          SampleRecord(
            "ActivePlans", [:],
            [need("ASD", "1", "2024-02-01"), need("MLD", "2", "2023-02-01"), need("MLD", "3", nil)])
        ]),
      SampleRecord(
        "Requests", ["Sessions": "5"],
        [SampleRecord("ActivePlans", [:], [need("DS", "7", "2024-02-01")])]),
    ])
  // Positions: 0 Person, 1 Requests, 2 ActivePlans, 3 to 5 SENneed, 6 Requests, 7 ActivePlans, 8 SENneed.

  private static func need(_ type: String, _ rank: String, _ since: String?) -> SampleRecord {
    var cells = ["SENtype": type, "SENtypeRank": rank]
    if let since { cells["Since"] = since }
    return SampleRecord("SENneed", cells)
  }

  private static let texts: [(String, String)] = [
    ("Twice", "SENtypeRank * 2"), ("Fourfold", "Twice * 2"),
    ("Known", "first_present(Since, 2000-01-01)"),
    ("Ahead", "count(SENneed where SENtypeRank < outer.SENtypeRank)"),
    ("Repeats", "any(SENneed where SENtype = outer.SENtype and earlier())"),
    ("ManyNeeds", "count(SENneed) > 2"), ("Year", "header.Year + round.activity_year"),
    ("AboveAsked", "SENtypeRank > Requests.Sessions"),
    ("Loop", "Loop2 + 1"), ("Loop2", "Loop + 1"), ("Wrong", "SENtypeRnak + 1"),
  ]

  private func environment(_ module: String) throws -> ExpressionEnvironment {
    var environment = Fixture.environment(module)
    environment.definitions = try ExpressionDefinitions(
      Self.texts.map { (name: $0.0, text: $0.1, place: Fixture.place) })
    return environment
  }

  private func verdict(_ text: String, at index: Int) throws -> String {
    let subject = Self.person.subject()
    let module = Fixture.schema.modules[Int(subject.records[index].module)].name.text
    return try Judging.verdict(text, Self.person, at: index, environment: environment(module))
  }

  @Test(arguments: [
    (3, "Twice = 2"), (4, "Fourfold = 8"), (5, "Known = 2000-01-01"), (4, "Known = 2023-02-01"),
    // Inside a walk, of the record of the walk and of the one outside.
    (2, "any(SENneed where Twice = 6)"), (3, "count(SENneed where Twice > outer.Twice) = 2"),
    (3, "count(SENneed where Fourfold > outer.Fourfold) = 2"),
    (3, "count(SENneed where Known < outer.Known) = 2"),
    // One with a walk of its own: of the record at hand, and of one outside of the same module.
    (5, "Ahead = 2"), (2, "count(SENneed where Ahead = 1) = 1"),
    (3, "count(SENneed where Ahead > outer.Ahead) = 2"),
    (4, "any(SENneed where outer.Ahead = 1)"),
    (1, "ManyNeeds"), (0, "count(Requests where ManyNeeds) = 1"),
    // Of records above, and what stands in no record.
    (3, "AboveAsked is false"), (8, "AboveAsked"), (0, "count(SENneed where AboveAsked) = 2"),
    (3, "Year = 4049"), (3, "any(SENneed where outer.Year = 4049)"),
    // A name in backticks is a field's.
    (3, "place(SENtype) = 3"), (8, "place(SENtype) = 5"),
    // The first of two that are alike is not the later.
    (4, "not Repeats"), (5, "Repeats"), (2, "count(SENneed where Repeats) = 1"),
  ])
  func aNameMeansItsExpression(_ index: Int, _ text: String) throws {
    #expect(try verdict(text, at: index) == "yes")
  }

  @Test(arguments: [
    ("Loop = 1", "defined by way of itself"), ("Wrong = 1", "in Wrong: no field 'SENtypeRnak'"),
    ("any(Requests where outer.Ahead = 1)", "of one outside of the same module"),
    ("`Twice` = 1", "no field 'Twice'"), ("earlier()", "only inside any(...)"),
    ("place(SENtypeRank) = 1", "place(...) asks for a code"),
    ("parent.Twice = 1", "in Twice: no field 'SENtypeRank'"),
  ])
  func whatCannotBeMeantIsRefused(_ text: String, _ says: String) throws {
    let environment = try environment("SENneed")
    let error = #expect(throws: ExpressionError.self) {
      try ExpressionCompiler.compile(text, in: environment, at: Fixture.place)
    }
    #expect(error?.problem.contains(says) == true, "\(String(describing: error))")
  }

  @Test func aBlankCodeHasNoPlace() throws {
    let alone = SampleRecord("Requests", [:])
    #expect(try Judging.value("place(RequestOutcome)", alone) == "unknown")
    #expect(
      try Judging.value("place(RequestOutcome)", SampleRecord("Requests", ["RequestOutcome": "A"]))
        == "3")
  }
}
