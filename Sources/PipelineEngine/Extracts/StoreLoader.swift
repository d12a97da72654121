internal import Foundation
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Loads what extracts came to into the store, and keeps the extracts themselves.
final class StoreLoader: Sendable {
  let store: IndicatorStore
  let run: RunRowID?
  let recordedAt: Instant
  /// The extracts that were loaded.
  let archive: ExtractArchive
  private let isDryRun: Bool
  private let path: String
  /// Whether there was anything in the store before this run, which returns may be set beside.
  let holdsReturns: Bool
  /// Whether the files' digests are of use: in a dry run without a store there is nothing to find by
  /// them.
  let needsDigests: Bool

  /// Opens the store at `path` and records that a run begins.
  init(path: String, request: ExtractRequest) throws(StageFailure) {
    self.path = path
    let started = Engine.now()
    recordedAt = request.recordedAt ?? started
    isDryRun = request.isDryRun || request.isPartial
    archive = ExtractArchive(besideStoreAt: path)
    do {
      if isDryRun {
        let isThere = FileManager.default.fileExists(atPath: path)
        needsDigests = isThere || request.isPartial
        store = isThere ? try .open(at: path, mode: .readOnly) : try .inMemory()
        run = nil
      } else {
        needsDigests = true
        store = try .open(at: path, mode: .readWriteCreating)
        run = try store.beginRun(
          RunStart(command: request.command, version: Engine.version, startedAt: started))
      }
      holdsReturns = try store.holdsSubmissions()
    } catch { throw StageFailure(error) }
  }

  /// Records how the run ended, and what became of rules.
  func finish(
    _ status: ExitStatus, counts: RecordCounts, rules: [RuleRecord]
  ) throws(StageFailure) {
    guard let run else { return }
    do {
      try store.note(rules, of: run)
      try store.finishRun(
        run, outcome: status == .interrupted ? .interrupted : .finished, counts: counts,
        exitCode: Int(status.rawValue), at: Engine.now())
    } catch { throw StageFailure(error) }
  }

  /// What was loaded of the authority's return in the latest round before `round`.
  func lastReturn(
    before round: RoundSpec, area: AreaID
  ) throws(StageFailure) -> StoredExtract? {
    do {
      return try store.lastLoaded(
        of: SourceID("return:\(round.definition.id)"), area: area, before: round.id)
    } catch { throw StageFailure(error) }
  }

  /// Loads a return.
  func load(_ pending: PendingReturn, into outcome: inout ExtractOutcome) throws(StageFailure) {
    if run == nil, !holdsReturns {
      // Where nothing has been loaded there is nothing to set a return beside.
      return take(
        .first(figures: pending.found.figureCount, counts: outcome.counts, knownFrom: recordedAt),
        into: &outcome)
    }
    let load = try submissionLoad(pending, outcome)
    let figures = try pending.figures()
    try pending.writeManifest()
    try self.load(pending.files, into: &outcome) { run throws(StoreFailure) in
      if let run {
        try store.load(load, figures: figures, run: run, recordedAt: recordedAt)
      } else {
        try store.plan(load, figures: figures, recordedAt: recordedAt)
      }
    }
  }

  /// What a return brings to the store, without its figures.
  func submissionLoad(
    _ pending: PendingReturn, _ outcome: ExtractOutcome
  ) throws(StageFailure) -> SubmissionLoad {
    let found = pending.found
    let returnID = found.round.returnID
    let submission = Submission(
      source: SourceID("return:\(returnID)"), round: found.submissionRound, area: found.area,
      establishment: found.establishment)
    let identity = ExtractIdentity(
      sha256: outcome.digest, bytes: outcome.bytes, fileName: outcome.file, returnID: returnID,
      submission: submission, version: found.version, specification: found.specification)
    var load = SubmissionLoad(
      extract: identity, observations: [], counts: outcome.counts, findings: pending.findings)
    load.acceptances = pending.acceptances
    if !found.patches.isEmpty, run != nil, let file = pending.patchFile {
      load.patches = found.patches
      load.patchFile = file.sha256
      do throws(StoreFailure) {
        load.keyHash = try KeyHash(besideStoreAt: path)
        // What was patched can be worked out again only with the patches as they were.
        try archive.keep(file.path, sha256: file.sha256)
      } catch { throw StageFailure(error) }
    }
    load.carried = pending.findings.carried
    return load
  }

