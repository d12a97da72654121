package import ReturnModel

/// What is to be done with some extracts.
package struct ExtractRequest: Sendable {
  /// Files, folders and globs.
  package var files: [String]
  /// The folder that findings and the rest are written to; it must be there.
  package var folder: String
  /// The store to load into; `nil` to validate only.
  package var store: String?
  /// Whether the store is only asked what it would do.
  package var isDryRun = false
  /// Whether extracts are only read, by one of several processes, and loaded by another.
  package var isPartial = false
  /// The vintage of published files, when the caller knows it.
  package var released: CalendarDate?
  /// Whether rows of schools in published files are loaded too.
  package var takesSchools = false
  /// When figures count as known from; `nil` for now.
  package var recordedAt: Instant?
  /// What is said of extracts that do not say it themselves.
  package struct Given: Hashable, Sendable {
    /// The day all is counted at.
    package var asAt: CalendarDate?
    /// The authority.
    package var area: Area?

    /// Makes what is said of extracts.
    package init(asAt: CalendarDate? = nil, area: Area? = nil) {
      self.asAt = asAt
      self.area = area
    }
  }

  /// What is said of every extract.
  package var given = Given()
  /// What is said of those of one of ``files``, in place of ``given``.
  package var givenByFile: [String: Given] = [:]
  /// Optional lists for rules that need them: name and the CSV file it is in.
  package var lists: [String: String] = [:]
  /// Files of the council's own, and columns it carries to findings.
  package var council = CouncilFiles()
  /// How many extracts are read at the same time; `nil` for as many as there are cores.
  package var workers: Int?
  /// Whether returns are written as XML too, each to a file of the run's that someone must hand over.
  package var isConverted = false
  /// Whether nothing is shown at a terminal.
  package var isQuiet = false
  /// Whether to find no extract at all is no failure.
  package var mayBeEmpty = false
  /// Whether somebody asked for the run to stop; it then stops between two submissions.
  package var shouldStop: @Sendable () -> Bool = { false }
  /// The command, as the store's record of the run names it.
  package var command: String

  /// The day that acceptances expire by: when figures count as known from, else the day all is counted
  /// at, else today.
  var acceptanceDay: CalendarDate {
    recordedAt?.date ?? given.asAt ?? Engine.now().date
  }

  /// Makes a request.
  package init(command: String, files: [String], folder: String) {
    self.command = command
    self.files = files
    self.folder = folder
  }
}
