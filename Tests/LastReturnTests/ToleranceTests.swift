import Foundation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Tolerances as rule files give them.
@Suite struct ToleranceTests {
  /// The project's specifications with the rule P-12 replaced.
  private func specifications(_ rule: String) throws -> ReturnSpecification {
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: Project.path("Pipelines"), toPath: folder.path)
    _ = try folder.write(rule, to: "sen2/rules/P-12.yaml")
    let library = try SpecLibrary(pipelines: folder.path)
    return try library.specification(of: "sen2", areas: library.reference.areas())
  }

  private static func rule(_ tolerance: String, scope: String = "scope: return") -> String {
    """
    code: P-12
    severity: query
    wording: Too far
    action: Look
    source: made up
    since: "2024"
    \(scope)
    tolerance: \(tolerance)
    examples:
      - { name: near, given: {last: 1, now: 1}, finds: false }
      - { name: far,  given: {last: 1, now: 99}, finds: true }
    """
  }

  @Test func aRuleThatNamesAFigureGoesBeforeOneForAll() throws {
    let round = try specifications(
      Self.rule("{ of: counts, names: [new-ehc-plans], percent: 7.5 }")
    ).resolve("2025")
    func words(_ measured: Tolerance.Measured, _ name: String) -> String? {
      round.tolerance(of: measured, name)?.tolerance.words
    }
    #expect(words(.counts, "new-ehc-plans") == "7.5%")
    #expect(words(.counts, "ehc-plans-maintained") == "25% or 10")
    #expect(words(.records, "Person") == "20% or 20")
    #expect(words(.rates, "ehc-requests-refused-percentage") == "10 points")
  }

  @Test(arguments: [
    ("{ of: counts, percent: ten }", "percent: is a number from 0 up, not 'ten'"),
    ("{ of: counts, percent: -1 }", "percent: is a number from 0 up, not '-1'"),
    ("{ of: counts, points: 5 }", "the key 'percent' is missing"),
    ("{ of: rates, points: 5, least: 1 }", "a tolerance of rates has no least:"),
    ("{ of: count, percent: 5 }", "'count' is not one of records, counts, rates"),
    (
      "{ of: counts, names: [new-ehc-plan], percent: 5 }",
      "names 'new-ehc-plan', which is none of them; did you mean 'new-ehc-plans'?"
    ),
    ("{ of: records, names: [Persons], percent: 5 }", "did you mean 'Person'?"),
  ])
  func aMistakeIsToldWithItsPlace(_ tolerance: String, _ message: String) throws {
    let error = #expect(throws: SpecError.self) {
      try specifications(Self.rule(tolerance)).resolve("2025")
    }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    #expect(error?.file.hasSuffix("P-12.yaml") == true)
  }

  @Test func aToleranceIsOverAWholeReturn() throws {
    let error = #expect(throws: SpecError.self) {
      try specifications(Self.rule("{ of: counts, percent: 5 }", scope: "module: Person"))
    }
    #expect(error?.problem.contains("say scope: return") == true)
  }

  @Test func anIndicatorDoesNotReadTheLastReturn() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: Project.path("Pipelines"), toPath: folder.path)
    let file = "\(folder.path)/sen2/indicators/ehc-plans-maintained.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains("where: StartDate <="))
    try text.replacing("where: StartDate <=", with: "where: previous.StartDate <=")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let library = try SpecLibrary(pipelines: folder.path)
    let error = #expect(throws: SpecError.self) {
      try library.specification(of: "sen2", areas: library.reference.areas()).resolve("2025")
    }
    #expect(error?.problem.contains("previous. is for rules") == true)
  }
}
