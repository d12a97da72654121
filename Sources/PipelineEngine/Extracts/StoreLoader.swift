internal import Foundation
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Loads what extracts came to into the store, and keeps the extracts themselves.
final class StoreLoader {
  private let store: IndicatorStore
  /// The extracts that were loaded.
  let archive: ExtractArchive
  private let run: RunRowID?
  private let recordedAt: Instant
  private let isDryRun: Bool

  /// Opens the store at `path` and records that a run begins.
  init(path: String, request: ExtractRequest) throws(StageFailure) {
    let started = Engine.now()
    recordedAt = request.recordedAt ?? started
    isDryRun = request.isDryRun
    archive = ExtractArchive(besideStoreAt: path)
    do {
      if isDryRun {
        let isThere = FileManager.default.fileExists(atPath: path)
        store = isThere ? try .open(at: path, mode: .readOnly) : try .inMemory()
        run = nil
      } else {
        store = try .open(at: path, mode: .readWriteCreating)
        run = try store.beginRun(
          RunStart(command: request.command, version: Engine.version, startedAt: started))
      }
    } catch { throw StageFailure(error) }
  }

  /// Records how the run ended.
  func finish(_ status: ExitStatus, counts: RecordCounts) throws(StageFailure) {
    guard let run else { return }
    do {
      try store.finishRun(
        run, outcome: .finished, counts: counts, exitCode: Int(status.rawValue), at: Engine.now())
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
    let round = pending.header.round
    let submission = Submission(
      source: SourceID("return:\(round.definition.id)"), round: round.id, area: pending.area?.id)
    let identity = ExtractIdentity(
      sha256: outcome.digest, bytes: outcome.bytes, fileName: outcome.file,
      returnID: round.definition.id, submission: submission, version: pending.header.version,
      specification: pending.specification)
    try load(
      SubmissionLoad(
        extract: identity, observations: pending.observations, counts: outcome.counts,
        findings: pending.findings),
      files: pending.files, into: &outcome)
  }

  /// Loads a published table; without a vintage given or known, the day of loading is taken.
  func load(
    _ reader: PublishedTableReader, released: CalendarDate?, path: String,
    into outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    var vintage = released ?? reader.knownVintage
    if vintage == nil { vintage = try earlierVintage(outcome, of: reader.table.source) }
    try load(reader, as: vintage ?? recordedAt.date, path: path, into: &outcome)
  }

  private func load(
    _ reader: PublishedTableReader, as vintage: CalendarDate, path: String,
    into outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    let identity = ExtractIdentity(
      sha256: outcome.digest, bytes: outcome.bytes, fileName: outcome.file,
      returnID: ReturnID(reader.table.source.text),
      submission: Submission(source: reader.table.source, released: vintage),
      specification: reader.table.fingerprint)
    try load(
      SubmissionLoad(
        extract: identity, observations: reader.observations(released: vintage),
        counts: outcome.counts),
      files: ExtractFiles(path: path), into: &outcome)
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
    try load(
      SubmissionLoad(extract: identity, observations: observations, counts: outcome.counts),
      files: ExtractFiles(path: path), into: &outcome)
    outcome.label += " released \(vintage)"
  }

  private func load(
    _ load: SubmissionLoad, files: ExtractFiles, into outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    do {
      let done: LoadOutcome
      if let run {
        for (path, sha256) in files.members { try archive.keep(path, sha256: sha256) }
        if files.path != "-" { try archive.keep(files.path, sha256: outcome.digest) }
        done = try store.load(load, run: run, recordedAt: recordedAt)
      } else {
        done = try store.plan(load, recordedAt: recordedAt)
      }
      outcome.counts = done.counts
      outcome.decision = (isDryRun ? "would be " : "") + done.decision.rawValue
      outcome.inserted = done.inserted
      outcome.closed = done.closed
    } catch { throw StageFailure(error) }
  }
}

extension StageFailure {
  /// A store that cannot be used, or a submission it refuses.
  init(_ error: StoreFailure) {
    let status: ExitStatus =
      switch error.code {
      case .unwritable, .missing: .usage
      case .contradictory, .wrongDigest: .unreadableExtract
      default: .storeUnusable
      }
    self.init(.store, status, subject: error.subject, problem: error.advice)
  }
}
