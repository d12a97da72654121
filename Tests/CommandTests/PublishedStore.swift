import Foundation
import ReturnModel
import TestSupport
import Testing

/// A store with the Department's published tables of June 2025, loaded by the program.
struct PublishedStore {
  /// Whether the published tables stand beside the project.
  static let isThere = Project.sharedData != nil
  /// Why a test that needs them is skipped.
  static let reason: Comment = "needs the published tables in ../shared/data"

  private let folder: TemporaryFolder
  let path: String

  init() throws {
    let data = try #require(Project.sharedData)
    folder = try TemporaryFolder()
    path = "\(folder.path)/store/returns.sqlite"
    let tables = ["timeliness_20_week", "caseload"].map {
      "\(data)/ees/ehc-plans-2025/\($0).csv.gz"
    }
    let run = try ToolRun(["ingest"] + tables + ["--store", path])
    try #require(run.status == 0, "\(run.errors)")
  }

  /// What `compare` prints for Shropshire.
  func compare(
    _ indicator: String, _ period: String, format: String = "json", _ more: [String] = []
  ) throws -> ToolRun {
    try ToolRun(
      ["compare", "--store", path, "--indicator", indicator, "--area", "893", "--period", period]
        + ["--neighbours", "2025", "--format", format] + more)
  }

  /// The same, as rows.
  func rows(_ indicator: String, _ period: String, _ more: [String] = []) throws -> [JSONRow] {
    let run = try compare(indicator, period, more)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONRow.read(run.output)
  }
}
