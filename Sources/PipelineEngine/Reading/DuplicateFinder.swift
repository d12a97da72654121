internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Holds a ``UniquenessChecker`` where values that can be copied need it.
final class DuplicateFinder {
  private var checker: UniquenessChecker?

  init(spillingInto folder: String, across scopes: Set<Rule.Scope>) {
    checker = UniquenessChecker(spillingInto: folder, across: scopes)
  }

  func add(
    _ subject: borrowing Subject, of round: RoundSpec, header: Subject, extract: Int
  ) throws(StageFailure) {
    try checker?.add(subject, of: round, header: header, extract: extract)
  }

  /// Gives a round its number.
  func meet(_ round: RoundSpec) { checker?.meet(round) }

  /// Remembers a key that a reader wrote.
  func add(
    key: Span<UInt8>, payload: Span<UInt8>, rounds: [RoundName], sharedRules: [String], base: Int
  ) throws(StageFailure) {
    try checker?.add(
      key: key, payload: payload, rounds: rounds, sharedRules: sharedRules, base: base)
  }

  /// Reports every record found again, and is done.
  func finish(
    owners: @escaping (Int) -> String, report: (UniquenessChecker.Occurrence) throws -> Void
  ) throws {
    guard let finished = checker.take() else { return }
    try finished.finish(owners: owners, report: report)
  }
}
