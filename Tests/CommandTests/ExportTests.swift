import Foundation
import TestSupport
import Testing

/// A published table written out of the store by the program, from the samples.
@Suite struct ExportTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/returns.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  private func ingest(_ files: String..., more: [String] = []) throws {
    let paths = files.map { Project.path("SampleInputs/published/\($0)") }
    let run = try ToolRun(["ingest"] + paths + ["--store", store] + more)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func export(_ arguments: String...) throws -> ToolRun {
    try ToolRun(["export"] + arguments + ["--store", store])
  }

  @Test(arguments: ["timeliness_20_week", "caseload", "newplans"])
  func theSampleComesOutCellForCell(_ name: String) throws {
    try ingest("\(name).csv")
    let run = try export(name)
    #expect(run.status == 0)
    let file = try String(
      contentsOfFile: Project.path("SampleInputs/published/\(name).csv"), encoding: .utf8)
    let (written, sample) = (run.table, PlainTable(file.replacing("\u{FEFF}", with: "")))
    #expect(Set(written.columns) == Set(sample.columns))
    #expect(Set(written.rows) == Set(sample.rows))
    #expect(written.rows.count == sample.rows.count)
    // What the sample was cut out of has more columns, and the mapping knows them.
    #expect(run.errors.contains("not in the file that was loaded: "))
    #expect(!run.errors.contains("labels that the mapping does not list"))
  }

  @Test func rowsAndColumnsStandAsPromised() throws {
    try ingest("timeliness_20_week.csv")
    try expectGolden(try export("ees/timeliness_20_week").output, "export-timeliness.csv")
  }

  @Test func aFileIsTheOwnersAloneAndHoldsTheSame() throws {
    try ingest("caseload.csv")
    let file = "\(folder.path)/caseload.csv"
    let run = try export("caseload", "--out", file)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8) == (try export("caseload").output))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func whatIsNotThereIsRefusedWithWhatIs() throws {
    try ingest("caseload.csv")
    let wrong = try export("caselaod")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("Did you mean 'caseload'?"))
    let other = try export("caseload", "--released", "2024-06-13")
    #expect(other.status == 2)
    #expect(other.errors.contains("It has those of 2025-06-26."))
    #expect(try export("newplans").status == 2)
    #expect(try export("caseload", "--as-of", "2020-01-01").status == 2)
    #expect(try export("caseload", "--as-of", "soon").status == 2)
    for run in [wrong, other] { #expect(run.output.isEmpty) }
  }
}
