import ReturnModel
import ReturnSpec
import Synthesis
import Testing

/// Validation finds what was planted: all of it, and nothing else.
@Suite struct AnswerKeyTests {
  @Test(arguments: GeneratedReturn.rounds)
  func aReturnWithoutFaultsHasNoFinding(_ round: String) throws {
    let made = try GeneratedReturn(round, seed: 41, faults: 0, people: 1_500)
    #expect(try made.planted().isEmpty)
    #expect(try made.findings(in: made.name).map(\.description) == [])
  }

  @Test(arguments: GeneratedReturn.rounds, [7, 2_026])
  func findingsAreExactlyTheAnswerKey(_ round: String, _ seed: UInt64) throws {
    let made = try GeneratedReturn(round, seed: seed, faults: 250, people: 600)
    let planted = try made.planted()
    #expect(planted.count >= 250)
    #expect(try made.findings(in: made.name) == planted)
  }

  @Test func faultsMayBeAsManyAsPeople() throws {
    let made = try GeneratedReturn("2025", seed: 5, faults: 90, people: 100)
    #expect(try made.findings(in: made.name) == made.planted())
  }

  /// A seed plants one header fault, so it takes as many seeds as there are header rules.
  @Test(arguments: GeneratedReturn.rounds)
  func everyPlantableRuleIsPlantedBySomeSeed(_ round: String) throws {
    let (spec, resolved) = try GeneratedReturn.specification(round)
    let plantable = ReturnGenerator.plantable(spec, in: resolved)
    let made = try (UInt64(1)...8).map { seed in
      try GeneratedReturn(round, seed: seed, faults: 70, people: 150)
    }
    let keys = try made.flatMap { try $0.planted() }.sorted()
    let files = made.map { $0.path($0.name) }
    let findings = try GeneratedReturn.findings(in: files, folder: made[0].folder)
    // Under the fault G-H03 one file bears another authority's number, so that the people who all eight
    // have in common are in two authorities' returns.
    #expect(findings.filter { $0.rule != "E-12" } == keys)
    let planted = Set(keys.map { RuleCode($0.rule) })
    #expect(plantable.subtracting(planted) == [])
  }

  /// A rule is either planted or said to be beyond planting, with the reason.
  @Test(arguments: GeneratedReturn.rounds)
  func everyRuleIsPlantableOrSaysWhyNot(_ round: String) throws {
    let (spec, resolved) = try GeneratedReturn.specification(round)
    let plantable = ReturnGenerator.plantable(spec, in: resolved)
    let excused = Set(spec.unplantable.map(\.rule))
    #expect(plantable.isDisjoint(with: excused))
    let missing = resolved.rules.map(\.code).filter {
      !plantable.contains($0) && !excused.contains($0)
    }
    #expect(missing == [])
  }
}
