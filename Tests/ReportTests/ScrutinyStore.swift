import Emission
import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// The extracts of `Pipelines/scrutiny.yaml` in a store of the tests' own.
struct ScrutinyStore {
  let folder: TemporaryFolder
  let engine: Engine
  /// What the pipeline told the shell.
  let status: PipelineCore.ExitStatus
  /// The folder of the run.
  let run: String
  var store: String { "\(folder.path)/store/returns.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    engine = try Engine(pipelines: Project.path("Pipelines"))
    var text = try String(contentsOfFile: Project.path("Pipelines/scrutiny.yaml"), encoding: .utf8)
    text = text.replacing("SampleInputs/", with: Project.path("SampleInputs") + "/")
    text = text.replacing("out/scrutiny/", with: "\(folder.path)/")
    let file = try folder.write(text, to: "scrutiny.yaml")
    let result = try PipelineRun.load(
      file, engine, recordedAt: Instant("2025-07-10T09:00:00Z"), quiet: true
    ).run()
    try #require(result.report.failures.isEmpty, "\(result.report.failures)")
    status = result.status
    run = result.folder
  }

  /// A report on Shropshire with the targets and words of the samples, or with those given.
  func report(
    _ pack: String = "scrutiny", targets: String? = nil, narrative: String? = nil,
    asOf: Instant? = nil
  ) throws -> ReportModel {
    let request = ReportRequest(
      pack: pack, area: "893", asOf: asOf,
      targets: targets ?? Project.path("SampleInputs/scrutiny/targets.yaml"),
      narrative: narrative ?? Project.path("SampleInputs/scrutiny/narrative.yaml"))
    return try ReportService(engine, store: store).model(request)
  }

  /// Loads one file more.
  func ingest(_ path: String, released: CalendarDate? = nil) throws {
    let out = "\(folder.path)/more"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var request = ExtractRequest(command: "test", files: [path], folder: out)
    request.store = store
    request.released = released
    request.recordedAt = Instant("2025-08-01T00:00:00Z")
    request.isQuiet = true
    let report = try ExtractRunner(engine, request).run()
    try #require(report.failures.isEmpty && report.extracts.allSatisfy { $0.failure == nil })
  }
}

extension ReportModel {
  /// The tables of a page and id: one, or a grid's several.
  func tables(_ page: String, _ id: String) throws -> [Table] {
    let found = try #require(pages.first { $0.id == page }, "no page \(page)")
    let tables = found.sections.filter { $0.id == id || $0.id.hasPrefix("\(id)-") }.map(\.table)
    try #require(!tables.isEmpty, "no table \(id) on \(page)")
    return tables
  }

  /// The cells of one table as people see them.
  func shown(_ page: String, _ id: String) throws -> [[String]] {
    try #require(try tables(page, id).first).shown
  }
}

extension Table {
  /// The cells as people see them.
  var shown: [[String]] { squareRows.map { $0.map(\.shown) } }

  /// The headings.
  var headings: [String] { columns.map(\.heading) }
}
