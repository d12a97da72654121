internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import PrivateFiles
internal import ReturnModel
internal import ReturnSpec
internal import Unattended

/// Tells of a run to those who were not there: its record, log, metrics, lineage and notices.
///
/// A place that cannot be written is a failure of the run, and never keeps the others from being told.
struct RunWatch {
  let spec: PipelineSpec
  let folder: RunFolder
  let log: RunLog
  private let started: Instant
  private var record: RunRecord
  private var lineage: LineageEvents { LineageEvents(job: spec.title) }

  /// Makes the run's folder and its record.
  init(_ spec: PipelineSpec, started: Instant, _ format: RunLog.Format, quiet: Bool) throws {
    self.spec = spec
    self.started = started
    folder = try RunFolder(in: spec.out, at: started)
    log = RunLog(format, run: folder.name, folder: folder.path, quiet: quiet)
    record = RunRecord(
      run: folder.name, title: spec.title, store: spec.store, started: started)
    try folder.begin(record)
  }

  /// Tells that the run begins, and ends the stories of those in `abandoned`; `owner` died with the
  /// lock.
  func begin(abandoned: [String], owner: RunLock.Owner?) throws(StageFailure) {
    if let owner {
      log.say("lock-taken-over", "the store's lock was left by \(owner), which is gone", .warning)
    }
    for run in abandoned {
      log.say("run-abandoned", "run \(run) ended before it was done: its process is gone", .warning)
      try append(.abort, run: run, failure: "the process ended before the run did")
    }
    try append(.start, run: folder.name)
  }

  /// Tells what came of the run, and notes in `result` what of that could not be told.
  mutating func end(_ result: inout PipelineRun.Result) {
    let ended = Engine.now()
    let report = result.report
    log.say(report)
    for line in result.night.alerts { log.say("inbox", line, .warning) }
    for line in result.night.lines { log.say("inbox", line) }
    if result.isUnchanged { log.say("report", "nothing changed in the store") }
    var failures: [StageFailure] = []
    let state: LineageEvents.State = result.status == .interrupted ? .abort : .complete
    do {
      try append(
        state, run: folder.name, inputs: LineageEvents.inputs(report),
        outputs: LineageEvents.outputs(report, run: folder.name, store: spec.store),
        failure: nil)
    } catch { failures.append(error) }
    do { try notify(result.night.alerts + report.failureLines, result.status, ended) } catch {
      failures.append(error)
    }
    do { try measure(result, result.status, ended) } catch { failures.append(error) }
    for failure in failures { log.say("failure", failure.description, .error) }
    result.report.failures += failures
    result.status = ExitStatus.gravest([result.status] + failures.map(\.status))
    record.finish(result, at: ended)
    keep(&result)
    log.say("run-ended", "output: \(folder.path)")
  }

  /// Writes the record with the digests of what the run wrote, and keeps a copy of it beside what the
  /// run worked from.
  private mutating func keep(_ result: inout PipelineRun.Result) {
    do {
      record.replay = result.replay
      record.replay?.outputs = try RunKeeper.outputs(in: folder.path)
      if let replay = record.replay {
        try RunKeeper.note(replay, json: record.json, in: spec.store)
      }
    } catch {
      let failure = PipelineRun.failure(error)
      log.say("failure", failure.description, .error)
      result.report.failures.append(failure)
      result.status = ExitStatus.gravest([result.status, failure.status])
    }
    write(&result.status)
  }

  /// Tells that the run could not go on; gives what the shell is told.
  mutating func fail(_ failure: StageFailure, mayTellOthers: Bool) -> ExitStatus {
    let ended = Engine.now()
    record.fail(failure, at: ended)
    var status = failure.status
    write(&status)
    log.sayFailure(failure.description)
    log.say("run-ended", "output: \(folder.path)")
    if mayTellOthers { tellOthers(failure, ended) }
    return status
  }

  private func tellOthers(_ failure: StageFailure, _ ended: Instant) {
    var failures: [StageFailure] = []
    do { try append(.fail, run: folder.name, failure: failure.description) } catch {
      failures.append(error)
    }
    do { try notify([failure.description], failure.status, ended) } catch {
      failures.append(error)
    }
    do { try measure(nil, failure.status, ended) } catch { failures.append(error) }
    for failure in failures { log.say("failure", failure.description, .error) }
  }

  private func write(_ status: inout ExitStatus) {
    do { try folder.end(record) } catch {
      let failure = PipelineRun.failure(error)
      log.say("failure", failure.description, .error)
      status = ExitStatus.gravest([status, failure.status])
    }
  }

  private func append(
    _ state: LineageEvents.State, run: String, inputs: [[String: Any]] = [],
    outputs: [[String: Any]] = [], failure: String? = nil
  ) throws(StageFailure) {
    guard let path = spec.upkeep.lineage else { return }
    do {
      let line = try lineage.line(
        state, run: run, at: Engine.now(), inputs: inputs, outputs: outputs, failure: failure)
      try AppendedFile.append(line, to: path)
    } catch { throw PipelineRun.failure(error) }
  }

  private func notify(
    _ alerts: [String], _ status: ExitStatus, _ ended: Instant
  ) throws(StageFailure) {
    guard let path = spec.upkeep.notify, !alerts.isEmpty || status != .clean else { return }
    let lines =
      ["\(ended) run \(folder.name) of \(spec.title): exit \(status.rawValue)"]
      + alerts.map { "  \($0.replacing("\n", with: "; "))" }
    do { try AppendedFile.append(lines.joined(separator: "\n") + "\n", to: path) } catch {
      throw PipelineRun.failure(error)
    }
  }

  private func measure(
    _ result: PipelineRun.Result?, _ status: ExitStatus, _ ended: Instant
  ) throws(StageFailure) {
    guard let path = spec.upkeep.metrics else { return }
    let isGood = [.clean, .errorsInData].contains(status)
    try RunMetrics(
      spec, started: started, ended: ended, status: status,
      lastSuccess: isGood ? ended : lastSuccess(), result: result
    ).write(to: path)
  }

  /// When a run last ended well, by the store; `nil` when it does not know.
  private func lastSuccess() -> Instant? {
    do {
      let runs = try IndicatorStore.open(at: spec.store, mode: .readOnly).runs()
      return runs.last { $0.outcome == .finished && [0, 1].contains($0.exitCode) }?.finishedAt
    } catch {
      // The metric is left out; that the run failed is told beside it.
      return nil
    }
  }
}
