/// What a publisher says of a release of figures: whether another is still to come.
public enum ReleaseStatus: String, Hashable, Sendable, CaseIterable {
  /// First figures, which are expected to change.
  case provisional
  /// Figures that take the place of earlier ones of the same period.
  case revised
  /// Figures that are not expected to change.
  case final
}
