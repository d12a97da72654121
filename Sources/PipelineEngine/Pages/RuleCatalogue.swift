internal import DelimitedText
internal import Emission
internal import Foundation
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// The rules of one return or of all, to list, show, test and document.
package struct RuleCatalogue {
  /// What running every example came to.
  package struct TestResult: Sendable {
    /// How many rules have examples.
    package var rules = 0
    /// How many examples were run.
    package var examples = 0
    /// Those that did not come out as they say, a line each with file and line.
    package var wrong: [String] = []
  }

  private let specifications: [ReturnSpecification]

  /// Reads the rules of `name`, or of every return.
  package init(_ engine: Engine, only name: String?) throws(StageFailure) {
    do {
      var all: [ReturnSpecification] = []
      for definition in try engine.library.returns() where name == nil || definition.id.text == name
      {
        all.append(try engine.library.specification(of: definition.id, areas: engine.areas))
      }
      if let name, all.isEmpty { _ = try engine.library.definition(of: ReturnID(name)) }
      specifications = all
    } catch { throw StageFailure(error) }
  }

  /// The rules as CSV; those in force in `round` when one is named.
  package func list(round: String?) -> [UInt8] {
    var writer = DelimitedWriter()
    writer.writeRow([
      "return", "rule", "dfe_code", "severity", "since", "until", "scope", "wording",
    ])
    for specification in specifications {
      for (rule, _) in specification.rulesWithExamples {
        if let round, !rule.inForce.contains(RoundID(round)) { continue }
        writer.writeRow([
          specification.definition.id.text, rule.code.text, rule.departmentCode ?? "",
          rule.severity.rawValue, rule.inForce.since?.text ?? "", rule.inForce.until?.text ?? "",
          rule.scope.rawValue, rule.wording,
        ])
      }
    }
    return writer.take()
  }

  /// One rule's file, after a line that says where it is and in which rounds it is in force.
  package func show(_ code: String) throws(StageFailure) -> String {
    for specification in specifications {
      for (rule, _) in specification.rulesWithExamples where rule.code.text == code {
        let rounds = specification.roundIDs.filter(rule.inForce.contains).map(\.text)
        return "# \(rule.file), in force in \(rounds.joined(separator: ", "))\n"
          + specification.text(of: rule.code)
      }
    }
    let known = specifications.flatMap { $0.rulesWithExamples.map(\.rule.code.text) }
    let hint = NearestName.to(code, among: known).map { "Did you mean '\($0)'?" } ?? ""
    throw StageFailure(
      .specify, .usage, subject: code, problem: "no such rule", advice: hint)
  }

  /// Runs every example; each round is resolved first, so that every rule is checked to compile.
  package func test() throws -> TestResult {
    var result = TestResult()
    do {
      for specification in specifications {
        for round in specification.roundIDs { _ = try specification.resolve(round) }
        var tester = RuleTester(
          specification, spillingInto: FileManager.default.temporaryDirectory.path)
        let all = try tester.runAll()
        result.rules += specification.rulesWithExamples.count
        result.examples += all.count
        result.wrong += all.filter { !$0.isRight }.map { wrong in
          "\(wrong.file):\(wrong.example.line): \(wrong.rule) '\(wrong.example.name)': expected "
            + "finds: \(wrong.example.finds), found \(wrong.found)"
        }
      }
    } catch let error as SpecError { throw StageFailure(error) }
    return result
  }

  /// A page of every rule, as Markdown.
  package func page() -> String {
    let tables = specifications.map { specification in
      Table(
        title: specification.definition.title, caption: "",
        columns: [
          .init("rule", heading: "Rule"), .init("severity", heading: "Severity"),
          .init("rounds", heading: "Rounds"), .init("wording", heading: "What is wrong"),
          .init("action", heading: "What to do"), .init("source", heading: "Source"),
        ],
        rows: specification.rulesWithExamples.map { rule, _ in
          [
            .text(rule.code.text), .text(rule.severity.rawValue), .text(Self.rounds(rule)),
            .text(rule.wording), .text(Self.action(rule)), .text(rule.source),
          ]
        },
        notes: [
          Self.note(specification.rulesWithExamples.map(\.rule)),
          "Made by `returns rules docs`; do not edit.",
        ])
    }
    return MarkdownPage(title: "Rules", tables: tables, classification: "").text
  }

  private static func note(_ rules: [Rule]) -> String {
    guard rules.contains(where: { $0.departmentCode != nil }) else {
      return "Codes are ours; the Department's numbered rules were not to hand."
    }
    let numbered = rules.count { $0.departmentCode != nil }
    let left = rules.count { $0.notImplemented != nil }
    return "\(numbered) rules have the Department's number, of which \(left) are not checked; "
      + "those that begin SC- are ours. Its whole list of rules was not to hand."
  }

  private static func action(_ rule: Rule) -> String {
    rule.notImplemented.map { "Not checked: \($0)" } ?? rule.action
  }

  private static func rounds(_ rule: Rule) -> String {
    let since = rule.inForce.since?.text ?? "the first"
    let terms = rule.inForce.terms.isEmpty ? "" : ", \(rule.inForce.terms.joined(separator: ", "))"
    return (rule.inForce.until.map { "\(since) until \($0)" } ?? "\(since) on") + terms
  }
}
