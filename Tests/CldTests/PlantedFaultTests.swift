import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// What was planted is found, and nothing else.
@Suite struct PlantedFaultTests {
  @Test(arguments: ["2023-04", "2024-04", "2025-04"], [3, 8] as [UInt64])
  func findingsAreExactlyTheAnswerKey(_ round: String, _ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let file = try CldRun.generate(folder, round: round, people: 700, seed: seed, faults: 120)
    let planted = try CldRun.planted(beside: file)
    #expect(planted.count == 120)
    let year = try #require(Int(round.prefix(4)))
    #expect(try CldRun([file], asAt: "\(year + 1)-03-31").faults == planted)
  }

  /// A rule is planted, or the recipe says why it cannot be.
  @Test func everyRuleIsPlantedOrSaysWhyNot() throws {
    let engine = try #require(CldRun.engine)
    let spec = try engine.library.synthesis(of: "cld")
    let round = try engine.library.specification(of: "cld", areas: engine.areas)
      .resolve("2025-04")
    let plantable = ReturnGenerator.plantable(spec, in: round)
    let excused = Set(spec.unplantable.map(\.rule))
    #expect(plantable.isDisjoint(with: excused))
    #expect(Set(round.rules.map(\.code)) == plantable.union(excused))
  }
}
