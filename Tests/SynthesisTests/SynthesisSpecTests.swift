import Foundation
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// A `synthesis.yaml` that says something unknown is refused, with its place.
@Suite struct SynthesisSpecTests {
  @Test(arguments: [
    ("sex: { M: 451239", "sex: { M: 0", "a weight is a whole number above 0"),
    ("\nfaults:", "\nfautls:", "unknown key 'fautls'"),
    ("remove: Person.Surname }", "remove: Surname }", "expected Module.Field, found 'Surname'"),
    ("remove: Person.Surname }", "delete: Person.Surname }", "unknown key 'delete'"),
    ("[year-end, 5]", "[year-end]", "expected [what to count from, days]"),
    ("[year-end, 5]", "[year-end, 5, satday]", "'satday' is no day of the week"),
    (
      "case: ceased, remove: NamedPlan.CeaseDate", "case: ended, remove: NamedPlan.CeaseDate",
      "unknown case 'ended'"
    ),
    ("identity: uln, cut", "identity: ULN, cut", "unknown identity 'ULN'"),
    ("[year-end, 8]", "[yearend, 8]", "'yearend' is neither Module.Field nor census"),
    ("  forename:", "  forenames:", "the table of weights 'forename' is missing"),
    ("form: blade, file", "form: blades, file", "did you mean 'blade'"),
    ("day: dd-mm-ccyy", "day: dd-mm", "is not a date pattern"),
    ("  exception:", "  exceptions:", "the chance 'exception' is missing"),
  ])
  func aMistakeIsRefused(_ old: String, _ new: String, _ message: String) throws {
    let file = Project.path("Pipelines/sen2/synthesis.yaml")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains(old))
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "reference/none.yaml")
    for name in ["return.yaml", "forms/blade.yaml", "forms/excel-template.yaml"] {
      let whole = try String(
        contentsOfFile: Project.path("Pipelines/sen2/\(name)"), encoding: .utf8)
      _ = try folder.write(whole, to: "sen2/\(name)")
    }
    _ = try folder.write(
      text.replacingOccurrences(of: old, with: new), to: "sen2/synthesis.yaml")
    let error = #expect(throws: (any Error).self) {
      let spec = try SpecLibrary(pipelines: folder.path).synthesis(of: "sen2")
      let (_, round) = try GeneratedReturn.specification("2025")
      _ = try ReturnGenerator(
        spec, round,
        SynthesisRequest(
          folder: "unused", seed: 1, faults: 0, people: 1, authority: "893", formats: [.xml]))
    }
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
    #expect(error.map { "\($0)" }?.contains("synthesis.yaml") == true)
  }

  @Test func aReturnWithoutOneCannotBeGenerated() throws {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    #expect(throws: SpecError.self) { try library.synthesis(of: "no-such-return") }
  }
}
