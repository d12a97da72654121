package import PipelineCore
package import ReturnModel
internal import Validation

/// Takes findings as they are made: to disk, to counts by severity and by rule.
///
/// What an acceptance covers is written as accepted, and is not among the open ones counted.
package final class FindingFile {
  /// Open findings by severity.
  package private(set) var counts = SeverityCounts()
  /// Accepted findings by severity.
  package private(set) var accepted = SeverityCounts()
  /// What the lines of acceptances met.
  private(set) var tally = AcceptanceTally()
  private var rules: [RuleCode: RuleSummary] = [:]
  private let spool: RowSpool
  private let ledger: AcceptanceLedger?
  private let fingerprints: RecordSpool?

  /// Makes a file that findings are written to, with a row of headings when `headed`.
  ///
  /// The fingerprint of each finding goes to `fingerprints`, eight bytes each, in the same order.
  init(
    path: String, headed: Bool, council: CouncilRecords, fingerprints: RecordSpool? = nil
  ) throws(StageFailure) {
    let columns = Finding.columns + (council.carried?.names ?? [])
    spool = try RowSpool(path: path, columns: headed ? columns : [])
    ledger = council.ledger
    self.fingerprints = fingerprints
  }

  /// Takes a finding, and says whether it is open.
  @discardableResult
  package func take(_ finding: Finding) throws(StageFailure) -> Finding.Status {
    var finding = finding
    if finding.fingerprint == nil {
      let value = finding.value.isEmpty ? nil : finding.value
      finding.fingerprint = FingerprintMaker.fingerprint(
        of: finding, cells: [(finding.field, value)])
    }
    if let ledger {
      let verdict = ledger.verdict(on: finding)
      tally.count(verdict)
      if case .accepted = verdict { finding.status = .accepted }
    }
    try spool.write(finding.cells + finding.carried)
    if let fingerprints, let bits = finding.fingerprint?.bits {
      try fingerprints.write(withUnsafeBytes(of: bits.littleEndian) { Array($0) })
    }
    count(finding)
    return finding.status
  }

  private func count(_ finding: Finding) {
    let isOpen = finding.status == .open
    if isOpen { counts.count(finding.severity) } else { accepted.count(finding.severity) }
    rules[
      finding.rule,
      default: RuleSummary(
        code: finding.rule, severity: finding.severity, wording: finding.wording,
        action: finding.action)
    ].count(isOpen: isOpen)
  }

  /// Counts what another file of findings has.
  func take(_ result: ReadingResult) {
    counts = counts + result.counts
    accepted = accepted + result.accepted
    tally.add(result.acceptances)
    for rule in result.rules {
      var known = rule
      known.add(rules[rule.code])
      rules[rule.code] = known
    }
  }

  /// Takes rows as another file has them, without counting them.
  func append(_ piece: SpoolPiece) throws { try spool.append(piece) }

  /// How many bytes of findings have been written so far.
  package func mark() -> Int { spool.mark() }

  /// The summary by rule: errors first, then by code.
  package var summary: [RuleSummary] {
    rules.values.sorted {
      ($1.severity, $0.code.text) < ($0.severity, $1.code.text)
    }
  }

  /// Gives the findings file its name.
  package func close() throws(StageFailure) { try spool.close() }
}
