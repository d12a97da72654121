import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport

/// What reading Annex A lists came to.
struct ListRun {
  let report: ExtractReport
  /// Every finding by column.
  let findings: [[String: String]]
  let quarantined: [[String: String]]
  /// Every figure stored, and those of the total by indicator.
  let observations: [String]
  let totals: [String: Figure]

  static let engine: Engine? = {
    do { return try Engine(pipelines: Project.path("Pipelines")) } catch { return nil }
  }()

  /// Reads `files` as at a day, for Shropshire.
  init(
    _ files: [String], asAt: String? = "2025-03-31", area: String? = "893"
  ) throws {
    let folder = try TemporaryFolder()
    guard let engine = Self.engine else { throw CocoaError(.fileReadNoSuchFile) }
    let store = "\(folder.path)/store/returns.sqlite"
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.recordedAt = Instant("2026-01-01T00:00:00Z")
    request.isQuiet = true
    request.given = ExtractRequest.Given(
      asAt: asAt.flatMap { CalendarDate($0) }, area: try area.map { try engine.area(named: $0) })
    report = try ExtractRunner(engine, request).run()
    findings = try Self.rows("findings.csv", folder)
    quarantined = try Self.rows("quarantine.csv", folder)
    let figures = try Self.figures(store, engine)
    observations = figures.map { "\($0)" }
    totals = Dictionary(
      figures.filter { $0.breakdown == .total }.map { ($0.indicator.text, $0.figure) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The codes of the findings, the most telling columns beside them.
  func found(_ columns: String...) -> [String] {
    findings.filter { $0["rule"] != "table-missing" }.map { row in
      columns.map { row[$0] ?? "" }.joined(separator: " ")
    }
  }

  private static func rows(_ name: String, _ folder: TemporaryFolder) throws -> [[String: String]] {
    PlainTable(try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)).rows
  }

  private static func figures(_ path: String, _ engine: Engine) throws -> [Observation] {
    let store = try IndicatorStore.open(at: path, mode: .readOnly)
    var found: [Observation] = []
    for indicator in try engine.library.indicators() {
      found += try store.figures(FigureQuery(indicator: indicator.id)).map(\.observation)
    }
    return found
  }
}
