internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Unattended

extension PipelineRun {
  /// What is in the inboxes, or what was when a past run is made again.
  func scan() -> InboxScan {
    guard let replayed else { return InboxScan(spec.inboxes, now: Int(Engine.now().seconds)) }
    return InboxScan(replayed, again: spec.inboxes)
  }

  /// What is asked of the reader of extracts: those that the pipeline names, then those in its inboxes.
  func request(
    _ command: String, folder: String, _ scan: InboxScan
  ) throws(StageFailure) -> ExtractRequest {
    var request = ExtractRequest(
      command: command, files: replayed ?? (spec.extracts + scan.entries.map(\.path)),
      folder: folder)
    request.store = spec.store
    request.recordedAt = recordedAt
    request.lists = spec.lists
    request.isQuiet = isQuiet
    request.council = CouncilFiles(spec)
    request.mayBeEmpty = !spec.inboxes.isEmpty
    request.shouldStop = { StopSignal.isReceived }
    for (file, given) in spec.given { request.givenByFile[file] = try self.given(given) }
    for entry in scan.entries {
      request.givenByFile[entry.path] = try given(entry.inbox.given)
    }
    return request
  }

  private func given(
    _ given: PipelineSpec.Given
  ) throws(StageFailure) -> ExtractRequest.Given {
    var area: Area?
    if let name = given.area { area = try engine.area(named: name) }
    return ExtractRequest.Given(asAt: given.asAt, area: area)
  }

  /// Empties the inboxes of what was read and sees what has not come; gives that with all failures of
  /// the run.
  func night(
    _ scan: InboxScan, _ report: ExtractReport, _ place: RunFolder
  ) -> (NightReport, [StageFailure]) {
    var failures = report.failures
    let now = recordedAt ?? Engine.now()
    var night = NightReport()
    night.left = scan.left
    night.repeated = Self.repeated(report, of: scan.entries)
    night.settled =
      replayed == nil
      ? InboxSettlement(store: spec.store, run: place.name).settle(scan.entries, after: report)
      : InboxSettlement.plan(scan.entries, after: report)
    do { night.standings = try standings(at: now) } catch { failures.append(error) }
    return (night, failures)
  }

  /// How what the pipeline waits for stands.
  func standings(at now: Instant) throws(StageFailure) -> [ExpectedReturns.Standing] {
    try ExpectedReturns.standings(
      spec.inboxes.flatMap(\.expected), store: spec.store, at: now, engine)
  }

  /// Extracts out of inboxes that hold what was loaded before, or something older.
  ///
  /// What a pipeline names outright stays where it is, and is the same night after night.
  static func repeated(_ report: ExtractReport, of entries: [InboxEntry]) -> [String] {
    let arrived = Set(entries.map(\.path))
    return report.extracts.filter { extract in
      extract.failure == nil && !arrived.isDisjoint(with: extract.sources)
        && ["unchanged", "superseded"].contains { extract.decision.hasPrefix($0) }
    }.map { "\($0.file) (\($0.decision))" }
  }
}
