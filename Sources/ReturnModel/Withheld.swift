/// Why there is no number where one might be expected.
public enum Withheld: String, Hashable, Sendable, CaseIterable {
  /// Hidden so that nobody can be recognised; printed `c`.
  case suppressed
  /// The question does not arise; printed `z`.
  case notApplicable = "not-applicable"
  /// Not collected, not returned or not usable; printed `x`.
  case notAvailable = "not-available"
  /// Too uncertain to print; printed `u`.
  case lowReliability = "low-reliability"
  /// Not nought, but it rounds to it; printed `low` (formerly `k`).
  case roundsToZero = "rounds-to-zero"
  /// Due, and not out yet; printed `:`.
  case notYetPublished = "not-yet-published"

  /// The symbol that published tables print.
  public var symbol: String {
    switch self {
    case .suppressed: "c"
    case .notApplicable: "z"
    case .notAvailable: "x"
    case .lowReliability: "u"
    case .roundsToZero: "low"
    case .notYetPublished: ":"
    }
  }

  /// The reason in words, for a table's key of symbols.
  public var words: String {
    switch self {
    case .suppressed: "suppressed"
    case .notApplicable: "not applicable"
    case .notAvailable: "not available"
    case .lowReliability: "low reliability"
    case .roundsToZero: "rounds to zero, but is not zero"
    case .notYetPublished: "not yet published"
    }
  }

  /// Reads a symbol of a published file: `x z c k low u ~ :`; `nil` for any other text.
  ///
  /// `k` is an older `low`; `~` in older tables means estimated values hidden, read as suppressed.
  public init?(symbol: some StringProtocol) {
    switch symbol {
    case "c", "~": self = .suppressed
    case "z": self = .notApplicable
    case "x": self = .notAvailable
    case "u": self = .lowReliability
    case "low", "k": self = .roundsToZero
    case ":": self = .notYetPublished
    default: return nil
    }
  }
}
