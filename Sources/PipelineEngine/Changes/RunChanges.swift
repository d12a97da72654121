internal import DelimitedText
internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// Writes what changed since the last run of a pipeline into a run's folder: `standing.csv`,
/// `changes.csv`, `summary.md` and `summary.html`.
struct RunChanges {
  let title: String
  /// The run's folder.
  let folder: String
  /// The store, and the run's number in it.
  let store: (path: String, run: Int64)
  /// The columns of the council's own.
  let carried: [String]
  /// The last run that came to its end; `nil` for none.
  let last: PastRun?

  /// Writes the files; `late` has the findings that are no one extract's, which no store keeps.
  func write(_ report: ExtractReport, late: SpoolPiece, arrivals: [String] = []) throws {
    try writeStanding(late)
    let columns = ChangeTable.columns + carried
    let rows = try RowSpool(path: "\(folder)/changes.csv", columns: columns)
    var counts: ChangeCounts?
    if let last { counts = try changes(since: last, columns.count, rows) }
    try rows.close()
    var summary = NightlySummary(title: title, report: report, changes: counts, carried: carried)
    summary.arrivals = arrivals
    try OutputFile.write(summary.markdown, to: "\(folder)/summary.md")
    try OutputFile.write(summary.html, to: "\(folder)/summary.html")
  }

  private func changes(
    since last: PastRun, _ width: Int, _ rows: RowSpool
  ) throws -> ChangeCounts {
    var counts = ChangeCounts()
    let comparison = RunComparison(folder: folder, listsStanding: false)
    try comparison.findings(
      from: last.findings, to: "\(folder)/\(PastRun.standing)", carried: carried, into: &counts
    ) { try rows.write($0) }
    if let before = last.store, before.path == store.path {
      try comparison.figures(
        store: store.path, after: before.run, through: store.run, into: &counts, width: width
      ) { try rows.write($0) }
    }
    return counts
  }

  /// Writes every finding that stands: of each submission the store holds, and the late ones.
  private func writeStanding(_ late: SpoolPiece) throws {
    let store = try IndicatorStore.open(at: store.path, mode: .readOnly)
    let rows = try RowSpool(
      path: "\(folder)/\(PastRun.standing)", columns: Finding.columns + carried)
    for submission in try store.distinctSubmissions() {
      try store.forEachFinding(of: submission, carrying: carried) { finding in
        try rows.write(finding.cells + finding.carried)
      }
    }
    try rows.append(late)
    try rows.close()
  }
}
