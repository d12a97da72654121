import ReturnModel
import RuleLanguage
import Testing

/// Hostile text: compiling it gives an expression or an error, and what compiles can be evaluated.
@Suite struct FuzzTests {
  private static let words =
    RuleFunction.allCases.map(\.rawValue)
    + Fixture.schema.modules.flatMap { [$0.name.text] + $0.fields.map(\.name.text) }
    + [
      "and", "or", "not", "in", "is", "true", "false", "where", "parent", "outer", "header",
      "round", "previous", "value", "census_day", "activity_year", "limit", "establishments", "(",
      ")", "(", ")", "(", ")", "[", "]", ",", ",", ".", ".", "=", "!=", "<", "<=", ">", ">=", "+",
      "-", "*", "/", "1", "0", "4.5", "2025-03-14", "2025-02-30", "9223372036854775807", "\"Y\"",
      "\"N\"", "\"\"", "\"[A-Z]{2}\"", "\"(\"", "\"", "`", "`a b`", "\\", "é", "\u{0}", "\n", "😀",
      "#",
    ]

  private static let seeds = [
    "RequestOutcome in [\"Y\", \"N\"] and present(RequestOutcomeDate)",
    "days(ReceivedDate, RequestOutcomeDate) <= 42 or RYA is not true",
    "any(SENneed where SENtypeRank = 1 and Score > outer.Cost) and not matches(Note, \"[A-Z]\\d{2}\")",
    "count(SENneed where any(SENneed where Main)) + sum(SENneed.SENtypeRank) > header.Year / 2",
    "if(RYA, first(SENneed.SENtype where Main), \"ASD\") = first_present(Decision, Note)",
    "working_days(add_months(ReceivedDate, -1), round.census_day) - previous.Sessions < 10",
    "overlaps(ReceivedDate, RequestOutcomeDate, date(2024, 1, 31), 2025-01-01) and in_list(Note, establishments)",
  ]

  /// A request with blanks, invalid cells and related records.
  private static let subject = SampleRecord(
    "Requests",
    [
      "ReceivedDate": "2024-01-31", "RequestOutcome": "Y", "RYA": "1", "Sessions": "3",
      "Cost": "2.5", "Note": "B801200005001", "Possible": "!x",
    ],
    [
      SampleRecord(
        "ActivePlans", [:],
        [
          SampleRecord("SENneed", ["SENtype": "ASD", "SENtypeRank": "1", "Main": "1"]),
          SampleRecord("SENneed", ["Score": "1.5", "Words": "é"]),
        ])
    ]
  ).subject()

  /// A table of checks must say of a condition what evaluating it alone does.
  private func expectTableAgrees(
    _ condition: CompiledExpression, _ verdict: Verdict, _ evaluator: Evaluator, _ text: String
  ) {
    var table = ConditionTable()
    table.append(when: nil, require: condition)
    table.append(when: condition, require: condition)
    var applied = [0, 0]
    let faults = (0..<2).map { check in
      evaluator.firstFault(
        in: check..<check + 1, of: table, record: 0, in: Self.subject, applied: &applied)
    }
    var failure: EvaluationFailure?
    if case .failed(let reason) = verdict { failure = reason }
    #expect((faults[0] != nil) == (verdict == .no || failure != nil), "\(text)")
    #expect(faults.map { $0?.failure } == [failure, failure], "\(text)")
    #expect((faults[1] != nil) == (failure != nil), "\(text)")
    #expect(applied == [1, verdict == .yes ? 1 : 0], "\(text)")
  }

  /// Compiles and, when that works, evaluates; returns whether it compiled.
  private func attempt(_ text: String, _ evaluator: Evaluator) -> Bool {
    do {
      let compiled = try ExpressionCompiler.compile(
        text, expecting: .value, in: Fixture.environment("Requests", valueField: 6),
        at: Fixture.place)
      let value = evaluator.value(of: compiled, record: 0, in: Self.subject)
      if case .text(let range) = value {
        _ = evaluator.string(range, of: compiled, in: Self.subject)
      }
      let verdict = evaluator.verdict(of: compiled, record: 0, in: Self.subject)
      #expect((verdict == .invalid) == (value == .invalid), "\(text)")
      #expect((verdict == .unknown) == (value == .unknown), "\(text)")
      expectTableAgrees(compiled, verdict, evaluator, text)
      return true
    } catch {
      #expect(
        !error.problem.isEmpty && error.place.line == 7 && error.place.column >= 10, "\(text)")
      return false
    }
  }

  @Test(arguments: 1...4) func randomTokens(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let evaluator = Evaluator(header: Judging.header.subject())
    for _ in 0..<4000 {
      let count = Int.random(in: 1...24, using: &random)
      let words = (0..<count).map { _ in random.pick(Self.words) }
      _ = attempt(words.joined(separator: random.chance(50) ? " " : ""), evaluator)
    }
  }

  @Test(arguments: 1...4) func changedRules(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let evaluator = Evaluator(header: Judging.header.subject())
    var compiled = 0
    for _ in 0..<4000 {
      var bytes = Array(random.pick(Self.seeds).utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) { change(&bytes, &random) }
      if attempt(String(decoding: bytes, as: UTF8.self), evaluator) { compiled += 1 }
    }
    // Some are left whole, so that the evaluator has its share.
    #expect(compiled > 400)
  }

  private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0...4, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: Array(random.pick(Self.words).utf8), at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 8))
    default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 12)], at: place)
    }
  }

  @Test(arguments: 1...2) func patterns(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "b", ".", "\\d", "\\w", "\\", "[", "]", "[a-z]", "[^", "^", "-", "(", ")", "|", "?", "*",
      "+", "{", "}", "{2}", "{1,3}", "{9999}", ",", "é", "$", "(?:", "{200}",
    ]
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in random.pick(parts) }
        .joined()
      do {
        _ = try Pattern(text).matches("ab12é")
      } catch {
        #expect(!error.description.isEmpty && error.offset <= text.unicodeScalars.count)
      }
    }
  }
}
