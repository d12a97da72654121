internal import DelimitedText
internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// Sets two runs beside each other: `returns diff RUN RUN`.
package struct RunDifference {
  /// A run, by the folder it left or by its number in a store.
  package enum Run: Hashable, Sendable {
    /// A folder under a pipeline's `out`.
    case folder(String)
    /// A number, as the store counts runs.
    case number(Int64)
  }

  private let runs: (old: Run, new: Run)
  private let store: String?
  private let carried: [String]

  /// Compares `old` with `new`; `store` is the store to take figures from, in place of the one that the
  /// runs name, and `carried` the columns of the council's own to keep.
  package init(_ old: Run, _ new: Run, store: String?, carried: [String]) {
    runs = (old, new)
    self.store = store
    self.carried = carried
  }

  /// Writes the rows to `give`, a piece at a time, and says what differs, a line each.
  ///
  /// Sorts spill into `folder`.
  package func write(in folder: String, _ give: @escaping ([UInt8]) -> Void) throws -> [String] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    var counts = ChangeCounts()
    var notes: [String] = []
    let columns = ChangeTable.columns + carried
    writer.writeRow(columns)
    func row(_ cells: [String]) {
      writer.writeRow(cells)
      if writer.bytes.count > 1 << 16 { give(writer.take()) }
    }
    let comparison = RunComparison(folder: folder, listsStanding: true)
    var numbers: [Int64?] = []
    var (stores, tables): ([String], [String]) = ([], [])
    for run in [runs.old, runs.new] {
      switch run {
      case .number(let number): numbers.append(number)
      case .folder(let path):
        let past = try PastRun(folder: path)
        numbers.append(past.store?.run)
        if let store = past.store { stores.append(store.path) }
        tables.append(past.findings)
      }
    }
    if tables.count == 2 {
      try comparison.findings(from: tables[0], to: tables[1], carried: carried, into: &counts, row)
    } else {
      notes.append("findings are compared between folders of runs; these are numbers of runs")
    }
    if let path = try storePath(stores), let first = numbers[0], let second = numbers[1] {
      try check(first, second, in: path)
      try comparison.figures(
        store: path, after: first, through: second, into: &counts, width: columns.count, row)
    } else {
      notes.append("figures are not compared: no store is known that both runs loaded into")
    }
    give(writer.take())
    return [counts.line] + lines(counts) + notes
  }

  private func storePath(_ named: [String]) throws(StageFailure) -> String? {
    if let store { return store }
    guard named.count == 2, named[0] == named[1],
      FileManager.default.fileExists(atPath: named[0])
    else { return nil }
    return named[0]
  }

  private func check(_ first: Int64, _ second: Int64, in path: String) throws(StageFailure) {
    let known: Set<Int64>
    do {
      known = Set(try IndicatorStore.open(at: path, mode: .readOnly).runs().map(\.id.number))
    } catch { throw StageFailure(error) }
    for run in [first, second] where !known.contains(run) {
      throw StageFailure(
        .store, .usage, subject: "run \(run)", problem: "the store has no such run",
        advice: "Give the runs in the store they were made with.")
    }
    guard first <= second else {
      throw StageFailure(
        .store, .usage, subject: "run \(second)", problem: "it is earlier than run \(first)",
        advice: "Give the earlier run first.")
    }
  }

  /// A line for each return, authority and team.
  private func lines(_ counts: ChangeCounts) -> [String] {
    counts.groups.sorted { $0.key < $1.key }.map { group, kinds in
      let name = group.texts.filter { !$0.isEmpty }.joined(separator: " ")
      let parts = FindingChange.Kind.allCases.compactMap { kind in
        kinds[kind].map { "\($0) \(kind.rawValue)" }
      }
      return "\(name): \(parts.joined(separator: ", "))"
    }
  }
}
