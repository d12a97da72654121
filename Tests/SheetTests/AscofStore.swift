import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// A store with all of ASCOF's published files, loaded once for every test that asks.
final class AscofStore: Sendable {
  /// Whether the published files stand beside the project.
  static let isThere = Project.sharedData != nil
  /// Why a test that needs them is skipped.
  static let reason: Comment = "needs the published tables in ../shared/data"

  static let shared = Result { try AscofStore() }

  let path: String
  let report: ExtractReport
  private let folder: TemporaryFolder

  private init() throws {
    let data = try #require(Project.sharedData)
    folder = try TemporaryFolder()
    path = "\(folder.path)/store/returns.sqlite"
    report = try Self.read(
      [
        "\(data)/ascof/ascof_2014_19.csv.gz", "\(data)/ascof/ascof_2020_21_open_data.csv.gz",
        "\(data)/ascof/ascof_2024_25_time_series.ods",
      ], into: path, folder: folder.path)
  }

  /// Reads `files` into the store at `path`.
  static func read(_ files: [String], into path: String, folder: String) throws -> ExtractReport {
    var request = ExtractRequest(command: "ingest", files: files, folder: folder)
    request.store = path
    request.recordedAt = Instant("2026-01-01T00:00:00Z")
    request.isQuiet = true
    return try ExtractRunner(try engine(), request).run()
  }

  static func engine() throws -> Engine {
    try Engine(pipelines: Project.root.appending(path: "Pipelines").path)
  }

  /// Every figure of an indicator that the store holds.
  func figures(of indicator: IndicatorID) throws -> [Observation] {
    let store = try IndicatorStore.open(at: path, mode: .readOnly)
    return try store.figures(FigureQuery(indicator: indicator)).map(\.observation)
  }

  /// The rows of a comparator table of Shropshire.
  func compare(
    _ indicator: String, _ period: String, since: String? = nil, neighbours: String = "none"
  ) throws -> [AscofRow] {
    let service = try CompareService(try Self.engine(), store: path)
    let table = try service.table(
      CompareRequest(
        indicator: indicator, area: "cassr:417", period: period, since: since,
        neighbours: neighbours))
    return try JSONDecoder().decode([AscofRow].self, from: Data(TableFormat.json.bytes(table)))
  }
}

/// The keys of a comparator row that these tests look at.
struct AscofRow: Decodable {
  let source: String
  let area: String
  let period: String
  let comparator: String
  let method: String
  let value: Double?
  let status: String
  let numerator: Double?
  let denominator: Double?
  let n: Int
  let of: Int
  let change: Double?
  let rank: Int?
}
