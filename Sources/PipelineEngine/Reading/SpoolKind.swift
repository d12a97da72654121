/// What a reader of extracts leaves on disk, a file of each kind.
enum SpoolKind: Int, CaseIterable, Sendable {
  /// Rows of findings.
  case findings
  /// Rows of what was set aside.
  case quarantine
  /// Rows of returns beside the last ones.
  case lastReturn
  /// A record for each finding that is about a person.
  case people
  /// The figures of returns, packed.
  case figures
  /// The keys that must not stand again in another return of the run.
  case keys
  /// The fingerprints of findings, eight bytes each.
  case fingerprints

  /// The name of the file.
  var fileName: String {
    switch self {
    case .findings: "findings"
    case .quarantine: "quarantine"
    case .lastReturn: "last-return"
    case .people: "people"
    case .figures: "figures"
    case .keys: "keys"
    case .fingerprints: "fingerprints"
    }
  }
}
