package import PipelineCore
package import ReturnModel

/// What came of a run over extracts.
package struct ExtractReport: Sendable {
  /// Each extract, in order.
  package var extracts: [ExtractOutcome] = []
  /// Open findings by severity.
  package var findings = SeverityCounts()
  /// Findings by rule.
  package var rules: [RuleSummary] = []
  /// What became of acceptances; `nil` without a file of them.
  package var acceptances: AcceptanceReport?
  /// Rules that failed while running.
  package var failedRules: [(code: String, file: String, reason: String)] = []
  /// Rules not run for want of an optional input.
  package var rulesNotRun: [(code: RuleCode, needs: [String])] = []
  /// Notes about extracts: columns a mapping does not use, rows passed over.
  package var notes: [String] = []
  /// Failures that are no one extract's.
  package var failures: [StageFailure] = []

  /// Makes a report of nothing.
  package init() {}

  /// What became of every record of every extract.
  package var counts: RecordCounts {
    extracts.reduce(RecordCounts()) { $0 + $1.counts }
  }

  /// What the shell is told; `failOnQuery` counts queries as errors.
  package func status(failOnQuery: Bool = false) -> ExitStatus {
    var all = failures.map(\.status) + extracts.compactMap { $0.failure?.status }
    if findings.errors > 0 || (failOnQuery && findings.queries > 0) { all.append(.errorsInData) }
    if !failedRules.isEmpty { all.append(.ruleFailed) }
    if !counts.addUp || !extracts.allSatisfy(\.counts.addUp) { all.append(.recordsDoNotAddUp) }
    return ExitStatus.gravest(all)
  }
}
