import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// A store of its own for a test, into which published tables are loaded.
struct TableStore {
  private let folder: TemporaryFolder
  private let engine: Engine

  init() throws {
    folder = try TemporaryFolder()
    engine = try Engine(pipelines: Project.path("Pipelines"))
  }

  var path: String { "\(folder.path)/store.sqlite" }

  /// Loads `text` as the file `name`, which must be in order.
  func load(_ text: String, as name: String, released: String? = nil, at moment: String) throws {
    let report = try report(text, as: name, released: released, at: moment)
    try #require(report.status() == .clean, "\(report.lines)")
  }

  /// Loads the file `path` as it is, which must be in order.
  func load(file: String, at moment: String) throws {
    let report = try report(file: file, released: nil, at: moment)
    try #require(report.status() == .clean, "\(report.lines)")
  }

  /// What comes of loading `text` as the file `name`.
  func report(
    _ text: String, as name: String, released: String? = nil, at moment: String,
    takesSchools: Bool = false
  ) throws -> ExtractReport {
    try report(
      file: try folder.write(text, to: name), released: released, at: moment,
      takesSchools: takesSchools)
  }

  private func report(
    file: String, released: String?, at moment: String, takesSchools: Bool = false
  ) throws -> ExtractReport {
    var request = ExtractRequest(command: "test", files: [file], folder: folder.path)
    request.store = path
    request.isQuiet = true
    request.takesSchools = takesSchools
    request.released = try released.map { try #require(CalendarDate($0)) }
    request.recordedAt = Instant(moment)
    return try ExtractRunner(engine, request).run()
  }

  /// The table called `name`, written out of the store as CSV.
  func export(_ name: String, asOf: String? = nil) throws -> String {
    var bytes: [UInt8] = []
    _ = try TableExport(engine, store: path, table: name, asOf: asOf.flatMap { Instant($0) })
      .write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every current figure of every vintage.
  func everyFigure() throws -> [Observation] {
    let store = try IndicatorStore.open(at: path, mode: .readOnly)
    var figures: [Observation] = []
    for indicator in try store.indicators() {
      var query = FigureQuery(indicator: indicator)
      query.allVintages = true
      figures += try store.figures(query).map(\.observation)
    }
    return figures
  }

  /// How two releases differ.
  func difference(_ first: String, _ second: String) throws -> VintageDifference {
    try VintageDifference(
      store: path, first: try #require(CalendarDate(first)),
      second: try #require(CalendarDate(second)))
  }
}