  /// The latest figure of the same cell, whatever its slice, in a period before.
  func figure(before own: Observation) throws(StageFailure) -> Observation? {
    do {
      return try store.figure(own.indicator, of: own.area, before: own.period)?.observation
    } catch { throw StageFailure(error) }
  }

  /// Loads a published table, whose figures are in `figures`; without a vintage given or known, the
  /// day of loading is taken.
  func load(
    _ reader: PublishedTableReader, _ figures: FigureSpool, released: CalendarDate?, path: String,
    into outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    var known = released ?? reader.knownVintage
    if known == nil { known = try earlierVintage(outcome, of: reader.table.source) }
    let vintage = known ?? recordedAt.date
    let identity = ExtractIdentity(
      sha256: outcome.digest, bytes: outcome.bytes, fileName: outcome.file,
      returnID: ReturnID(reader.table.source.text),
      submission: Submission(source: reader.table.source, released: vintage),
      specification: reader.table.fingerprint)
    let load = SubmissionLoad(extract: identity, observations: [], counts: outcome.counts)
    try self.load(ExtractFiles(path: path), into: &outcome) { run throws(StoreFailure) in
      if let run {
        try store.load(load, figures: figures, run: run, recordedAt: recordedAt)
      } else {
        try store.plan(load, figures: figures, recordedAt: recordedAt)
      }
    }
    outcome.label += " released \(vintage)"
  }

  /// The vintage the same bytes were loaded under before, so that loading them on another day does
  /// not make another.
  private func earlierVintage(
    _ outcome: ExtractOutcome, of source: SourceID
  ) throws(StageFailure) -> CalendarDate? {
    do {
      let known = try store.submissions(loadedFrom: outcome.digest)
      return known.first { $0.source == source }?.released
    } catch { throw StageFailure(error) }
  }

  /// Loads the figures of a printed sheet; without a vintage given or known, the day of loading is
  /// taken.
  func load(
    _ figures: SheetFigures, released: CalendarDate?, path: String,
    into outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    var known = released ?? figures.knownVintage
    if known == nil { known = try earlierVintage(outcome, of: figures.source) }
    let vintage = known ?? recordedAt.date
    let identity = ExtractIdentity(
      sha256: outcome.digest, bytes: outcome.bytes, fileName: outcome.file,
      returnID: ReturnID(figures.source.text),
      submission: Submission(source: figures.source, released: vintage),
      specification: figures.fingerprint)
    let observations = figures.observations.map { observation in
      var observation = observation
      observation.released = vintage
      return observation
    }
    let load = SubmissionLoad(
      extract: identity, observations: observations, counts: outcome.counts)
    try self.load(ExtractFiles(path: path), into: &outcome) { run throws(StoreFailure) in
      if let run {
        try store.load(load, run: run, recordedAt: recordedAt)
      } else {
        try store.plan(load, recordedAt: recordedAt)
      }
    }
    outcome.label += " released \(vintage)"
  }

  /// Keeps the files and does what `work` does with the store, under the run or, in a dry run, none.
  private func load(
    _ files: ExtractFiles, into outcome: inout ExtractOutcome,
    _ work: (RunRowID?) throws(StoreFailure) -> LoadOutcome
  ) throws(StageFailure) {
    do {
      if run != nil { try keep(files, outcome) }
      take(try work(run), into: &outcome)
    } catch { throw StageFailure(error) }
  }

  /// Keeps a copy of an extract's files.
  func keep(_ files: ExtractFiles, _ outcome: ExtractOutcome) throws(StoreFailure) {
    for (path, sha256) in files.members { try archive.keep(path, sha256: sha256) }
    try archive.keep(files.path, sha256: outcome.digest)
  }

  /// Notes what the store made of an extract.
  func take(_ done: LoadOutcome, into outcome: inout ExtractOutcome) {
    outcome.counts = done.counts
    outcome.decision = (isDryRun ? "would be " : "") + done.decision.rawValue
    outcome.inserted = done.inserted
    outcome.closed = done.closed
  }
}

extension StageFailure {
  /// A store that cannot be used, or a submission it refuses.
  init(_ error: StoreFailure) {
    let status: ExitStatus =
      switch error.code {
      case .unwritable, .missing: .usage
      case .full: .temporary
      case .contradictory, .wrongDigest: .unreadableExtract
      default: .storeUnusable
      }
    self.init(.store, status, subject: error.subject, problem: error.advice)
  }
}
