/// How much a finding matters; the Department's two grades, and a third that only informs.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
  /// The return is not accepted while it stands.
  case error
  /// It must be put right or explained.
  case query
  /// It is told, and asks for nothing.
  case info

  /// Orders severities from the mildest to the gravest.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .query: 1
    case .error: 2
    }
  }
}
