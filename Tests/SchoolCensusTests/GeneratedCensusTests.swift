import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// A generated authority's census: validation finds what was planted, all of it and nothing else.
@Suite struct GeneratedCensusTests {
  private static func opened() throws -> (Engine, ReturnSpecification) {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    return (engine, try engine.library.specification(of: "school-census", areas: engine.areas))
  }

  /// Each file's findings or planted faults, as `file rule key`, sorted.
  private struct Made {
    let folder: TemporaryFolder
    let report: ExtractReport
    let planted: [String]
    let found: [String]
  }

  private static func make(
    _ round: String, seed: UInt64, faults: Int, pupils: Int = 3_000, schools: Int = 12
  ) throws -> Made {
    let (engine, specification) = try opened()
    let folder = try TemporaryFolder()
    var request = SynthesisRequest(
      folder: "\(folder.path)/made", seed: seed, faults: faults, people: pupils, authority: "893",
      formats: [.xml])
    request.files = schools
    try ReturnGenerator(
      try engine.library.synthesis(of: "school-census"),
      try specification.resolve(RoundID(round)), request
    ).write()
    let out = "\(folder.path)/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var validate = ExtractRequest(
      command: "validate", files: ["\(folder.path)/made"], folder: out)
    validate.isQuiet = true
    validate.isDryRun = true
    let report = try ExtractRunner(engine, validate).run()
    return Made(
      folder: folder, report: report,
      planted: try rows("\(folder.path)/made/answer-key.csv") { "\($0[1]) \($0[0]) \($0[2])" },
      found: try rows("\(out)/findings.csv") { "\($0[8]) \($0[0]) \($0[7])" })
  }

  private static func rows(_ path: String, _ text: ([String]) -> String) throws -> [String] {
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    return whole.split(separator: "\n").dropFirst().map { row in
      text(row.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }.sorted()
  }

  @Test(arguments: [
    "2023-24-autumn", "2023-24-spring", "2024-25-autumn", "2024-25-spring", "2025-26-summer",
  ])
  func findingsAreExactlyTheAnswerKey(_ round: String) throws {
    let made = try Self.make(round, seed: 7, faults: 90)
    #expect(made.planted.count >= 90)
    #expect(made.found == made.planted)
    #expect(made.report.counts.addUp)
    #expect(made.report.counts.loaded == made.report.counts.read)
  }

  @Test func aCensusWithoutFaultsHasNoFinding() throws {
    let made = try Self.make("2024-25-spring", seed: 11, faults: 0)
    #expect(made.planted.isEmpty)
    #expect(made.found == [])
  }

  /// A rule is either planted or said to be beyond planting, with the reason.
  @Test func everyRuleIsPlantableOrSaysWhyNot() throws {
    let (engine, specification) = try Self.opened()
    let spec = try engine.library.synthesis(of: "school-census")
    let excused = Set(spec.unplantable.map(\.rule))
    for id in specification.roundIDs {
      let round = try specification.resolve(id)
      let plantable = ReturnGenerator.plantable(spec, in: round)
      #expect(plantable.isDisjoint(with: excused), "\(id)")
      let missing = round.rules.filter { rule in
        rule.notImplemented == nil && !plantable.contains(rule.code) && !excused.contains(rule.code)
      }
      // These need codes of the attendance of August 2024 on.
      let later: Set<RuleCode> = ["2491", "2492", "SC-P11"]
      #expect(missing.map(\.code).filter { !later.contains($0) } == [], "\(id)")
    }
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let one = try Self.make("2024-25-spring", seed: 5, faults: 40, pupils: 900, schools: 6)
    let other = try Self.make("2024-25-spring", seed: 5, faults: 40, pupils: 900, schools: 6)
    let folder = "\(one.folder.path)/made"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files.count == 7)
    for file in files {
      let again = "\(other.folder.path)/made/\(file)"
      #expect(
        try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
          == Data(contentsOf: URL(filePath: again)), "\(file)")
    }
  }
}
