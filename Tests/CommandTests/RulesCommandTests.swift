import Foundation
import TestSupport
import Testing

/// `returns rules` and `returns spec`: what a reviewer of the specifications sees.
@Suite struct RulesCommandTests {
  @Test func everyExampleComesOutAsItSays() throws {
    let run = try ToolRun(["rules", "test"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.hasSuffix(" examples, 0 wrong\n"))
  }

  /// What the issue asks for by its fifth "It is done when" line.
  @Test(arguments: [
    (
      "require: present(RequestOutcomeDate)", "require: present(RequestOutcomDate)",
      "RequestOutcomeDate"
    ),
    ("wording: ", "wordng: ", "'wording'"),
    ("finds: true", "finds: false", "no example with finds: true"),
  ])
  func aSpoiledRuleStopsTheProgram(_ right: String, _ wrong: String, _ says: String) throws {
    let folder = try TemporaryFolder()
    let pipelines = "\(folder.path)/Pipelines"
    try FileManager.default.copyItem(atPath: Project.path("Pipelines"), toPath: pipelines)
    let file = URL(filePath: "\(pipelines)/sen2/rules/G-204.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing(right, with: wrong).utf8).write(to: file)
    let run = try ToolRun(["rules", "test", "--pipelines", pipelines])
    #expect(run.status == 2)
    let place = #/sen2/rules/G-204\.yaml:\d+: /#
    #expect(run.errors.contains(place))
    #expect(run.errors.contains(says))
    guard !wrong.hasPrefix("finds") else { return }
    // Before any data is read.
    let clean = Project.path("SampleInputs/sen2/2026/clean")
    let validate = try ToolRun(["validate", clean, "--pipelines", pipelines])
    #expect(validate.status == 2)
    #expect(validate.errors.contains("G-204.yaml"))
    #expect(validate.output.isEmpty)
  }

  @Test func aRuleIsShownWithItsFileAndRounds() throws {
    let run = try ToolRun(["rules", "show", "G-103"])
    #expect(run.status == 0)
    // Sex takes the place of GenderCurrent in 2024 (table 1.5).
    #expect(run.output.hasPrefix("# sen2/rules/G-103.yaml, in force in 2024, 2025, 2026\n"))
  }

  @Test func rulesAreListedByRound() throws {
    let rules = try ToolRun(["rules", "list", "--round", "2023"]).table.column("rule")
    #expect(rules.contains("G-102"))
    #expect(!rules.contains("G-103"))
  }

  /// The rounds of SEN2 whole: what an amendment changes shows in the difference of two of these.
  @Test(arguments: [2023, 2024, 2025, 2026])
  func aRoundIsAsReviewed(_ year: Int) throws {
    let run = try ToolRun(["spec", "show", "sen2/\(year)"])
    #expect(run.status == 0)
    try expectGolden(run.output, "sen2-\(year).txt")
  }
}
