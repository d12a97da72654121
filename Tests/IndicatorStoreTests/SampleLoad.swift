import IndicatorStore
import ReturnModel

/// One extract as a test writes it: cells by slice, everything else the same.
struct SampleLoad {
  var submission = Submission.sample
  /// Stands for the file's bytes.
  var bytes = "a"
  var version = ""
  var specification = ""
  var cells: [String: Double] = [:]
  var records = 10
  var findings: [Finding] = []

  static let indicator: IndicatorID = "ehc-plans-maintained"
  static let area: AreaID = "shropshire"
  static let period = Period.day(CalendarDate(dayNumber: 20_104))

  var extract: ExtractIdentity {
    ExtractIdentity(
      sha256: bytes, bytes: bytes.utf8.count, fileName: bytes + ".xml", returnID: "sen2",
      submission: submission, version: version, specification: specification)
  }

  var load: SubmissionLoad {
    SubmissionLoad(
      extract: extract,
      observations: cells.map { observation($0, Figure(numerator: $1, value: $1)) },
      counts: RecordCounts(read: records, loaded: records - 3, quarantined: 2, outOfScope: 1),
      findings: findings)
  }

  func observation(_ slice: String, _ figure: Figure) -> Observation {
    Observation(
      indicator: Self.indicator, area: Self.area, period: Self.period,
      breakdown: Breakdown(key: slice), source: submission.source, released: submission.released,
      figure: figure)
  }
}

extension IndicatorStore {
  /// Loads a sample under a run of its own.
  @discardableResult
  func load(_ sample: SampleLoad, at second: Int64) throws -> LoadOutcome {
    try load(sample.load, at: second)
  }

  /// Loads under a run of its own.
  @discardableResult
  func load(_ load: SubmissionLoad, at second: Int64) throws -> LoadOutcome {
    let moment = Instant(seconds: second)
    let run = try beginRun(RunStart(command: "ingest", version: "1", startedAt: moment))
    let outcome = try self.load(load, run: run, recordedAt: moment)
    try finishRun(run, outcome: .finished, counts: outcome.counts, exitCode: 0, at: moment)
    return outcome
  }

  /// The values of the sample's indicator by slice, as `query` asks.
  func values(_ change: (inout FigureQuery) -> Void = { _ in }) throws -> [String: Double] {
    var query = FigureQuery(indicator: SampleLoad.indicator)
    change(&query)
    return Dictionary(
      uniqueKeysWithValues: try figures(query).map {
        ($0.observation.breakdown.key, $0.observation.figure.value ?? -1)
      })
  }

  /// A slice's whole history: value, known from, known until.
  func history(_ slice: String) throws -> [[Int64?]] {
    try history(
      indicator: SampleLoad.indicator, area: SampleLoad.area, period: SampleLoad.period,
      breakdown: Breakdown(key: slice)
    ).map {
      [
        $0.observation.figure.value.map(Int64.init), $0.knownFrom.seconds,
        $0.knownUntil?.seconds,
      ]
    }
  }
}
