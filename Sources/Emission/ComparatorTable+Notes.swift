import ReturnModel

extension ComparatorTable {
  /// More missing members of one reason than this are counted, and listed in the comparator CSV.
  private static let longestList = 40

  /// Who is missing and why, how values were got, then what else must be said.
  var displayNotes: [String] {
    coverageNotes + methodNotes + notes
  }

  /// A sentence for each group and the rank; methods with the same members share one.
  private var coverageNotes: [String] {
    var found: [(about: String, methods: [String], row: ComparatorRow)] = []
    for row in rows where row.of > 0 && row.method != .difference {
      guard row.comparator != .own || row.of > 1 else { continue }
      guard row.status != .withheld(.notApplicable) || row.n > 0 else { continue }
      let about = row.comparator == .own ? "Rank" : name(of: row)
      let method = Self.words(row.method)
      if let known = found.firstIndex(where: {
        $0.about == about && $0.row.n == row.n && $0.row.missingReasons == row.missingReasons
      }) {
        found[known].methods.append(method)
      } else {
        found.append((about, [method], row))
      }
    }
    return found.map { coverage($0.about, $0.methods, $0.row) }
  }

  private func coverage(_ about: String, _ methods: [String], _ row: ComparatorRow) -> String {
    let which = row.comparator == .neighbours ? " (\(methods.joined(separator: ", ")))" : ""
    let who = row.comparator == .neighbours ? "neighbours" : "authorities"
    let have = "\(row.n) of \(row.of) \(who) have a figure"
    let lead =
      switch (row.comparator, row.method) {
      case (.own, _): "\(about): \(have) and are ranked, \(rankWords)"
      case (_, .published): "\(about): the published figure for the whole; \(have) of their own"
      default: "\(about)\(which): \(have)"
      }
    return lead + (row.missingReasons.isEmpty ? "." : ". Missing: \(missing(row)).")
  }

  private var rankWords: String {
    switch definition.polarity {
    case .higher: "1 the highest and best; quartile 1 is the best quarter"
    case .lower: "1 the lowest and best; quartile 1 is the best quarter"
    case .none: "1 the highest; there is no quartile, since neither direction is better"
    }
  }

  /// The missing members, those of one reason together.
  private func missing(_ row: ComparatorRow) -> String {
    var reasons: [(reason: String, names: [String])] = []
    for member in row.missingReasons {
      if let known = reasons.firstIndex(where: { $0.reason == member.reason }) {
        reasons[known].names.append(member.name)
      } else {
        reasons.append((member.reason, [member.name]))
      }
    }
    return reasons.map { reason, names in
      names.count > Self.longestList
        ? "\(names.count) authorities, listed in the comparator CSV (\(reason))"
        : "\(names.joined(separator: ", ")) (\(reason))"
    }.joined(separator: "; ")
  }

  private var methodNotes: [String] {
    let used = Set(rows.map(\.method))
    let words: [(ComparatorRow.Method, String)] = [
      (.asReturned, "As returned: worked out from the authority's own return."),
      (.difference, "Difference: the figure from the return less the published one."),
      (.mean, "Mean: each member's figure counts once, whatever its size."),
      (.median, "Median: the middle one of the members' figures."),
      (.pooled, "Pooled: the members' numerators added up, over their denominators added up."),
      (.sum, "Sum: the members' figures added up; a missing member is not made up for."),
    ]
    return words.filter { used.contains($0.0) }.map(\.1)
  }
}
