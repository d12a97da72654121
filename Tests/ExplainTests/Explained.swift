import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport

/// A store loaded with extracts, and explanations of its figures.
struct Explained {
  let folder: TemporaryFolder
  let engine: Engine
  var store: String { "\(folder.path)/store/returns.sqlite" }

  /// Loads `files`, under the specifications in `pipelines`.
  init(
    _ files: [String], pipelines: String = Project.path("Pipelines"), asAt: String? = nil,
    area: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    engine = try Engine(pipelines: pipelines)
    try load(files, asAt: asAt, area: area)
  }

  /// Loads more.
  func load(
    _ files: [String], asAt: String? = nil, area: String? = nil, at moment: String? = nil
  ) throws {
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.isQuiet = true
    request.recordedAt = moment.flatMap { Instant($0) }
    request.given = ExtractRequest.Given(
      asAt: asAt.flatMap { CalendarDate($0) }, area: try area.map { try engine.area(named: $0) })
    _ = try ExtractRunner(engine, request).run()
  }

  /// The explanation of a cell.
  func explanation(
    _ indicator: String, area: String = "893", period: String, breakdown: String = "total",
    keys: Bool = true, asOf: String? = nil, by other: Engine? = nil
  ) throws -> Explanation {
    var request = ExplainRequest(
      store: store, indicator: indicator, area: area, period: period, breakdown: breakdown,
      folder: folder.path)
    request.showsKeys = keys
    request.asOf = asOf.flatMap { Instant($0) }
    return try ExplainService(other ?? engine, request).explanation()
  }
}

extension Explanation {
  /// The records it lists.
  var recordRows: [[String: String]] {
    get throws { PlainTable(String(decoding: try bytes(.csv), as: UTF8.self)).rows }
  }

  /// The explanation as JSON, read back.
  var document: [String: Any] {
    get throws {
      let data = Data(try bytes(.json))
      return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
  }

  /// The first source's figure in the JSON.
  var firstFigure: [String: Any] {
    get throws { (try document["figures"] as? [[String: Any]])?.first ?? [:] }
  }

  /// What readers are told of the first source's figure.
  var firstNotes: [String] { get throws { try firstFigure["notes"] as? [String] ?? [] } }
}
