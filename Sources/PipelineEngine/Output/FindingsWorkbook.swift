internal import Emission
package import PipelineCore
internal import PrivateFiles
internal import ReturnModel
internal import WorkbookWriter

extension StoredFindings {
  /// What findings are counted by.
  private struct Kind: Hashable, Comparable {
    let rule: String
    let severity: String
    let status: String
    let wording: String

    init(_ finding: Finding) {
      (rule, severity) = (finding.rule.text, finding.severity.rawValue)
      (status, wording) = (finding.status.rawValue, finding.wording)
    }

    private var order: [String] { [severity, rule, status, wording] }

    static func < (one: Self, other: Self) -> Bool {
      one.order.lexicographicallyPrecedes(other.order)
    }
  }

  /// Writes the findings as a workbook into the file `path`: how many there are by rule, then the
  /// list, on as many sheets as it needs.
  ///
  /// The store is gone through twice and nothing is kept but the counts, so that memory does not grow
  /// with the findings.
  package func writeWorkbook(to path: String) throws(StageFailure) {
    var counts: [Kind: Int] = [:]
    try forEach { counts[Kind($0), default: 0] += 1 }
    let book: WorkbookWriter
    do {
      book = try WorkbookWriter(path, created: TableWorkbook.created)
      try book.beginSheet("Findings by rule", widths: [14, 10, 10, 10, 80], frozenRows: 2)
      try book.write([.heading("INTERNAL. Findings by rule")])
      try book.write(
        ["Rule", "Severity", "Status", "Findings", "What is wrong"].map { .heading($0) })
      for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
        try book.write([
          .text(kind.rule), .text(kind.severity), .text(kind.status), .number(Double(count)),
          .text(TableWorkbook.fitted(kind.wording)),
        ])
      }
    } catch { throw StageFailure(error) }
    var sheets = 0
    var rows = WorkbookWriter.rowLimit
    try forEach { finding throws(StageFailure) in
      do throws(FileFailure) {
        if rows == WorkbookWriter.rowLimit {
          sheets += 1
          try Self.beginList(sheets, in: book)
          rows = 1
        }
        try book.write(Self.cells(finding))
        rows += 1
      } catch { throw StageFailure(error) }
    }
    do {
      if sheets == 0 { try Self.beginList(1, in: book) }
      try book.close()
    } catch { throw StageFailure(error) }
  }

  private static func beginList(
    _ number: Int, in book: WorkbookWriter
  ) throws(FileFailure) {
    try book.beginSheet(
      number == 1 ? "Findings" : "Findings \(number)",
      widths: Finding.columns.map { ["wording", "action", "record_key"].contains($0) ? 40 : 14 },
      frozenRows: 1)
    try book.write(Finding.columns.map { .heading($0) })
  }

  /// The finding's cells, the line as a number.
  private static func cells(_ finding: Finding) -> [WorkbookCell] {
    zip(Finding.columns, finding.cells).map { column, text in
      if column == "line", let number = Int(text) { return .number(Double(number)) }
      return .text(TableWorkbook.fitted(text))
    }
  }
}
