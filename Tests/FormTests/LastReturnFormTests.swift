import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// A last return that came in another form than this one.
@Suite struct LastReturnFormTests {
  private static let sample = "2023/clean/sen2-2023-893.xml"

  /// What checking the return of 2025 finds, and its table, once `files` are in the store as 2023's.
  private func outcome(_ files: [String], in folder: TemporaryFolder) throws -> [String] {
    let engine = try #require(Outcome.engine)
    let store = "\(folder.path)/store/returns.sqlite"
    func run(_ files: [String], _ name: String) throws {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
      var request = ExtractRequest(
        command: "test", files: files, folder: "\(folder.path)/\(name)")
      request.store = store
      request.isQuiet = true
      _ = try ExtractRunner(engine, request).run()
    }
    try run(files, "before")
    try run([Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")], "now")
    return try ["findings.csv", "last-return.csv"].map {
      try String(contentsOfFile: "\(folder.path)/now/\($0)", encoding: .utf8)
    }
  }

  @Test func aWorkbookAndTablesSayWhatXMLSays() throws {
    let flat = try Sample.flat(Self.sample)
    let folders = try (0..<3).map { _ in try TemporaryFolder() }
    let xml = try outcome([Project.path("SampleInputs/sen2/\(Self.sample)")], in: folders[0])
    let sheet = try outcome([try TemplateWorkbook(flat).write(to: folders[1])], in: folders[1])
    let blade = try outcome(try BladeFiles(flat).write(to: folders[2]), in: folders[2])
    #expect(PlainTable(xml[1]).rows.count > 50)
    #expect(sheet == xml)
    #expect(blade == xml)
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(folders[1].path)/now")
    #expect(left.sorted() == ["findings.csv", "last-return.csv", "quarantine.csv"])
  }
}
