package import ReturnModel

/// The number of a run in its store.
package struct RunRowID: Hashable, Sendable, CustomStringConvertible {
  /// The number; later runs have greater ones.
  package let number: Int64

  /// The run with that number.
  package init(number: Int64) { self.number = number }

  /// The number, as text.
  package var description: String { String(number) }
}

/// What is known of a run when it begins.
package struct RunStart: Hashable, Sendable {
  /// The subcommand: `ingest`.
  package var command: String
  /// The program's version.
  package var version: String
  /// When the run began.
  package var startedAt: Instant

  /// Makes the start of a run.
  package init(command: String, version: String, startedAt: Instant) {
    self.command = command
    self.version = version
    self.startedAt = startedAt
  }
}

/// How a run stands.
package enum RunOutcome: String, Hashable, Sendable, CaseIterable {
  /// It has begun and not ended.
  case running
  /// It came to its end, whatever its exit code.
  case finished
  /// It could not go on, or its process died.
  case failed
  /// Somebody stopped it.
  case interrupted
}

/// A run as the store keeps it.
package struct StoredRun: Hashable, Sendable {
  /// Its number.
  package let id: RunRowID
  /// How it began.
  package let start: RunStart
  /// How it stands.
  package let outcome: RunOutcome
  /// When it ended; for a run whose process died, when that was noticed.
  package let finishedAt: Instant?
  /// The code it exited with.
  package let exitCode: Int?
  /// What became of its records, all extracts together.
  package let counts: RecordCounts
}
