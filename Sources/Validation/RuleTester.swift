internal import PipelineCore
package import ReturnModel
package import ReturnSpec
internal import RuleLanguage

/// Runs the examples that rule files carry through the checks an extract would meet.
package struct RuleTester {
  /// One example and what came of it.
  package struct Result: Sendable {
    /// The rule.
    package let rule: RuleCode
    /// The example.
    package let example: RuleExample
    /// Whether the rule found it.
    package let found: Bool
    /// The rule's file.
    package let file: String

    /// Whether it came out as the example says.
    package var isRight: Bool { found == example.finds }
  }

  private let specification: ReturnSpecification
  private let spillFolder: String
  private var rounds: [RoundID: RoundSpec] = [:]
  /// What is changed in the rule that is tried, when something is.
  private var mutant: RuleMutant?

  /// Makes a tester for the rules of a return; duplicate checks may spill into `folder`.
  package init(_ specification: ReturnSpecification, spillingInto folder: String) {
    self.specification = specification
    spillFolder = folder
  }

  /// Runs every example of every rule, in the order of their files.
  package mutating func runAll() throws -> [Result] {
    try specification.requireExamples()
    var results: [Result] = []
    for (rule, examples) in specification.rulesWithExamples {
      for example in examples { results.append(try run(example, of: rule)) }
    }
    return results
  }

  /// Whether some example of the rule does not come out as it says when `mutant` is in its place.
  ///
  /// `nil` when what was changed makes no condition at all, so that nobody could have written it.
  package mutating func isTold(_ mutant: RuleMutant) throws -> Bool? {
    guard
      let (rule, examples) = specification.rulesWithExamples.first(where: {
        $0.rule.code == mutant.rule
      })
    else { return nil }
    self.mutant = mutant
    defer { self.mutant = nil }
    for example in examples {
      if let tolerance = mutant.tolerance {
        if try checkTolerance(example, rule, tolerance) != example.finds { return true }
        continue
      }
      let changed: RoundSpec
      do {
        changed = try specification.apply(mutant, to: try round(for: example, of: rule))
      } catch is SpecError { return nil }
      do {
        if try run(example, of: rule, in: changed).isRight == false { return true }
      } catch is SpecError {
        // It cannot run on its own example.
        return true
      }
    }
    return false
  }

  private mutating func run(_ example: RuleExample, of rule: Rule) throws -> Result {
    try run(example, of: rule, in: try round(for: example, of: rule))
  }

  private func run(
    _ example: RuleExample, of rule: Rule, in round: RoundSpec
  ) throws -> Result {
    guard let number = round.rules.firstIndex(where: { $0.code == rule.code }) else {
      throw SpecError(
        file: rule.file, line: example.line,
        problem: "'\(example.name)': \(rule.code) is not in force in \(round.id)")
    }
    let found: Bool
    do {
      switch rule.scope {
      case .record: found = try checkRecord(example, rule, number, round)
      case .return where rule.tolerance != nil:
        found = try checkTolerance(example, rule, rule.tolerance)
      case .return: found = try checkReturns([example.given], example, number, round)
      case .run, .rounds: found = try checkRun(example, number, round)
      }
    } catch let fault as ExampleRecords.Fault {
      throw SpecError(
        file: rule.file, line: fault.line > 0 ? fault.line : example.line,
        problem: "'\(example.name)': \(fault.problem)")
    }
    return Result(rule: rule.code, example: example, found: found, file: rule.file)
  }

  private mutating func round(for example: RuleExample, of rule: Rule) throws -> RoundSpec {
    let wanted =
      example.round ?? specification.roundIDs.first { rule.inForce.contains($0) }
      ?? specification.roundIDs[0]
    if let known = rounds[wanted] { return known }
    let round = try specification.resolve(wanted)
    rounds[wanted] = round
    return round
  }

  private func checkRecord(
    _ example: RuleExample, _ rule: Rule, _ number: Int, _ round: RoundSpec
  ) throws -> Bool {
    let module = try module(of: example, rule, number, round)
    var records = ExampleRecords(round)
    try records.take(example.given, module: module)
    let lists = example.lists.map { ExternalList(name: $0.key, texts: $0.value) }
    var checker = RecordChecker(
      round: round, header: records.headerRecord(), lists: lists,
      hasLastReturn: round.asksForLastReturn[number])
    var found = records.notices.contains { round.noticeRules[$0.rawValue] == number }
    let subject = records.subject()
    let previous = try previous(of: example, in: subject, module: module, round)
    checker.check(subject, previous: previous) { if $0.kind == .rule(number) { found = true } }
    if let failure = checker.outcomes[number].failure {
      throw SpecError(
        file: rule.file, line: example.line, problem: "'\(example.name)' could not run: \(failure)")
    }
    return found
  }

  private func module(
    of example: RuleExample, _ rule: Rule, _ number: Int, _ round: RoundSpec
  ) throws -> Int {
    if let name = example.module {
      if let module = round.schema.module(name) { return module }
      let hint = NearestName.to(name.text, among: round.modules.map(\.name.text))
      throw ExampleRecords.Fault(
        line: example.line,
        problem: "no module '\(name)'" + (hint.map { "; did you mean '\($0)'?" } ?? ""))
    }
    let first = round.checks.joined().first { $0.rule == number }?.module
    guard let first else {
      throw ExampleRecords.Fault(line: example.line, problem: "it must say its module:")
    }
    return first
  }

  private func checkRun(
    _ example: RuleExample, _ number: Int, _ round: RoundSpec
  ) throws -> Bool {
    guard case .record(let entries) = example.given, let first = entries.first,
      case .list(let returns) = first.value, first.name == "returns"
    else {
      throw ExampleRecords.Fault(line: example.line, problem: "given: holds 'returns: [..]'")
    }
    return try checkReturns(returns, example, number, round)
  }

  private func checkReturns(
    _ returns: [ExampleValue], _ example: RuleExample, _ number: Int, _ round: RoundSpec
  ) throws -> Bool {
    var checker = UniquenessChecker(
      spillingInto: spillFolder, across: [round.rules[number].scope])
    let code = round.rules[number].code
    var owners: [String] = []
    var rounds: [RoundSpec] = []
    for (extract, value) in returns.enumerated() {
      guard case .record(let entries) = value else { continue }
      var round = round
      var owner = ""
      for (name, value, line) in entries {
        switch value {
        case .text(let text) where name == "round":
          round = try specification.resolve(RoundID(text))
          if let mutant { round = try specification.apply(mutant, to: round) }
        case .text(let text): owner += text + " "
        case .list(let records):
          guard let module = round.schema.module(ModuleName(name)) else {
            throw ExampleRecords.Fault(line: line, problem: "no module '\(name)'")
          }
          for (index, record) in records.enumerated() {
            var example = ExampleRecords(round)
            try example.take(record, module: module)
            try checker.add(
              example.subject(ordinal: index + 1), of: round, header: example.headerRecord(),
              extract: extract)
          }
        case .record: throw ExampleRecords.Fault(line: line, problem: "'\(name)' is a list")
        }
      }
      owners.append(owner)
      rounds.append(round)
    }
    var found = false
    try checker.finish(owners: { owners[$0] }) { occurrence in
      if rounds[occurrence.extract].rules[occurrence.rule].code == code { found = true }
    }
    return found
  }
}

