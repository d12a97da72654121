package import PipelineCore
package import ReturnModel
internal import Validation

/// What became of a run's acceptances.
package struct AcceptanceReport: Sendable {
  /// What became of one line.
  package enum State: String, Sendable, CaseIterable {
    /// It covers a finding.
    case accepted
    /// Its finding is there and the values are others: it is open again.
    case reopened
    /// Its finding is there, and it no longer holds.
    case expired
    /// Its finding is not there.
    case unused
    /// Its return was not read.
    case notRead = "not read"
  }

  /// A line with what became of it.
  package struct Line: Sendable {
    /// The line.
    package let acceptance: Acceptance
    /// What became of it.
    package let state: State
    /// The findings it met.
    package let findings: Int
  }

  /// The file's name.
  package let file: String
  /// The day that expiry is told by.
  package let day: CalendarDate
  /// The lines, in the order of the file.
  package let lines: [Line]
  /// Accepted findings of what was read, by severity.
  package var accepted = SeverityCounts()

  /// Makes a report of `ledger` by what was met; `read` has the returns and authorities read.
  init(
    _ ledger: AcceptanceLedger, file: String, met tally: AcceptanceTally,
    read: [ReturnID: Set<String>]
  ) {
    self.file = file
    day = ledger.day
    lines = ledger.lines.enumerated().map { place, line in
      let (accepted, expired, moved) = (
        tally.accepted[place] ?? 0, tally.expired[place] ?? 0, tally.moved[place] ?? 0
      )
      let state: State =
        accepted > 0
        ? .accepted : expired > 0 ? .expired : moved > 0 ? .reopened : Self.unmet(line, read)
      return Line(acceptance: line, state: state, findings: accepted + expired + moved)
    }
  }

  private static func unmet(_ line: Acceptance, _ read: [ReturnID: Set<String>]) -> State {
    guard !line.returnID.text.isEmpty else { return .unused }
    guard let areas = read[line.returnID] else { return .notRead }
    return line.area.isEmpty || areas.contains(line.area) ? .unused : .notRead
  }

  /// How many lines became `state`.
  package func count(_ state: State) -> Int { lines.count { $0.state == state } }

  /// What a person should know, a line each; records are not named, but by the line of the file.
  package var messages: [String] {
    let counts = State.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    var messages = [
      "\(file) as of \(day): \(accepted.total) findings accepted; lines: \(counts)"
    ]
    for line in lines {
      let place = "\(file):\(line.acceptance.line): rule \(line.acceptance.rule)"
      switch line.state {
      case .accepted, .notRead: break
      case .reopened: messages.append("\(place): reopened, the value is not the one accepted")
      case .expired:
        messages.append("\(place): expired on \(line.acceptance.expires?.description ?? "")")
      case .unused: messages.append("\(place): unused, it matches no finding")
      }
    }
    return messages
  }

  /// The columns of the table of lines.
  package static let columns = [
    "line", "state", "findings", "rule", "record_key", "value_fingerprint", "note", "by", "on",
    "expires", "return", "area", "field",
  ]

  /// Writes every line with what became of it.
  package func write(to path: String) throws(StageFailure) {
    let spool = try RowSpool(path: path, columns: Self.columns)
    for line in lines {
      let acceptance = line.acceptance
      try spool.write([
        String(acceptance.line), line.state.rawValue, String(line.findings), acceptance.rule.text,
        acceptance.recordKey, acceptance.fingerprint.description, acceptance.note, acceptance.by,
        acceptance.on.description, acceptance.expires?.description ?? "", acceptance.returnID.text,
        acceptance.area, acceptance.field,
      ])
    }
    try spool.close()
  }
}
