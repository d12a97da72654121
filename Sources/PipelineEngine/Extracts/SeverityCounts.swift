package import ReturnModel

/// Findings by severity, those that are open.
package struct SeverityCounts: Hashable, Sendable, Codable {
  /// Errors.
  package private(set) var errors = 0
  /// Queries.
  package private(set) var queries = 0
  /// What only informs.
  package private(set) var infos = 0

  /// All of them.
  package var total: Int { errors + queries + infos }

  /// Makes counts of nothing.
  package init() {}

  /// Adds counts, one by one.
  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.errors += right.errors
    sum.queries += right.queries
    sum.infos += right.infos
    return sum
  }

  /// Counts one finding.
  package mutating func count(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .query: queries += 1
    case .info: infos += 1
    }
  }
}
