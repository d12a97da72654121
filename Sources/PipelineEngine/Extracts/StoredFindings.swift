internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
package import ReturnModel

/// Lists the findings that a store holds, as CSV.
package struct StoredFindings {
  private let store: IndicatorStore
  private let severity: Severity?
  private let rule: String?

  /// Opens the store at `path`; the filters let everything through when they are `nil`.
  ///
  /// With `asOf` the findings are those of the extracts that stood then.
  package init(
    store path: String, severity: String?, rule: String?, asOf: Instant? = nil
  ) throws(StageFailure) {
    if let severity, Severity(rawValue: severity) == nil {
      throw StageFailure(
        .store, .usage, subject: "--severity \(severity)", problem: "no such severity",
        advice: "It is error, query or info.")
    }
    self.severity = severity.flatMap { Severity(rawValue: $0) }
    self.rule = rule
    do { store = try .open(at: path, mode: .readOnly, asOf: asOf) } catch {
      throw StageFailure(error)
    }
  }

  /// What is told of extracts that stood then and have been replaced since: the store keeps findings, which
  /// quote records, only of what it holds, and of others their number.
  package func notes() throws(StageFailure) -> [String] {
    do {
      return try store.standing().filter(\.isReplaced).map { extract in
        let submission = extract.submission
        let label = "\(submission.source) \(submission.round) \(submission.area?.text ?? "")"
        let counts = Severity.allCases.map { "\(extract.findings[$0] ?? 0) \($0.rawValue)" }
        return "\(label): the findings of \(extract.fileName) are no longer kept: it had "
          + "\(counts.joined(separator: ", ")); replay its run to have them again"
      }
    } catch { throw StageFailure(error) }
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
      for extract in try store.standing() where !extract.isReplaced {
        try store.forEachFinding(of: extract.submission) { finding in
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
