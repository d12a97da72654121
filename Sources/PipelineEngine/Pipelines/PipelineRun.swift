internal import Foundation
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
package import ReturnSpec

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
    /// The run's folder.
    package var folder: String
    /// The run's number in its store.
    package var storeRun: Int64?
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
    _ path: String, _ engine: Engine, recordedAt: Instant?, quiet: Bool
  ) throws(StageFailure) -> PipelineRun {
    do {
      return PipelineRun(
        engine, try PipelineSpec(path: path), recordedAt: recordedAt, quiet: quiet)
    } catch { throw StageFailure(error) }
  }

  private let engine: Engine
  private let spec: PipelineSpec
  private let recordedAt: Instant?
  private let isQuiet: Bool

  /// Prepares a run of `spec`.
  package init(_ engine: Engine, _ spec: PipelineSpec, recordedAt: Instant?, quiet: Bool) {
    self.engine = engine
    self.spec = spec
    self.recordedAt = recordedAt
    isQuiet = quiet
  }

  /// Does the run; its folder is made inside the pipeline's `out` folder and named for the moment.
  package func run() throws -> Result {
    let started = Engine.now()
    let last = PastRun.last(of: spec.title, in: spec.out)
    let folder = try makeFolder(started)
    var record = RunRecord(title: spec.title, store: spec.store, started: started)
    do {
      let result = try run(in: folder, last)
      record.finish(result, at: Engine.now())
      try OutputFile.write(record.json, to: "\(folder)/run.json")
      return result
    } catch {
      record.fail(String(describing: error), at: Engine.now())
      try OutputFile.write(record.json, to: "\(folder)/run.json")
      throw error
    }
  }

  private func run(in folder: String, _ last: PastRun?) throws -> Result {
    var request = ExtractRequest(command: "run", files: spec.extracts, folder: folder)
    request.store = spec.store
    request.recordedAt = recordedAt
    request.lists = spec.lists
    request.isQuiet = isQuiet
    request.council = CouncilFiles(spec)
    for (file, given) in spec.given {
      request.givenByFile[file] = ExtractRequest.Given(
        asAt: given.asAt, area: try given.area.map { try engine.area(named: $0) })
    }
    let runner = try ExtractRunner(engine, request)
    let report = try runner.run()
    try runner.people.write(to: "\(folder)/people.csv")
    try report.writeSummary(to: "\(folder)/summary.csv")
    var result = Result(report: report, folder: folder, status: .clean)
    result.storeRun = runner.loader?.run?.number
    try report.acceptances?.write(to: "\(folder)/acceptances.csv")
    // A table that cannot be made does not undo what was read and loaded: it is told beside it.
    do {
      result.tables = try tables()
      let marked = zip(result.tables, spec.comparisons).filter { $0.1.isShown }.map { $0.0 }
      result.shown = marked.isEmpty ? Array(result.tables.prefix(1)) : marked
    } catch { result.report.failures.append(error) }
    for report in spec.reports {
      do { try write(report, in: folder) } catch { result.report.failures.append(error) }
    }
    if let run = result.storeRun {
      do {
        try RunChanges(
          title: spec.title, folder: folder, store: (spec.store, run), carried: spec.carry,
          last: last
        ).write(result.report, late: runner.lateFindings)
      } catch let failure as StageFailure {
        result.report.failures.append(failure)
      } catch let failure as StoreFailure {
        result.report.failures.append(StageFailure(failure))
      } catch {
        result.report.failures.append(
          StageFailure(
            .emit, .temporary, subject: "changes.csv", problem: String(describing: error)))
      }
    }
    result.status = result.report.status(failOnQuery: spec.failOnQuery)
    let files = TableFiles(folder: folder)
    for table in result.tables { _ = try files.write(table, formats: spec.formats) }
    if spec.formats.contains("html"), !result.tables.isEmpty {
      try files.writePage(result.tables, title: spec.title)
    }
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

  /// A new folder named for the moment; a second run in one second gets a number.
  private func makeFolder(_ started: Instant) throws(StageFailure) -> String {
    let stamp = started.description.filter { $0 != ":" && $0 != "-" }
    for number in 1...1000 {
      let folder = "\(spec.out)/\(stamp)" + (number == 1 ? "" : "-\(number)")
      if FileManager.default.fileExists(atPath: folder) { continue }
      try OutputFile.makeFolder(folder)
      return folder
    }
    throw StageFailure(
      .emit, .temporary, subject: spec.out, problem: "a thousand runs began in this second")
  }
}
