import Foundation
import Spreadsheet
import TestSupport
import Testing

/// A store's findings as a workbook: how many by rule, and the list.
@Suite struct FindingsWorkbookTests {
  private func rows(_ path: String, _ sheet: String) throws -> [[String]] {
    var rows: [[String]] = []
    try Workbook(path: path).read(sheet) { row in
      rows.append(row.cells.map { row.string($0) })
      return true
    }
    return rows
  }

  @Test func whatTheListSaysAddsUpToWhatTheRulesSay() throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store/returns.sqlite"
    let run = try MeasuredRun(
      MeasuredRun.program,
      [
        "ingest", Project.path("SampleInputs/sen2/2025/faulty/plans.xml"), "--store", store,
        "--pipelines", Project.path("Pipelines"),
      ], limit: 120)
    try #require(run.status == 1, "\(run.errors)")
    let listed = PlainTable(try Programs.returns(["findings", "--store", store]).output)
    try #require(listed.rows.count > 5)
    let book = "\(folder.path)/findings.xlsx"
    _ = try Programs.returns(["findings", "--store", store, "--format", "xlsx", "--out", book])
    let list = try rows(book, "Findings")
    #expect(list.count == listed.rows.count + 1)
    let place = try #require(list[0].firstIndex(of: "rule"))
    var counts: [String: Int] = [:]
    for row in list.dropFirst() { counts[row[place], default: 0] += 1 }
    var summary: [String: Int] = [:]
    for row in try rows(book, "Findings by rule").dropFirst(2) {
      summary[row[0], default: 0] += try #require(Int(row[3]))
    }
    #expect(summary == counts)
    _ = try Programs.returns(
      ["findings", "--store", store, "--format", "xlsx", "--out", "\(folder.path)/again.xlsx"])
    #expect(
      try Data(contentsOf: URL(filePath: book))
        == Data(contentsOf: URL(filePath: "\(folder.path)/again.xlsx")))
  }
}
