import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The Department's Excel template against the XML of the same return.
@Suite struct TemplateTests {
  static let samples = [
    "2025/clean/sen2-2025-893.xml", "2025/faulty/assessments.xml", "2025/faulty/duplicates.xml",
    "2025/faulty/out-of-round.xml", "2025/faulty/persons.xml", "2025/faulty/placements.xml",
    "2025/faulty/plans.xml", "2025/faulty/requests.xml", "2023/clean/sen2-2023-893.xml",
  ]

  @Test(arguments: samples)
  func theTemplateSaysWhatXMLSays(_ sample: String) throws {
    let folder = try TemporaryFolder()
    let file = try TemplateWorkbook(try Sample.flat(sample)).write(to: folder)
    let (xml, sheet) = (try XMLOutcomes.of(sample), try Outcome([file]))
    #expect(sheet.findings == xml.findings)
    #expect(sheet.observations == xml.observations)
    #expect(sheet.counts == xml.counts)
  }

  @Test(arguments: [(true, false), (false, true), (true, true)])
  func epochAndFloatsDoNotMatter(_ is1904: Bool, _ numbersAreFloats: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(GuideReturn.xml, to: "guide.xml")
    var workbook = TemplateWorkbook(FlatReturn(try Element.read(path)))
    workbook.is1904 = is1904
    workbook.numbersAreFloats = numbersAreFloats
    let (xml, sheet) = (try Outcome([path]), try Outcome([try workbook.write(to: folder)]))
    #expect(sheet.findings == xml.findings)
    #expect(sheet.observations == xml.observations)
    #expect(sheet.counts == xml.counts)
  }

  @Test func theTwoDoubtfulHeadingsAreToldOnce() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(GuideReturn.xml, to: "guide.xml")
    let file = try TemplateWorkbook(FlatReturn(try Element.read(path))).write(to: folder)
    let told = try Outcome([file]).rows.filter { $0["rule"] == "doubtful-heading" }
    #expect(
      Dictionary(uniqueKeysWithValues: told.map { ($0["field"] ?? "", $0["value"] ?? "") }) == [
        "Annual Review Meeting Date": "read as ReviewMeeting",
        "EHC Plan Review Decisions Date": "read as LastReview",
      ])
    #expect(told.allSatisfy { $0["severity"] == "info" && $0["file"] == "template.xlsx" })
  }

  @Test func findingsNameTheRowOfTheSheet() throws {
    let folder = try TemporaryFolder()
    let file = try TemplateWorkbook(try Sample.flat("2025/faulty/persons.xml")).write(to: folder)
    let row = try #require(try Outcome([file]).rows.first { $0["rule"] == "E-01" })
    #expect(row["file"] == "template.xlsx")
    // Title, blank, the header's label, headings, row and two blanks; label and headings of persons.
    #expect((Int(row["line"] ?? "") ?? 0) > 9)
  }

  @Test func aWorkbookWithoutATableSaysWhich() throws {
    let folder = try TemporaryFolder()
    var zip = StoredZip()
    zip.add(
      "_rels/.rels",
      "<R><Relationship Id='a' Type='x/officeDocument' Target='w.xml'/></R>")
    zip.add("w.xml", "<w xmlns:r='r'><sheet name='data entry template' r:id='s'/></w>")
    zip.add(
      "_rels/w.xml.rels", "<R><Relationship Id='s' Type='x/worksheet' Target='s.xml'/></R>")
    zip.add(
      "s.xml",
      "<s><row r='1'><c r='A1' t='inlineStr'><is><t>Header Record</t></is></c></row></s>")
    let file = try folder.write(zip.data, to: "short.xlsx")
    let outcome = try Outcome([file])
    let failure = try #require(outcome.report.extracts.first?.failure)
    #expect(failure.problem.contains("no table 'Header Record'"))
    #expect(outcome.report.status() == .unreadableExtract)
  }
}
