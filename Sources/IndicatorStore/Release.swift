package import ReturnModel

/// What was published at once, as the store remembers it.
package struct Release: Hashable, Sendable {
  /// The command that made it.
  package var command: String
  /// What it is, in words.
  package var title: String
  /// The SHA-256 of the policy that let it through.
  package var policySHA256: String
  /// The program's version.
  package var version: String
  /// When.
  package var recordedAt: Instant
  /// How many figures were asked for, and how many of them are hidden.
  package var figures: Int
  /// How many of them are hidden.
  package var hidden: Int

  /// Makes a release.
  package init(
    command: String, title: String, policySHA256: String, version: String, recordedAt: Instant,
    figures: Int, hidden: Int
  ) {
    self.command = command
    self.title = title
    self.policySHA256 = policySHA256
    self.version = version
    self.recordedAt = recordedAt
    self.figures = figures
    self.hidden = hidden
  }
}

/// What a release did with one cell.
package struct CellRelease: Hashable, Sendable {
  /// The release's number; higher for later.
  package var release: Int64
  /// The cell and its figure at the time, hidden or not.
  package var observation: Observation
  /// The figure's quantity and unit.
  package var measure: Measure
  /// `shown`, `hidden` or `unreleased`.
  package var state: String

  /// Makes what a release did with a cell.
  package init(release: Int64 = 0, observation: Observation, measure: Measure, state: String) {
    self.release = release
    self.observation = observation
    self.measure = measure
    self.state = state
  }
}