extension RuleTester {
  /// The record that an example gives as that of the last return, at the place of the one it is of:
  /// the first of its module.
  private func previous(
    of example: RuleExample, in subject: Subject, module: Int, _ round: RoundSpec
  ) throws -> [PreviousRecord?] {
    guard let given = example.previous else { return [] }
    func place(in subject: Subject) -> Int? {
      subject.records.firstIndex { Int($0.module) == module }
    }
    var records = ExampleRecords(round)
    try records.take(given, module: module)
    let last = records.subject()
    guard let here = place(in: subject), let there = place(in: last) else { return [] }
    var previous = [PreviousRecord?](repeating: nil, count: subject.records.count)
    previous[here] = PreviousRecord(subject: last, record: there)
    return previous
  }

  /// An example of a tolerance gives `last` and `now`, two numbers.
  private func checkTolerance(
    _ example: RuleExample, _ rule: Rule, _ tolerance: Tolerance?
  ) throws -> Bool {
    var numbers: [String: Double] = [:]
    if case .record(let entries) = example.given {
      for case (let name, .text(let text), _) in entries { numbers[name] = Double(text) }
    }
    guard let tolerance, let last = numbers["last"], let now = numbers["now"],
      numbers.count == 2
    else {
      throw ExampleRecords.Fault(
        line: example.line, problem: "given: of a tolerance holds two numbers, last and now")
    }
    return !tolerance.holds(last: last, now: now)
  }
}
