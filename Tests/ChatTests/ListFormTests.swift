import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The shapes in which Annex A lists arrive, and the ways in which people spell what stands in them.
@Suite struct ListFormTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let lists = [
    ListTable.contacts([
      ("C2", "01/02/2025", "b) 1B: Individual"), ("C1", "03/03/2025", "6"),
      ("C1", "28/02/2025", "Police"),
    ]),
    ListTable(
      name: "List_9", headings: ListTable.head + ["Eligibility Category", "LA In Touch "],
      rows: [
        [
          "C3", "Female", "White British", "05/05/2006", "18", "b) Former relevant child",
          "d) Refu",
        ]
      ]),
  ]

  @Test func workbookAndFilesGiveTheSameFigures() throws {
    for list in lists { _ = try folder.write(list.csv, to: "csv/\(list.name).csv") }
    let files = try ListRun(["\(folder.path)/csv"])
    #expect(files.report.counts.read == 4)
    #expect(files.report.counts.loaded == 4)
    for (is1904, hasTitles, hasSerials) in [
      (false, true, true), (true, true, true), (false, false, true), (false, true, false),
    ] {
      let workbook = ListWorkbook(
        tables: lists, hasTitles: hasTitles, is1904: is1904, hasSerials: hasSerials)
      let run = try ListRun([try workbook.write(to: folder)])
      #expect(run.report.extracts.first?.failure == nil)
      #expect(run.observations == files.observations)
      #expect(run.found("rule", "record_key", "line").count == files.found("rule").count)
    }
  }

  @Test func childrenAreMadeOfTheKeysOfAllLists() throws {
    for list in lists { _ = try folder.write(list.csv, to: "csv/\(list.name).csv") }
    let run = try ListRun(["\(folder.path)/csv"])
    // Nothing is wrong with them: labels, letters and bare codes are all codes.
    #expect(run.found("rule", "record_key", "field", "value") == [])
    #expect(run.quarantined.isEmpty)
  }

  @Test func otherSheetsAreLeftAndTold() throws {
    let other = ListTable(
      name: "FAQ", headings: ["Question", "Answer"], rows: [["What?", "This."]])
    let run = try ListRun([try ListWorkbook(tables: [other] + lists).write(to: folder)])
    #expect(run.found("rule", "field") == ["sheet-ignored FAQ"])
    #expect(run.report.counts.loaded == 4)
  }

  @Test func keysThatASpreadsheetHasMangledAreTold() throws {
    let list = ListTable.contacts([
      ("0071", "01/02/2025", "1A"), ("71", "01/02/2025", "1A"), ("72.0", "01/02/2025", "1A"),
      ("1.23457E+11", "01/02/2025", "1A"), ("", "01/02/2025", "1A"), ("-", "01/02/2025", "1A"),
      ("00", "01/02/2025", "1A"),
    ])
    let run = try ListRun([try folder.write(list.csv, to: "list.csv")])
    #expect(
      run.found("rule", "line", "value").sorted() == [
        "AA001 6 it has no Child Unique ID", "AA001 7 it has no Child Unique ID",
        "key-nearly-same 3 71",
        "key-rounded 5 its Child Unique ID was rounded by a spreadsheet",
      ])
    let counts = run.report.counts
    #expect((counts.read, counts.loaded, counts.quarantined) == (7, 4, 3))
    #expect(
      run.quarantined.map { $0["line"] }.sorted { ($0 ?? "") < ($1 ?? "") } == ["5", "6", "7"])
  }

  @Test func aRowThatRepeatsTheHeadingsIsSetAside() throws {
    var list = ListTable.contacts([("C1", "01/02/2025", "1A")])
    list.rows.insert(list.headings, at: 0)
    let run = try ListRun([try ListWorkbook(tables: [list]).write(to: folder)])
    #expect(run.found("rule", "value") == ["record-misplaced it repeats the list's headings"])
    #expect(run.report.counts.quarantined == 1)
    #expect(run.report.counts.loaded == 1)
  }

  @Test func twoColumnsHeadedAlikeAreRefused() throws {
    var list = ListTable.contacts([("C1", "01/02/2025", "1A")])
    list.headings[1] = "Date Of Contact"
    let run = try ListRun([try folder.write(list.csv, to: "list.csv")])
    #expect(run.report.status() == .unreadableExtract)
    #expect(
      run.report.extracts[0].failure?.problem.contains("are headed 'Date of Contact'") == true)
  }

  @Test func theOtherInspectionsAnnexAIsRefusedByName() throws {
    let table = ListTable(
      name: "List_1",
      headings: [
        "Unique ID", "UPN", "ULN", "Date of birth", "Gender", "Ethnicity", "SEN primary need",
      ],
      rows: [["1", "", "", "01/01/2015", "M", "WBRI", "ASD"]])
    for path in [
      try folder.write(table.csv, to: "list_1.csv"),
      try ListWorkbook(tables: [table]).write(to: folder),
    ] {
      let run = try ListRun([path])
      #expect(run.report.status() == .unreadableExtract)
      #expect(run.report.extracts[0].failure?.problem.contains("Area SEND inspection") == true)
    }
  }

  @Test func withoutADayOrAnAuthorityNothingIsAssumed() throws {
    let path = try folder.write(lists[0].csv, to: "list_1.csv")
    let noDay = #expect(throws: StageFailure.self) { try ListRun([path], asAt: nil) }
    #expect(noDay?.status == .usage)
    #expect(noDay?.description.contains("--as-at 2025-03-31") == true)
    let noArea = #expect(throws: StageFailure.self) { try ListRun([path], area: nil) }
    #expect(noArea?.status == .usage)
    let early = #expect(throws: StageFailure.self) { try ListRun([path], asAt: "2001-01-01") }
    #expect(early?.status == .usage)
  }
}
