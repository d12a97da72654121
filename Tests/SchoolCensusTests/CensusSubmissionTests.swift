import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// One school's file is one submission: what replaces it, what does not, what is refused.
@Suite struct CensusSubmissionTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  @Test func aCorrectedFileReplacesOnlyItsSchoolsFigures() throws {
    _ = try CensusRun(Census.schools.map(Census.file), store: store)
    // The pupil with 70 sessions of illness of 138 had 7: no longer a persistent absentee.
    let corrected = try folder.census("0003", "8930003_SC1_893LL25_002.XML") { text in
      text.replacing("<SerialNo>001<", with: "<SerialNo>002<")
        .replacing("<Sessions>70</Sessions>", with: "<Sessions>7</Sessions>")
        .replacing("T16:05:00", with: "T18:05:00")
    }
    let run = try CensusRun([corrected], store: store)
    #expect(run.report.extracts.map(\.decision) == ["loaded"])
    let figures = try StoredFigures(store)
    #expect(try figures.text("absence-persistent-autumn-term") == "6/28")
    #expect(try figures.text("absence-persistent-autumn-term", "school:8930003") == "3/11")
    #expect(try figures.text("absence-persistent-autumn-term", "school:8930002") == "2/10")
    #expect(try figures.text("school-census-returns") == "4")
    // The first file again is superseded and changes nothing.
    let again = try CensusRun([Census.file("0003")], store: store)
    #expect(again.report.extracts.map(\.decision) == ["superseded"])
    #expect(try StoredFigures(store).text("absence-persistent-autumn-term") == "6/28")
  }

  @Test func theHighestSerialOfARunCounts() throws {
    let run = try CensusRun(["\(Census.folder)/clean"])
    let old = run.report.extracts.first { $0.file == "8930004_SC1_893LL25_001.XML" }
    #expect(old?.decision == "superseded by 8930004_SC1_893LL25_002.XML")
    #expect(old?.counts == RecordCounts(read: 27, superseded: 27))
  }

  @Test func aFileThatIsNotAuthorisedIsQuarantinedWhole() throws {
    let una = try folder.census("0001", "8930001_SC1_893LL25_001.UNA") { $0 }
    let run = try CensusRun([una, Census.file("0002")], store: store)
    #expect(run.report.extracts[0].counts == RecordCounts(read: 22, quarantined: 22))
    #expect(run.report.extracts[0].failure?.problem.contains("not authorised") == true)
    #expect(run.report.extracts[1].decision == "loaded")
    #expect(run.report.status() == .unreadableExtract)
  }

  @Test(arguments: [
    ("8930001_SC1_893LL25_001.XML", [String]()),
    ("8930001_SC1_893LL25_001.xml", []),
    ("8930001_SC3_893LL25_001.XML", ["AUT in the name, SPR in the header"]),
    ("8930001_SC1_893LL24_001.XML", ["24 in the name, 2025 in the header"]),
    ("8930001_SC1_893LL25_002.XML", ["002 in the name, 001 in the header"]),
    ("8940001_SC1_893LL25_001.XML", ["894 in the name, 893 in the header"]),
    ("school.xml", [""]),
  ])
  func theNameIsCheckedAgainstTheHeader(_ name: String, _ expected: [String]) throws {
    let run = try CensusRun([try folder.census("0001", name) { $0 }])
    #expect(run.rules == (expected.isEmpty ? [] : ["file-name"]))
    #expect(run.findings.column("value") == expected)
  }

  @Test func aTermWithoutASpecificationIsTold() throws {
    let path = try folder.census("0001", "a.xml") {
      $0.replacing("<Year>2025<", with: "<Year>2020<")
    }
    let run = try CensusRun([path])
    #expect(
      run.report.extracts[0].failure?.problem
        == "the header's Year is '2020' and its Term 'SPR', which has no specification")
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let bad = try folder.census("0001", "8930001_SC1_893LL25_001.XML") { String($0.prefix(3000)) }
    let run = try CensusRun([bad] + ["0002", "0003", "0004"].map(Census.file), store: store)
    #expect(run.report.status() == .unreadableExtract)
    #expect(run.report.counts.addUp)
    #expect(try StoredFigures(store).text("school-census-returns") == "3")
  }
}
