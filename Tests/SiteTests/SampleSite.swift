import Foundation
import TestSupport
import Testing

/// A site on Shropshire made of the samples: a return, published tables, a series with a break.
struct SampleSite {
  static let indicators = [
    "ehcp-20-weeks-excluding-exceptions", "ehc-plans-maintained", "ascof-2023-2c",
    "ehc-requests-received", "lait-sen-totsensup",
  ]

  private let folder: TemporaryFolder
  let store: String
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    (store, path) = ("\(folder.path)/store/returns.sqlite", "\(folder.path)/site")
    let files = [
      "sen2/2025/clean/sen2-2025-893.xml", "published/timeliness_20_week.csv",
      "published/caseload.csv", "published/newplans.csv", "published/lait.csv",
      "published/ascof-open-data.csv", "published/ascof-table-2c.csv",
    ].map { Project.path("SampleInputs/\($0)") }
    _ = try Programs.returns(
      ["ingest"] + files + ["--store", store, "--recorded-at", "2025-07-01T09:00:00Z"])
    try make(path)
    let lists = Project.path("SampleInputs/chat/2025-03-31")
    _ = try Programs.returns(
      ["ingest", lists, "--as-at", "2025-03-31", "--area", "893", "--store", store])
    _ = try Programs.returns(
      ["report", "chat", "--store", store, "--area", "893", "--out", "\(path)/chat"])
  }

  func make(_ folder: String) throws {
    let wanted = Self.indicators.flatMap { ["--indicator", $0] }
    _ = try Programs.returns(
      ["report", "site", "--store", store, "--area", "893", "--out", folder] + wanted)
  }

  func page(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
