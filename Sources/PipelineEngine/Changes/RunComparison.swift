internal import ExternalSort
internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// What differs between two runs, written row by row in bounded memory.
struct RunComparison {
  /// Where sorts spill.
  let folder: String
  /// Whether findings that stay as they are get a row too.
  let listsStanding: Bool

  /// Compares findings; `give` gets the row of each change, with `carried` texts at its end.
  func findings(
    from old: String, to new: String, carried: [String], into counts: inout ChangeCounts,
    _ give: ([String]) throws -> Void
  ) throws {
    let (first, second) = ("\(folder)/findings-before", "\(folder)/findings-after")
    defer { for path in [first, second] { unlink(path) } }
    let before = try sorted(old, first, carried)
    let after = try sorted(new, second, carried)
    var counted = counts
    try FindingChange.forEach(from: before, to: after) { change in
      counted.count(change)
      let isStanding = change.kind == .stillAccepted || change.kind == .stillOpen
      if listsStanding || !isStanding { try give(ChangeTable.cells(change)) }
    }
    counts = counted
  }

  private func sorted(
    _ table: String, _ path: String, _ carried: [String]
  ) throws -> SortedFindings {
    try SortedFindings(to: path, in: folder) { take throws(StageFailure) in
      try FindingTable(path: table).forEach { finding, names throws(StageFailure) in
        var finding = finding
        let texts = finding.carried
        // Columns may stand in another order, or not, in the table of another run.
        finding.carried = carried.map { name in names.firstIndex(of: name).map { texts[$0] } ?? "" }
        try take(finding)
      }
    }
  }

  /// Compares figures as the store `path` knew them after two of its runs.
  func figures(
    store path: String, after first: Int64, through second: Int64,
    into counts: inout ChangeCounts, width: Int, _ give: ([String]) throws -> Void
  ) throws {
    let store = try IndicatorStore.open(at: path, mode: .readOnly)
    var figures = 0
    try store.forEachChange(
      after: RunRowID(number: first), through: RunRowID(number: second)
    ) { change in
      figures += 1
      let cells = ChangeTable.cells(change)
      try give(cells + Array(repeating: "", count: width - cells.count))
    }
    counts.figures += figures
  }
}
