internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Finds the last return of an authority: what the store holds of the latest round before.
final class LastReturns {
  /// What a person should know of it, a line for each extract that asked.
  private var notes: [String] = []
  /// Why a last return that is there could not be read.
  private var failures: [StageFailure] = []

  private let loader: StoreLoader?
  private let rounds: RoundCache
  private let forms: [FormSpec]
  private let folder: String
  private let patches: PatchBook?

  /// Makes a finder for a run; without a store there is never a last return.
  init(
    _ loader: StoreLoader?, _ rounds: RoundCache, _ patches: PatchBook?,
    spillingInto folder: String, forms: [FormSpec]
  ) {
    self.patches = patches
    self.loader = loader
    self.rounds = rounds
    self.folder = folder
    self.forms = forms
  }

  /// What has been taken down since this was last asked.
  func takeNotes() -> (notes: [String], failures: [StageFailure]) {
    defer { (notes, failures) = ([], []) }
    return (notes, failures)
  }

  /// Whether there is a store, whose figures a return may be set beside.
  var hasStore: Bool { loader != nil }

  /// The last return of `area` before `round`, for the extract `file`; `nil` when no rule asks for
  /// one, when there is none, and when it cannot be read.
  ///
  /// The present return is not to blame for what befell an earlier one: a failure is kept in
  /// what ``takeNotes()`` gives, and the rules that ask are not run.
  func find(
    before round: RoundSpec, area: Area?, file: String
  ) throws(StageFailure) -> LastReturn? {
    // A return of an establishment is set beside its figures in the store, without reading it again.
    guard let loader, let area, round.asksForLastReturn.contains(true),
      round.definition.header.establishment == nil
    else { return nil }
    guard let stored = try loader.lastReturn(before: round, area: area.id) else {
      notes.append("\(file): the store has no \(round.definition.id) return before \(round.id)")
      return nil
    }
    let label = "\(stored.extract.submission.round), \(stored.extract.fileName)"
    do {
      guard try loader.archive.holds(stored.extract.sha256) else {
        notes.append("\(file): the last return (\(label)) was loaded without being kept")
        return nil
      }
    } catch { throw StageFailure(error) }
    let archived = ArchivedReturn(
      archive: loader.archive, forms: forms, folder: folder, rounds: rounds)
    var collector = LastReturnCollector(for: round, patches: patches, spillingInto: folder)
    do {
      try archived.read(stored.extract.sha256, file: stored.extract.fileName, into: &collector)
      guard let last = try collector.finish() else { return nil }
      note(last, label, file)
      return last
    } catch {
      // Specifications that cannot be taken stop the run, as for any extract.
      guard error.stage != .specify else { throw error }
      failures.append(
        StageFailure(
          error.stage, error.status, subject: "last return of \(file)", problem: error.description))
      return nil
    }
  }

  private func note(_ last: LastReturn, _ label: String, _ file: String) {
    notes.append("\(file): set beside the last return (\(label))")
    guard last.records.repeatedKeys > 0 else { return }
    notes.append(
      "\(file): \(last.records.repeatedKeys) keys stand twice in the last return; "
        + "nothing is compared with those records")
  }
}
