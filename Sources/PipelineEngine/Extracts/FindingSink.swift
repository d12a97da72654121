internal import ExternalSort
package import PipelineCore
package import ReturnModel

/// Takes a run's findings as they are made: to disk, to counts by rule, to counts by person.
package final class FindingSink {
  /// Open findings by severity.
  package private(set) var counts = SeverityCounts()
  private var rules: [RuleCode: RuleSummary] = [:]
  private let spool: RowSpool
  private var people: ExternalSorter?

  /// Makes a sink that writes findings to the file `path` and spills into `folder`.
  package init(path: String, spillingInto folder: String) throws(StageFailure) {
    spool = try RowSpool(path: path, columns: Finding.columns)
    people = ExternalSorter(folder: folder, memoryBudget: 4 << 20)
  }

  /// How many findings there are, whatever their severity.
  package var total: Int { spool.count }

  /// Takes a finding; `person` is the business key of the subject it is about, with the number of
  /// its extract and of the subject in it, so that people come out in the order they stand.
  package func take(
    _ finding: Finding, person: String?, extract: Int, subject: Int
  ) throws(StageFailure) {
    try spool.write(finding.cells)
    counts.count(finding.severity)
    rules[
      finding.rule,
      default: RuleSummary(
        code: finding.rule, severity: finding.severity, wording: finding.wording,
        action: finding.action)
    ].count += 1
    guard let person else { return }
    let key = Self.bytes(extract) + Self.bytes(subject)
    let columns = [
      finding.severity.rawValue, person, finding.area, finding.file, finding.rule.text,
    ]
    let payload = Array(columns.joined(separator: "\u{1F}").utf8)
    do { try people?.add(key: key.span, payload: payload.span) } catch { throw Self.failure(error) }
  }

  /// Where the findings file stands while it is being written.
  package var partialPath: String { spool.partialPath }

  /// How many bytes of findings have been written so far, all of them on disk.
  package func mark() throws(StageFailure) -> Int { try spool.mark() }

  /// The summary by rule: errors first, then by code.
  package var summary: [RuleSummary] {
    rules.values.sorted {
      ($1.severity, $0.code.text) < ($0.severity, $1.code.text)
    }
  }

  /// Gives the findings file its name.
  package func close() throws(StageFailure) { try spool.close() }

  /// Writes one row for each person with a finding, in the order they stand in their extracts.
  package func writePeople(to path: String) throws {
    let rows = try RowSpool(
      path: path, columns: ["person", "area", "file", "errors", "queries", "infos", "rules"])
    guard let sorter = people.take() else { return }
    try sorter.forEachGroup { group in
      var counts = SeverityCounts()
      var (rules, first) = ([String](), [String]())
      for position in 0..<group.count {
        let text = group.withPayload(position) { payload in
          String(decoding: (0..<payload.count).map { payload[$0] }, as: UTF8.self)
        }
        let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false)
          .map(String.init)
        if let severity = Severity(rawValue: parts[0]) { counts.count(severity) }
        if first.isEmpty { first = Array(parts[1...3]) }
        if !rules.contains(parts[4]) { rules.append(parts[4]) }
      }
      let numbers = [counts.errors, counts.queries, counts.infos].map(String.init)
      try rows.write(first + numbers + [rules.sorted().joined(separator: " ")])
    }
    try rows.close()
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func failure(_ error: SpillFailure) -> StageFailure {
    StageFailure(
      .emit, .temporary, subject: "list by person", problem: error.description,
      advice: "Free some room and run again.")
  }
}
