import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// Made-up Annex A lists in a folder of their own, with the key of the faults planted in them.
struct GeneratedLists {
  let folder: TemporaryFolder
  /// The name of the workbook, without its ending.
  let name: String

  init(
    seed: UInt64, faults: Int, children: Int, formats: [SynthesisRequest.Format] = ["csv"],
    asAt: String = "2025-03-31"
  ) throws {
    folder = try TemporaryFolder()
    let (spec, round) = try Self.specification()
    var request = SynthesisRequest(
      folder: "\(folder.path)/made", seed: seed, faults: faults, people: children,
      authority: "893", formats: formats)
    request.asAt = CalendarDate(asAt)
    let generator = try ReturnGenerator(spec, round, request)
    try generator.write()
    name = generator.name
  }

  static func specification() throws -> (SynthesisSpec, RoundSpec) {
    let engine = try #require(ListRun.engine)
    let specification = try engine.library.specification(of: "chat", areas: engine.areas)
    let round = try specification.resolve(try #require(specification.roundIDs.last))
    return (try engine.library.synthesis(of: "chat"), round)
  }

  /// The path of something that was made.
  func path(_ name: String) -> String { "\(folder.path)/made/\(name)" }

  /// The text of a list.
  func list(_ number: Int) throws -> String {
    try String(contentsOfFile: path("csv/List \(number).csv"), encoding: .utf8)
  }

  /// The rule and key of every fault that was planted, sorted.
  func planted() throws -> [String] {
    let text = try String(contentsOfFile: path("answer-key.csv"), encoding: .utf8)
    return PlainTable(text).rows.map { "\($0["rule"] ?? "") \($0["key"] ?? "")" }.sorted()
  }
}
