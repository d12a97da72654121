internal import ReturnModel

/// How many findings became what, by return, authority and the council's own columns.
struct ChangeCounts {
  /// What findings are counted by.
  struct Group: Hashable, Comparable {
    let texts: [String]

    static func < (left: Self, right: Self) -> Bool {
      left.texts.lexicographicallyPrecedes(right.texts)
    }
  }

  private(set) var groups: [Group: [FindingChange.Kind: Int]] = [:]
  /// Figures that differ.
  var figures = 0

  /// Counts a change.
  mutating func count(_ change: FindingChange) {
    guard let finding = change.finding else { return }
    let group = Group(texts: [finding.returnID.text, finding.area] + finding.carried)
    groups[group, default: [:]][change.kind, default: 0] += 1
  }

  /// How many findings became `kind`, all together.
  func total(_ kind: FindingChange.Kind) -> Int {
    groups.values.reduce(0) { $0 + ($1[kind] ?? 0) }
  }

  /// `3 new, 1 reopened, ...; 12 figures differ`.
  var line: String {
    let counts = FindingChange.Kind.allCases.map { "\(total($0)) \($0.rawValue)" }
    return "findings: \(counts.joined(separator: ", ")); \(figures) figures differ"
  }
}
