package import ReturnModel

/// The rounds in which something is in force: from `since` on, and before `until`.
///
/// Rounds compare as text, which is right for `2025` as for `2025-26` and for `2024-25-autumn`,
/// `2024-25-spring`, `2024-25-summer`.
package struct RoundRange: Hashable, Sendable {
  /// The first round in force; `nil` when from the beginning.
  package let since: RoundID?
  /// The first round no longer in force; `nil` when it still is.
  package let until: RoundID?
  /// Of a return with several rounds a year, the ends of the rounds' ids: `autumn`; all when empty.
  package let terms: [String]

  init(_ map: SpecMapping) throws(SpecError) {
    since = try map.name("since")
    until = try map.name("until")
    terms = try map.texts("terms")
    if let since, let until, until <= since {
      throw map.at.error("until (\(until)) must come after since (\(since))")
    }
  }

  /// Whether some round is in both.
  func overlaps(_ other: RoundRange) -> Bool {
    func begins(_ one: RoundID?, before end: RoundID?) -> Bool {
      guard let one, let end else { return true }
      return one < end
    }
    let meet = terms.isEmpty || other.terms.isEmpty || terms.contains(where: other.terms.contains)
    return meet && begins(since, before: other.until) && begins(other.since, before: until)
  }

  /// Whether it is in force in `round`.
  package func contains(_ round: RoundID) -> Bool {
    (since.map { $0 <= round } ?? true) && (until.map { round < $0 } ?? true)
      && (terms.isEmpty || terms.contains { round.text.hasSuffix("-\($0)") })
  }
}
