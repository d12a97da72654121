package import PipelineCore
internal import ReturnModel

extension ExtractReport {
  /// What a person should know of the run, a line each: extracts, findings, rules not run, totals.
  package var lines: [String] {
    var lines = extracts.map(Self.line)
    // Of a run that took nothing up, what might have been beside it is of no use.
    if extracts.contains(where: { $0.failure == nil && !$0.isPassedOver }) { lines += notes }
    for rule in rules where rule.count > 0 {
      lines.append("\(rule.severity.rawValue) \(rule.code): \(rule.count): \(rule.wording)")
    }
    for rule in rulesNotRun {
      lines.append("not run \(rule.code): needs \(rule.needs.joined(separator: ", "))")
    }
    for failed in failedRules {
      lines.append("could not run \(failed.code) on \(failed.file): \(failed.reason)")
    }
    lines.append(
      "findings: \(findings.errors) errors, \(findings.queries) queries, \(findings.infos) information"
    )
    lines += acceptances?.messages ?? []
    lines.append("records: \(Self.text(counts))")
    if !counts.addUp { lines.append("records do not add up") }
    return lines + failures.map(\.description)
  }

  /// What a person must know even when asked to be quiet: what could not be read, or could not run.
  package var failureLines: [String] {
    extracts.compactMap { $0.failure?.description }
      + failedRules.map { "could not run \($0.code) on \($0.file): \($0.reason)" }
      + (counts.addUp ? [] : ["records do not add up: \(Self.text(counts))"])
      + failures.map(\.description)
  }

  private static func line(_ extract: ExtractOutcome) -> String {
    if extract.isPassedOver { return "\(extract.file): not an extract: \(extract.decision)" }
    let label = extract.label.isEmpty ? "" : " \(extract.label):"
    if let failure = extract.failure { return "\(failure) (\(text(extract.counts)))" }
    return "\(extract.file):\(label) \(extract.decision): \(text(extract.counts))"
  }

  /// `725 read = 725 loaded + 0 unchanged + ...`.
  private static func text(_ counts: RecordCounts) -> String {
    "\(counts.read) read = \(counts.loaded) loaded + \(counts.unchanged) unchanged + "
      + "\(counts.superseded) superseded + \(counts.quarantined) quarantined + "
      + "\(counts.outOfScope) out of scope"
  }

  /// Writes the summary by rule as CSV.
  package func writeSummary(to path: String) throws(StageFailure) {
    // A column for accepted findings only where some may be, so that tables otherwise stay as they are.
    let isMarked = acceptances != nil
    let spool = try RowSpool(
      path: path, columns: RuleSummary.columns + (isMarked ? ["accepted"] : []))
    for rule in rules { try spool.write(rule.cells + (isMarked ? [String(rule.accepted)] : [])) }
    try spool.close()
  }
}
