internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Holds a ``UniquenessChecker`` where values that can be copied need it.
final class DuplicateFinder {
  private var checker: UniquenessChecker?

  init(spillingInto folder: String, acrossSubmissions: Bool) {
    checker = UniquenessChecker(spillingInto: folder, acrossSubmissions: acrossSubmissions)
  }

  func add(_ subject: borrowing Subject, of round: RoundSpec, extract: Int) throws(StageFailure) {
    try checker?.add(subject, of: round, extract: extract)
  }

  /// Reports every record found again, and is done.
  func finish(
    authorities: @escaping (Int) -> String, report: (UniquenessChecker.Occurrence) throws -> Void
  ) throws {
    guard let finished = checker.take() else { return }
    try finished.finish(authorities: authorities, report: report)
  }
}
