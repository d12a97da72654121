import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Workbooks that are locked, carry macros, or are laid out oddly: each a clear message, nothing lost.
@Suite struct HostileListTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let contacts = ListTable.contacts([("C1", "01/02/2025", "1A")])

  @Test func aWorkbookWithAPasswordIsRefused() throws {
    // Excel keeps a workbook with a password in the container of its older files.
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    let run = try ListRun([try folder.write(Data(bytes), to: "lists.xlsx")])
    #expect(run.report.status() == .unreadableExtract)
    #expect(run.report.extracts[0].failure?.description.contains("password") == true)
  }

  @Test func macrosAreNeverLookedAt() throws {
    let workbook = ListWorkbook(tables: [contacts], extra: ["xl/vbaProject.bin": "Sub Auto_Open()"])
    let run = try ListRun([try workbook.write(to: folder, name: "lists.xlsm")])
    #expect(run.report.counts.loaded == 1)
  }

  @Test func aBombIsRefused() throws {
    // An entry that says it grows to eight gigabytes and more.
    let workbook = ListWorkbook(tables: [contacts], claimedSize: 0xFFFF_FFF0)
    let run = try ListRun([try workbook.write(to: folder)])
    #expect(run.report.status() == .unreadableExtract)
    #expect(run.report.counts.loaded == 0)
    #expect(run.report.counts.addUp)
  }

  @Test func aTitleOverMergedCellsIsNoHeading() throws {
    let workbook = ListWorkbook(
      tables: [contacts], tail: "<mergeCells count='1'><mergeCell ref='A1:G1'/></mergeCells>")
    let run = try ListRun([try workbook.write(to: folder)])
    #expect(run.found("rule") == [])
    #expect(run.report.counts.loaded == 1)
  }

  @Test func aListOnTwoSheetsIsRefusedWhole() throws {
    var second = contacts
    second.name = "List_1 (2)"
    let run = try ListRun([try ListWorkbook(tables: [contacts, second]).write(to: folder)])
    #expect(run.report.status() == .unreadableExtract)
    #expect(run.report.extracts[0].failure?.problem.contains("List 1 stands in") == true)
    let counts = run.report.counts
    #expect(counts.read == counts.quarantined)
  }

  /// A day a year too early: every row is later than it, which is told row by row, and none is lost.
  @Test func aWrongDayIsSeenInTheFindings() throws {
    let run = try ListRun([try folder.write(contacts.csv, to: "list_1.csv")], asAt: "2024-03-31")
    #expect(run.found("rule", "field").contains("AA004 DateOfContact"))
    #expect(run.report.status() == .errorsInData)
    #expect(run.report.counts.loaded == 1)
  }
}
