import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// One generated return with faults in it, in every form it can be written in.
@Suite struct GeneratedFormTests {
  @Test(arguments: ["2023", "2024", "2025", "2026"])
  func everyFormSaysWhatXMLSays(_ round: String) throws {
    let folder = try TemporaryFolder()
    let name = try Self.generate(round, to: folder.path)
    let xml = try Outcome(["\(folder.path)/\(name).xml"])
    #expect(xml.counts.addUp)
    #expect(xml.findings.count >= 120)
    #expect(xml.observations.count > 1_000)
    for path in ["xml.gz/\(name).xml.gz", "blade", "xlsx/\(name).xlsx"] {
      let other = try Outcome(["\(folder.path)/\(path)"])
      #expect(other.observations == xml.observations, "\(path)")
      #expect(other.findings == xml.findings, "\(path)")
      #expect(other.counts == xml.counts, "\(path)")
      #expect(other.report.extracts.count == 1, "\(path)")
    }
  }

  /// Writes a return of `round` in every form into `folder` and gives its name without an ending.
  private static func generate(_ round: String, to folder: String) throws -> String {
    let engine = try #require(Outcome.engine)
    let specification = try engine.library.specification(of: "sen2", areas: engine.areas)
    let synthesis = try engine.library.synthesis(of: "sen2")
    let formats = ["xml", "xml.gz"] + synthesis.forms.map(\.format)
    #expect(formats == ["xml", "xml.gz", "blade", "xlsx"])
    let generator = try ReturnGenerator(
      synthesis, try specification.resolve(RoundID(round)),
      SynthesisRequest(
        folder: folder, seed: 11, faults: 120, people: 400, authority: "893",
        formats: formats.map { .init($0) }))
    try generator.write()
    return String(generator.name.dropLast(4))
  }
}
