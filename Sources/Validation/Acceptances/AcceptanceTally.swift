internal import ReturnModel

/// How many findings each line of a ledger met, by the line's position.
package struct AcceptanceTally: Hashable, Sendable, Codable {
  /// Findings it covered.
  package private(set) var accepted: [Int: Int] = [:]
  /// Findings it covered until it expired.
  package private(set) var expired: [Int: Int] = [:]
  /// Findings it is about, whose values have moved.
  package private(set) var moved: [Int: Int] = [:]

  /// Makes a tally of nothing.
  package init() {}

  /// Counts what was said of one finding.
  package mutating func count(_ verdict: AcceptanceLedger.Verdict) {
    switch verdict {
    case .unknown: break
    case .accepted(let place): accepted[place, default: 0] += 1
    case .expired(let place): expired[place, default: 0] += 1
    case .moved(let places): for place in places { moved[place, default: 0] += 1 }
    }
  }

  /// Counts what another tally counted.
  package mutating func add(_ other: Self) {
    accepted.merge(other.accepted, uniquingKeysWith: +)
    expired.merge(other.expired, uniquingKeysWith: +)
    moved.merge(other.moved, uniquingKeysWith: +)
  }
}
