package import ReturnModel

/// One line of a run's summary by rule.
package struct RuleSummary: Hashable, Sendable, Codable {
  /// The rule's code.
  package let code: RuleCode
  /// How much its findings matter.
  package let severity: Severity
  /// Its open findings.
  package private(set) var count = 0
  /// Its accepted ones.
  package private(set) var accepted = 0
  /// What is wrong.
  package let wording: String
  /// What to do.
  package let action: String

  /// Counts a finding.
  mutating func count(isOpen: Bool) {
    if isOpen { count += 1 } else { accepted += 1 }
  }

  /// Counts what another line of the rule counts.
  mutating func add(_ other: Self?) {
    count += other?.count ?? 0
    accepted += other?.accepted ?? 0
  }

  /// The columns of a summary table.
  package static let columns = ["rule", "severity", "count", "wording", "action"]

  /// The line's cells.
  package var cells: [String] {
    [code.text, severity.rawValue, String(count), wording, action]
  }
}
