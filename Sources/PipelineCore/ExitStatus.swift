/// What a run tells the shell; part of the contract with scripts outside the project.
public enum ExitStatus: Int32, CaseIterable, Sendable, Codable {
  /// Clean, or only accepted and informational findings.
  case clean = 0
  /// Errors in the data.
  case errorsInData = 1
  /// Usage or configuration.
  case usage = 2
  /// An extract unreadable or not what it claims.
  case unreadableExtract = 3
  /// A rule could not run.
  case ruleFailed = 4
  /// Records do not add up.
  case recordsDoNotAddUp = 5
  /// The disclosure gate refused.
  case disclosureRefused = 6
  /// The store is locked or damaged.
  case storeUnusable = 7
  /// Temporary: try again.
  case temporary = 75
  /// Interrupted.
  case interrupted = 130

  /// The one that a run with several troubles reports: the first of 7, 5, 4, 3, 6, 2, 1.
  public static func gravest(_ all: some Sequence<ExitStatus>) -> ExitStatus {
    let order: [ExitStatus] = [
      .interrupted, .temporary, .storeUnusable, .recordsDoNotAddUp, .ruleFailed,
      .unreadableExtract, .disclosureRefused, .usage, .errorsInData,
    ]
    let seen = Set(all)
    return order.first(where: seen.contains) ?? .clean
  }
}
