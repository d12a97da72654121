internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Loads the returns of a run once all are read: of several of one submission only the newest counts,
/// and those of an authority's establishments are loaded together.
struct ReturnLoading {
  private let loader: StoreLoader?
  private let engine: Engine
  private let rounds: RoundCache
  private let folder: String
  private let council: CouncilRecords
  private let shouldStop: @Sendable () -> Bool
  private var returns: [PendingReturn] = []

  init(
    _ engine: Engine, _ rounds: RoundCache, _ loader: StoreLoader?, _ council: CouncilRecords,
    folder: String, shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.council = council
    self.shouldStop = shouldStop
    self.engine = engine
    self.loader = loader
    self.folder = folder
    self.rounds = rounds
  }

  /// Takes the returns of a job, whose first extract has the number `base` in the run.
  mutating func take(
    _ result: JobResult, of reading: ReadingResult, _ job: ExtractJob, base: Int
  ) {
    for found in result.returns {
      returns.append(
        PendingReturn(
          number: base + found.place, found: found, files: job.files(result.manifest),
          manifest: result.manifest.map { ($0, "\(folder)/extract-\(base).manifest") },
          findings: SpooledFindings(
            reading.piece(.findings, found.findings),
            fingerprints: reading.piece(.fingerprints, found.fingerprints),
            carried: council.carried?.names ?? []),
          council: council,
          figures: reading.piece(.figures, found.figures)))
    }
  }

  /// Loads what has been taken, or says what would be.
  func load(into report: inout ExtractReport) throws {
    var newest: [SubmissionKey: PendingReturn] = [:]
    for pending in returns {
      let known = newest[pending.found.submission]
      if known.map({ $0.isOlder(than: pending) }) ?? true {
        newest[pending.found.submission] = pending
      }
    }
    var groups: [SubmissionKey: [PendingReturn]] = [:]
    // What keeps one from being loaded and is not the extract's fault keeps the rest from it too.
    var hindrance: StageFailure?
    for pending in returns {
      var outcome = report.extracts[pending.number]
      let found = pending.found
      if let last = newest[found.submission], last.number != pending.number {
        outcome.decision = "superseded by \(report.extracts[last.number].file)"
        outcome.counts.superseded = outcome.counts.loaded
        outcome.counts.loaded = 0
      } else if found.area == nil, loader != nil || !found.authority.isEmpty {
        outcome.decision = "not loaded: the authority is not known"
        outcome.counts.quarantined += outcome.counts.loaded
        outcome.counts.loaded = 0
      } else if let loader {
        if found.isOfEstablishment {
          var key = found.submission
          key.establishment = ""
          groups[key, default: []].append(pending)
        } else {
          hindrance = hindrance ?? (shouldStop() ? .stopped(outcome.file) : nil)
          do {
            if let hindrance { throw hindrance }
            try loader.load(pending, into: &outcome)
          } catch let failure as StageFailure where failure.stage != .specify {
            if failure.status != .unreadableExtract { hindrance = failure }
            outcome.refuse(for: failure)
          }
        }
      } else {
        outcome.decision = "validated"
      }
      report.extracts[pending.number] = outcome
    }
    for group in groups.values.sorted(by: { $0[0].number < $1[0].number }) {
      let round = try rounds.round(named: group[0].found.round)
      hindrance = hindrance ?? (shouldStop() ? .stopped("the returns of schools") : nil)
      do {
        if let hindrance { throw hindrance }
        try loader?.load(group, of: round, areas: engine.areas, into: &report)
      } catch let failure as StageFailure where failure.stage != .specify {
        if failure.status != .unreadableExtract { hindrance = failure }
        for pending in group { report.extracts[pending.number].refuse(for: failure) }
      }
    }
  }
}
