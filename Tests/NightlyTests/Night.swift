import Foundation
import TestSupport
import Testing

/// A pipeline with an inbox, its store and all else in a folder of the test's own.
struct Night {
  let folder: String
  private let owned: TemporaryFolder?
  let file: String

  var store: String { "\(folder)/store/returns.sqlite" }
  var inbox: String { "\(folder)/inbox" }
  var lineage: String { "\(folder)/out/lineage.jsonl" }
  var metrics: String { "\(folder)/out/returns.prom" }
  var notices: String { "\(folder)/out/notices.txt" }

  /// Makes the pipeline in `folder`, else in one that goes with this; `more` is added to the file and
  /// `inboxMore` to its inbox.
  init(in folder: String? = nil, more: String = "", inboxMore: String = "") throws {
    owned = folder == nil ? try TemporaryFolder() : nil
    let folder = try #require(folder ?? owned?.path)
    self.folder = folder
    file = "\(folder)/nightly.yaml"
    for name in ["inbox", "out"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let text = """
      title: A night
      inboxes:
        - folder: \(folder)/inbox
          settled-minutes: 0
          processed: \(folder)/processed
          rejected: \(folder)/rejected
      \(inboxMore)
      store: \(folder)/store/returns.sqlite
      out: \(folder)/out/runs
      notify: \(folder)/out/notices.txt
      metrics: \(folder)/out/returns.prom
      lineage: \(folder)/out/lineage.jsonl
      \(more)
      """
    try Data(text.utf8).write(to: URL(filePath: file))
  }

  /// The options of a run that is not sent a signal.
  static let undisturbed: Double = 300

  /// Runs the pipeline.
  func run(
    _ options: [String] = [], limit: Double = Night.undisturbed, signal: Int32 = SIGKILL
  ) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, ["run", file] + options + Self.pipelines, limit: limit, signal: signal)
  }

  /// Runs another command.
  func command(_ arguments: [String]) throws -> MeasuredRun {
    try MeasuredRun(MeasuredRun.program, arguments + Self.pipelines, limit: Night.undisturbed)
  }

  static var pipelines: [String] { ["--pipelines", Project.path("Pipelines")] }

  /// Puts a copy of the file or folder `path` into the inbox.
  func leave(_ path: String, as name: String? = nil) throws {
    let name = name ?? (path as NSString).lastPathComponent
    try FileManager.default.copyItem(atPath: path, toPath: "\(inbox)/\(name)")
  }

  /// Puts a file of these bytes into the inbox.
  func leave(_ data: Data, as name: String) throws {
    try data.write(to: URL(filePath: "\(inbox)/\(name)"))
  }

  /// The names of the runs, oldest first.
  func runs() throws -> [String] {
    try names(in: "out/runs").sorted { left, right in
      // A second run in one second has a number.
      let (first, second) = (left.split(separator: "-"), right.split(separator: "-"))
      return (first[0], Int(first.dropFirst().first ?? "1") ?? 0)
        < (second[0], Int(second.dropFirst().first ?? "1") ?? 0)
    }
  }

  /// The names in a folder; none where it is not there.
  func names(in name: String) throws -> [String] {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// What stands in a folder and in the folders in it, the folders of runs left out.
  func names(below name: String) throws -> [String] {
    try names(in: name).flatMap { try names(in: "\(name)/\($0)") }.sorted()
  }

  /// The record of the run called `run`, else of the newest.
  func record(_ run: String? = nil) throws -> [String: Any] {
    let run = try run ?? #require(runs().last)
    let data = try Data(contentsOf: URL(filePath: "\(folder)/out/runs/\(run)/run.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// A sample that has nothing wrong with it, of 725 records by its README.
  static let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
  /// Another, of 428 records.
  static let other = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-860.xml.gz")
}
