import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport

/// What checking some extracts came to: the report, and the files written.
struct Checked {
  let report: ExtractReport
  let folder: TemporaryFolder
  let findings: PlainTable
  let quarantine: PlainTable

  /// Checks `files`; loads them when `store` is named.
  init(
    _ files: [String], store: String? = nil, isDryRun: Bool = false, recordedAt: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.isDryRun = isDryRun
    request.recordedAt = recordedAt.flatMap { Instant($0) }
    request.isQuiet = true
    let runner = try ExtractRunner(Sample.engine, request)
    report = try runner.run()
    try runner.people.write(to: "\(folder.path)/people.csv")
    findings = PlainTable(try Self.text("findings.csv", folder))
    quarantine = PlainTable(try Self.text("quarantine.csv", folder))
  }

  private static func text(_ name: String, _ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
  }

  /// The text of one of the files written.
  func text(_ name: String) throws -> String { try Self.text(name, folder) }

  /// Each finding as `RULE key`, sorted.
  var found: [String] {
    findings.rows.map { "\($0["rule"] ?? "") \($0["record_key"] ?? "")" }.sorted()
  }

  /// Each finding as `RULE person`, without the path inside the person, sorted.
  var people: [String] {
    found.map { $0.split(separator: "/", maxSplits: 1).first.map(String.init) ?? $0 }.sorted()
  }
}
