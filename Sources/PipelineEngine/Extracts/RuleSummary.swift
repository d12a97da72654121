package import ReturnModel

/// One line of a run's summary by rule.
package struct RuleSummary: Hashable, Sendable, Codable {
  /// The rule's code.
  package let code: RuleCode
  /// How much its findings matter.
  package let severity: Severity
  /// Its findings.
  package internal(set) var count = 0
  /// What is wrong.
  package let wording: String
  /// What to do.
  package let action: String

  /// The columns of a summary table.
  package static let columns = ["rule", "severity", "count", "wording", "action"]

  /// The line's cells.
  package var cells: [String] {
    [code.text, severity.rawValue, String(count), wording, action]
  }
}
