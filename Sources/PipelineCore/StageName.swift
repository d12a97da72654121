/// The stages of a run, in the order they run.
public enum StageName: String, CaseIterable, Sendable, Codable {
  /// Specifications are read and checked.
  case specify
  /// Extracts become subjects.
  case ingest
  /// Rules run over subjects.
  case validate
  /// Subjects and published tables become observations.
  case normalise
  /// Observations are kept.
  case store
  /// Figures are set beside each other.
  case compare
  /// Tables are written.
  case emit
}
