import Foundation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Forms as their files say them.
@Suite struct FormSpecTests {
  @Test(arguments: [
    ("ccyy-Mmm-dd hh:mm:ss", "2022-Sep-28 00:00:00", "2022-09-28T00:00:00"),
    ("ccyy-Mmm-dd hh:mm:ss", "2024-feb-29 09:30:05", "2024-02-29T09:30:05"),
    ("dd/mm/ccyy", "01/12/2024", "2024-12-01T00:00:00"),
    // A day that never was is spelt out, so that a finding shows it as the return would.
    ("ccyy-Mmm-dd", "2023-Feb-30", "2023-02-30T00:00:00"),
  ])
  func aDateIsReadByItsPattern(_ pattern: String, _ text: String, _ expected: String) throws {
    let pattern = try #require(DatePattern(pattern))
    #expect(Array(text.utf8).withUnsafeBufferPointer { pattern.read($0) }?.description == expected)
  }

  @Test(arguments: [
    ("ccyy-Mmm-dd", "2022-Sept-28"), ("ccyy-Mmm-dd", "2022-Sep-8"), ("dd/mm/ccyy", "31/13/2024"),
    ("dd/mm/ccyy", "2024-01-01"), ("dd/mm/ccyy", "ab/cd/efgh"), ("dd/mm/ccyy", ""),
    ("ccyy-Mmm-dd", "2022-S\u{0}p-28"),
  ])
  func anythingElseIsNot(_ pattern: String, _ text: String) throws {
    let pattern = try #require(DatePattern(pattern))
    #expect(Array(text.utf8).withUnsafeBufferPointer { pattern.read($0) } == nil)
  }

  @Test(arguments: ["mm/ccyy", "hello", "", "dd/ccyy"])
  func aPatternNamesYearMonthAndDay(_ text: String) { #expect(DatePattern(text) == nil) }

  @Test(arguments: [
    ("Person ID\n\n(This must be a unique ID)", "personid"), ("Date & Time \n(x)", "datetime"),
    ("UPN and ULN unavailable – Reason", "upnandulnunavailablereason"), ("", ""), ("(all)", ""),
  ])
  func headingsAreComparedByTheirLetters(_ heading: String, _ plain: String) {
    #expect(Heading.plain(heading) == plain)
  }

  @Test func everyFormOfTheProjectNamesFieldsThatThereAre() throws {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    let forms = try library.forms()
    #expect(
      forms.map(\.id).sorted() == ["annex-a", "blade", "collect", "csv", "excel-template"]
        + [String](repeating: "tables", count: 8))
    let areas = try library.reference.areas()
    for form in forms {
      let specification = try library.specification(of: form.definition.id, areas: areas)
      for round in specification.roundIDs {
        let resolved = try specification.resolve(round)
        try form.check(against: resolved)
        // Every module of the round has its table, or is made of the keys of others' rows.
        let made = form.subjects.map(\.module)
        for module in resolved.modules
        where !made.contains(module.name) && module.role != .totals {
          let isCalls = module.role == .header && resolved.definition.header.asAt != nil
          #expect((form.table(of: module.name) != nil) != isCalls, "\(form.id) \(round)")
        }
      }
    }
  }

  @Test(arguments: [
    ("container: files", "container: boxes", "'boxes' is not one of files, sheet, sheets"),
    ("container: files", "container: sheet", "a form on a sheet names it"),
    ("module: SENneed", "module: SENneeds", "did you mean 'SENneed'"),
    ("digits: { SerialNo: 3 }", "digits: { SerialNum: 3 }", "did you mean 'SerialNo'"),
    ("name: senneed", "names: senneed", "unknown key 'names'"),
    ("name: senneed", "name: Sen2", "two tables are called 'Sen2'"),
    ("ccyy-Mmm-dd\"", "mm-dd\"", "is not a date pattern"),
  ])
  func aBadFormIsRefusedWithItsPlace(_ old: String, _ new: String, _ problem: String) throws {
    let folder = try TemporaryFolder()
    for name in ["return.yaml", "forms/blade.yaml"] {
      let text = try String(
        contentsOfFile: Project.path("Pipelines/sen2/\(name)"), encoding: .utf8)
      _ = try folder.write(
        name == "forms/blade.yaml" ? text.replacing(old, with: new) : text, to: "sen2/\(name)")
    }
    _ = try folder.write("", to: "reference/none")
    let error = #expect(throws: SpecError.self) {
      let forms = try SpecLibrary(pipelines: folder.path).forms()
      let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
      let areas = try library.reference.areas()
      for form in forms {
        try form.check(
          against: library.specification(of: "sen2", areas: areas).resolve("2025"))
      }
    }
    #expect(error?.problem.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.file == "sen2/forms/blade.yaml")
  }

}
