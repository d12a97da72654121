import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport

/// A likely return, as `returns generate` writes it: as XML, and as COLLECT's CSV export.
struct GeneratedReturn {
  private let folder: TemporaryFolder
  /// The XML.
  let xml: Data
  /// The folder of the nine CSV files.
  var blade: String { "\(folder.path)/blade" }

  init(round: RoundID, people: Int, seed: UInt64) throws {
    folder = try TemporaryFolder()
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let specification = try engine.library.specification(of: "sen2", areas: engine.areas)
    let generator = try ReturnGenerator(
      try engine.library.synthesis(of: "sen2"), try specification.resolve(round),
      SynthesisRequest(
        folder: folder.path, seed: seed, faults: 0, people: people, authority: "893",
        formats: [.xml, "blade"]))
    try generator.write()
    xml = try Data(contentsOf: URL(filePath: "\(folder.path)/\(generator.name)"))
  }
}
