internal import ReturnModel

/// A finding that somebody means to accept, with the fingerprint it is accepted by.
struct FoundFinding: Hashable {
  let finding: Finding
  /// `nil` when it cannot be worked out of what is shown.
  let fingerprint: ValueFingerprint?
}
