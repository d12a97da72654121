internal import ExternalSort
internal import PipelineCore
internal import ReturnModel

/// The people of a run with findings, one row each.
package struct PeopleList {
  /// What readers wrote of each extract, with the extract's number in the run.
  private var pieces: [(base: Int, piece: SpoolPiece)] = []
  /// Findings made after everything had been read.
  private var late: [PersonFinding] = []
  private let folder: String

  init(spillingInto folder: String) { self.folder = folder }

  /// Takes what was written of extracts whose numbers begin at `base`.
  mutating func take(_ piece: SpoolPiece, base: Int) {
    if !piece.range.isEmpty { pieces.append((base, piece)) }
  }

  /// Takes a finding that was made after everything had been read.
  mutating func take(_ finding: PersonFinding) { late.append(finding) }

  /// Writes one row for each person with a finding, in the order they stand in their extracts.
  package func write(to path: String) throws {
    let rows = try RowSpool(
      path: path, columns: ["person", "area", "file", "errors", "queries", "infos", "rules"])
    var sorter = ExternalSorter(folder: folder, memoryBudget: 4 << 20)
    for (base, piece) in pieces {
      try piece.forEachRecord { key, payload in
        let key = PersonFinding.moved(key, by: base)
        do throws(SpillFailure) { try sorter.add(key: key.span, payload: payload) } catch {
          throw Self.failure(error)
        }
      }
    }
    for finding in late {
      let (key, payload) = (finding.key, finding.payload)
      do throws(SpillFailure) { try sorter.add(key: key.span, payload: payload.span) } catch {
        throw Self.failure(error)
      }
    }
    try sorter.forEachGroup { group in
      var counts = SeverityCounts()
      var (rules, first) = ([String](), [String]())
      for position in 0..<group.count {
        let parts = group.withPayload(position) { PersonFinding.columns($0) }
        if let severity = Severity(rawValue: parts[0]) { counts.count(severity) }
        if first.isEmpty { first = Array(parts[1...3]) }
        if !rules.contains(parts[4]) { rules.append(parts[4]) }
      }
      let numbers = [counts.errors, counts.queries, counts.infos].map(String.init)
      try rows.write(first + numbers + [rules.sorted().joined(separator: " ")])
    }
    try rows.close()
  }

  private static func failure(_ error: SpillFailure) -> StageFailure {
    StageFailure(
      .emit, .temporary, subject: "list by person", problem: error.description,
      advice: "Free some room and run again.")
  }
}
