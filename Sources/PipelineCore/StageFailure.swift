/// Why a run, or its work on one extract, could not go on.
///
/// A fault in the data is never one of these: it is a finding. Print ``description``.
public struct StageFailure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The stage that could not go on.
  public let stage: StageName
  /// What the shell is told.
  public let status: ExitStatus
  /// What it was working on: a file's name, a setting.
  public let subject: String
  /// What is wrong, and where.
  public let problem: String
  /// What to do; may be empty.
  public let advice: String

  /// Whether the file is none that we read, rather than one that is damaged: in a folder such a file
  /// is passed over.
  public let isNotAnExtract: Bool

  /// Makes a failure.
  public init(
    _ stage: StageName, _ status: ExitStatus, subject: String, problem: String,
    advice: String = "", isNotAnExtract: Bool = false
  ) {
    self.isNotAnExtract = isNotAnExtract
    self.stage = stage
    self.status = status
    self.subject = subject
    self.problem = problem
    self.advice = advice
  }

  /// The failure in one line: subject, problem, advice.
  public var description: String {
    let what = subject.isEmpty ? problem : "\(subject): \(problem)"
    return advice.isEmpty ? what : "\(what). \(advice)"
  }
}
