package import ReturnModel

/// The acceptances of a run, by what they are about.
package struct AcceptanceLedger: Sendable {
  private struct Key: Hashable {
    let rule: RuleCode
    let recordKey: String
  }

  /// What the ledger says of a finding.
  package enum Verdict: Hashable, Sendable {
    /// No line is about it.
    case unknown
    /// The line at this position covers it.
    case accepted(Int)
    /// The line at this position covered it until it expired.
    case expired(Int)
    /// Lines at these positions are about it, and the values were others then.
    case moved([Int])
  }

  /// The lines, in the order of the file.
  package let lines: [Acceptance]
  /// The day that expiry is told by.
  package let day: CalendarDate
  private let places: [Key: [Int]]

  /// Makes a ledger of `lines` as they stand on `day`.
  package init(_ lines: [Acceptance], on day: CalendarDate) {
    self.lines = lines
    self.day = day
    places = Dictionary(
      lines.indices.map { (Key(rule: lines[$0].rule, recordKey: lines[$0].recordKey), [$0]) },
      uniquingKeysWith: +)
  }

  /// What is to be made of `finding`, whose fingerprint is known.
  package func verdict(on finding: Finding) -> Verdict {
    guard let about = places[Key(rule: finding.rule, recordKey: finding.recordKey)] else {
      return .unknown
    }
    var (expired, moved): (Int?, [Int]) = (nil, [])
    for place in about where lines[place].isAbout(finding) {
      if lines[place].fingerprint != finding.fingerprint {
        moved.append(place)
      } else if lines[place].hasExpired(on: day) {
        expired = place
      } else {
        return .accepted(place)
      }
    }
    if let expired { return .expired(expired) }
    return moved.isEmpty ? .unknown : .moved(moved)
  }
}

extension Acceptance {
  /// Whether the return and authority it names, if any, are the finding's.
  fileprivate func isAbout(_ finding: Finding) -> Bool {
    (returnID.text.isEmpty || returnID == finding.returnID)
      && (area.isEmpty || area == finding.area)
  }
}
