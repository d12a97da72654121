internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
internal import ReturnModel

/// Lists the findings that a store holds, as CSV.
package struct StoredFindings {
  private let store: IndicatorStore
  private let severity: Severity?
  private let rule: String?

  /// Opens the store at `path`; the filters let everything through when they are `nil`.
  package init(store path: String, severity: String?, rule: String?) throws(StageFailure) {
    if let severity, Severity(rawValue: severity) == nil {
      throw StageFailure(
        .store, .usage, subject: "--severity \(severity)", problem: "no such severity",
        advice: "It is error, query or info.")
    }
    self.severity = severity.flatMap { Severity(rawValue: $0) }
    self.rule = rule
    do { store = try .open(at: path, mode: .readOnly) } catch { throw StageFailure(error) }
  }

  /// Hands the rows to `give`, a piece at a time.
  package func write(
    _ give: ([UInt8]) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Finding.columns)
    try forEach { finding throws(StageFailure) in
      writer.writeRow(finding.cells)
      if writer.bytes.count > 1 << 16 { try give(writer.take()) }
    }
    try give(writer.take())
  }

  /// Calls `body` with each finding, the submissions in the order they were loaded.
  func forEach(_ body: (Finding) throws(StageFailure) -> Void) throws(StageFailure) {
    var failure: StageFailure?
    do {
      var submissions: [Submission] = []
      for extract in try store.extracts() where !submissions.contains(extract.extract.submission) {
        submissions.append(extract.extract.submission)
      }
      for submission in submissions {
        try store.forEachFinding(of: submission) { finding in
          guard failure == nil, severity == nil || finding.severity == severity,
            rule == nil || finding.rule.text == rule
          else { return }
          do throws(StageFailure) { try body(finding) } catch { failure = error }
        }
      }
    } catch { throw StageFailure(error) }
    if let failure { throw failure }
  }
}
