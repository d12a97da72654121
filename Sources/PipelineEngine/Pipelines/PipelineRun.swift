internal import IndicatorStore
package import PipelineCore
package import ReturnModel
package import ReturnSpec
internal import Unattended

/// A run of a pipeline: extracts in, findings and tables out, and a record of it.
package struct PipelineRun {
  /// What came of a run.
  package struct Result: Sendable {
    /// What came of the extracts.
    package var report: ExtractReport
    /// The tables made.
    package var tables: [MadeTable] = []
    /// Those of them that are for printing: those that the pipeline marks, else the first.
    package var shown: [MadeTable] = []
    /// What was done beside reading extracts.
    package var night = NightReport()
    /// The run's folder.
    package var folder: String
    /// The run's number in its store.
    package var storeRun: Int64?
    /// What it worked from.
    var replay: ReplayRecord?
    /// What the shell is told.
    package var status: ExitStatus

    /// Whether every extract was in the store already, byte for byte.
    package var isUnchanged: Bool {
      let read = report.extracts.filter { !$0.isPassedOver }
      return !read.isEmpty && read.allSatisfy { $0.decision == "unchanged" }
    }
  }

  /// Prepares a run of the pipeline in the file `path`.
  package static func load(
    _ path: String, _ engine: Engine, recordedAt: Instant?, quiet: Bool,
    log: RunLog.Format = .text
  ) throws(StageFailure) -> PipelineRun {
    do {
      var run = PipelineRun(
        engine, try PipelineSpec(path: path), recordedAt: recordedAt, quiet: quiet)
      run.logFormat = log
      return run
    } catch { throw StageFailure(error) }
  }

  let engine: Engine
  let spec: PipelineSpec
  let recordedAt: Instant?
  let isQuiet: Bool
  private var logFormat = RunLog.Format.text
  /// What a past run read, when it is made again and nothing need be kept; else `nil`.
  var replayed: [String]?

  /// Prepares a run of `spec`.
  package init(_ engine: Engine, _ spec: PipelineSpec, recordedAt: Instant?, quiet: Bool) {
    self.engine = engine
    self.spec = spec
    self.recordedAt = recordedAt
    isQuiet = quiet
  }

  /// Does the run and tells of it; its folder is made inside the pipeline's `out` folder and named for
  /// the moment.
  package func run() throws(StageFailure) -> Result {
    let started = Engine.now()
    let last = PastRun.last(of: spec.title, in: spec.out)
    var watch: RunWatch
    do { watch = try RunWatch(spec, started: started, logFormat, quiet: isQuiet) } catch {
      throw Self.refined(Self.failure(error), spec)
    }
    let lock: RunLock
    do { lock = try Self.lock(spec, started) } catch {
      // What the run that has the store tells others stays as it is.
      _ = watch.fail(error, mayTellOthers: false)
      throw error
    }
    defer { withExtendedLifetime(lock) {} }
    do {
      let gone = RunFolder.markAbandoned(in: spec.out, except: watch.folder.name, at: started)
      try watch.begin(abandoned: gone, owner: lock.abandoned)
      var result = try run(in: watch.folder, last)
      watch.end(&result)
      return result
    } catch {
      let failure = Self.refined(Self.failure(error), spec)
      _ = watch.fail(failure, mayTellOthers: true)
      throw failure
    }
  }

  private func run(in place: RunFolder, _ last: PastRun?) throws -> Result {
    let folder = place.path
    let scan = scan()
    var request = try self.request("run", folder: folder, scan)
    let moment = recordedAt ?? Engine.now()
    request.recordedAt = moment
    var replay: ReplayRecord?
    if replayed == nil {
      replay = try RunKeeper(engine, spec).keep(
        request.files, recordedAt: moment, last: last, in: folder)
    }
    let runner = try ExtractRunner(engine, request)
    var report = try runner.run()
    report.failures += scan.failures
    report.failures = report.failures.map { Self.refined($0, spec) }
    for number in report.extracts.indices {
      report.extracts[number].failure = report.extracts[number].failure.map {
        Self.refined($0, spec)
      }
    }
    try runner.people.write(to: "\(folder)/people.csv")
    try report.writeSummary(to: "\(folder)/summary.csv")
    var result = Result(report: report, folder: folder, status: .clean)
    (result.night, result.report.failures) = night(scan, report, place)
    result.storeRun = runner.loader?.run?.number
    replay?.storeRun = result.storeRun
    result.replay = replay
    try report.acceptances?.write(to: "\(folder)/acceptances.csv")
    guard result.report.status() != .interrupted else {
      result.status = .interrupted
      return result
    }
    // A table that cannot be made does not undo what was read and loaded: it is told beside it.
    do {
      result.tables = try tables()
      let marked = zip(result.tables, spec.comparisons).filter { $0.1.isShown }.map { $0.0 }
      result.shown = marked.isEmpty ? Array(result.tables.prefix(1)) : marked
    } catch { result.report.failures.append(error) }
    for report in spec.reports {
      do { try write(report, in: folder) } catch { result.report.failures.append(error) }
    }
    writeChanges(runner, last, in: folder, &result)
    result.status = result.report.status(failOnQuery: spec.failOnQuery)
    let files = TableFiles(folder: folder)
    for table in result.tables { _ = try files.write(table, formats: spec.formats) }
    if spec.formats.contains("html"), !result.tables.isEmpty {
      try files.writePage(result.tables, title: spec.title)
    }
    // Last, because what changed is told beside the run before.
    guard replayed == nil else { return result }
    result.night.removed = Retention(spec: spec, now: Engine.now()).apply(keeping: place.path)
    return result
  }

  /// Writes a report into a folder of its own.
  private func write(
    _ report: PipelineSpec.Report, in folder: String
  ) throws(StageFailure) {
    _ = try ReportService(engine, store: spec.store).write(
      ReportRequest(
        pack: report.pack, area: report.area, targets: report.targets,
        narrative: report.narrative),
      formats: spec.formats, to: "\(folder)/\(report.pack)-\(report.area)")
  }

  private func tables() throws(StageFailure) -> [MadeTable] {
    guard !spec.comparisons.isEmpty else { return [] }
    let service = try CompareService(engine, store: spec.store)
    var tables: [MadeTable] = []
    for comparison in spec.comparisons {
      var request = CompareRequest(
        indicator: comparison.indicator, area: comparison.area, period: comparison.period,
        since: comparison.since, neighbours: comparison.neighbours,
        breakdown: comparison.breakdown, source: comparison.source)
      request.beside = comparison.beside
      tables.append(try service.table(request))
    }
    return tables
  }
}
