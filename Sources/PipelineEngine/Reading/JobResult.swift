internal import PipelineCore
internal import ReturnModel

/// What came of reading one job, before anything is loaded.
struct JobResult: Codable, Sendable {
  /// A rule or an indicator that failed while running.
  struct Failed: Codable, Sendable {
    let code: String
    let file: String
    let reason: String
  }

  /// The job, by its position in the run.
  let job: Int
  /// What came of its extract, and then of each return in it, when it holds many.
  var outcomes: [ExtractOutcome]
  /// The returns that wait to be loaded.
  var returns: [ReadReturn] = []
  /// Where what it left on disk stands, by kind.
  var ranges: [Range<Int>] = []
  /// What a person should know of the last return it was set beside.
  var lastReturnNotes: [String] = []
  /// Why a last return could not be read.
  var failures: [StageFailure] = []
  /// Rules that failed while running.
  var failedRules: [Failed] = []
  /// What stands for its files, when they are several.
  var manifest: ExtractManifest?
  /// Why the run cannot go on: specifications that cannot be taken.
  var stop: StageFailure?
  /// Whether it is a table of figures, which is read when it is loaded.
  var isTable = false

  init(job: Int, name: String) {
    self.job = job
    outcomes = [ExtractOutcome(file: name)]
  }

  /// Where what was left of one kind stands.
  func range(_ kind: SpoolKind) -> Range<Int> {
    ranges.indices.contains(kind.rawValue) ? ranges[kind.rawValue] : 0..<0
  }
}
