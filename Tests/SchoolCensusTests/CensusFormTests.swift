import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// One census in each of the shapes it comes in gives the same figures.
@Suite struct CensusFormTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func figures(_ files: [String], _ name: String) throws -> [String] {
    let store = "\(folder.path)/\(name).sqlite"
    let run = try CensusRun(files, store: store)
    #expect(run.report.counts.addUp)
    #expect(run.report.counts.loaded == 163, "\(name): \(run.report.lines)")
    return try StoredFigures(store).all()
  }

  private var files: [String] { Census.schools.map(Census.file) }

  @Test func collectTablesGiveTheFiguresOfXML() throws {
    let xml = try figures(files, "xml")
    #expect(xml.count > 900)
    #expect(try figures(["\(Census.folder)/clean-collect"], "collect") == xml)
  }

  @Test func gzipAndZipGiveTheFiguresOfXML() throws {
    let xml = try figures(files, "xml")
    let gzipped = try files.map { try gzip($0) }
    #expect(try figures(gzipped, "gzip") == xml)
    var zip = StoredZip()
    for file in files {
      let name = (file as NSString).lastPathComponent
      zip.add("census/\(name)", try String(contentsOfFile: file, encoding: .utf8))
    }
    #expect(try figures([try folder.write(zip.data, to: "schools.zip")], "zip") == xml)
  }

  /// A copy of a file, compressed by the system's own gzip.
  private func gzip(_ file: String) throws -> String {
    let copy = try folder.write(
      try String(contentsOfFile: file, encoding: .utf8),
      to: "gzip/\((file as NSString).lastPathComponent)")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", copy]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return copy + ".gz"
  }

  @Test func tablesInAZipAreOneExtract() throws {
    var zip = StoredZip()
    let tables = "\(Census.folder)/clean-collect"
    for name in try FileManager.default.contentsOfDirectory(atPath: tables).sorted()
    where name.hasSuffix(".csv") {
      zip.add(name, try String(contentsOfFile: "\(tables)/\(name)", encoding: .utf8))
    }
    let path = try folder.write(zip.data, to: "tables/collect.zip")
    let store = "\(folder.path)/zipped.sqlite"
    _ = try CensusRun(["\(folder.path)/tables"], store: store)
    #expect(try StoredFigures(store).all() == figures(files, "xml"))
    #expect(path.hasSuffix(".zip"))
  }

  @Test func aRowThatBelongsToNoSchoolIsQuarantined() throws {
    let tables = "\(Census.folder)/clean-collect"
    for name in try FileManager.default.contentsOfDirectory(atPath: tables) {
      var text = try String(contentsOfFile: "\(tables)/\(name)", encoding: .utf8)
      if name.hasSuffix("senneeds.csv") {
        let row = try #require(text.split(separator: "\n").dropFirst().first)
        let heading = try #require(text.split(separator: "\n").first).split(separator: ",")
        let parent = try #require(heading.firstIndex { $0.lowercased() == "pupilonrolltableid" })
        let own = try #require(heading.firstIndex { $0.lowercased() == "senneedstableid" })
        var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        (cells[parent], cells[own]) = ("9999", "9999")
        text += cells.joined(separator: ",") + "\n"
      }
      _ = try folder.write(text, to: "spoilt/\(name)")
    }
    let run = try CensusRun(["\(folder.path)/spoilt"])
    #expect(run.report.counts.quarantined == 1)
    #expect(run.report.counts.read == 164)
    #expect(run.report.counts.addUp)
    #expect(run.rules == ["record-misplaced"])
  }
}
