import Foundation
import TestSupport
import Testing

/// A council's folder: specifications of its own, an inbox, a pipeline, and the runs it has made.
final class Council {
  let folder = Result { try TemporaryFolder() }
  let path: String
  /// The folders of the runs, in order.
  private(set) var runs: [String] = []
  var store: String { "\(path)/store/returns.sqlite" }

  init() throws {
    path = try folder.get().path
    let manager = FileManager.default
    try manager.copyItem(
      atPath: Project.path("Pipelines"), toPath: "\(path)/Pipelines")
    for (sample, name) in [
      ("sen2/2025/faulty/requests.xml", "sen2-893.xml"),
      ("sen2/2025/clean/sen2-2025-860.xml.gz", "sen2-860.xml.gz"),
      ("sen2/2025/faulty/truncated.xml", "truncated.xml"),
      ("published/timeliness_20_week.csv", "timeliness.csv"),
      ("published/caseload.csv", "caseload.csv"),
      ("sen2/2025/clean/README.md", "README.md"),
    ] {
      try put(
        try Data(contentsOf: URL(filePath: Project.path("SampleInputs/\(sample)"))), "inbox/\(name)"
      )
    }
    try put(
      Data("URN,TypeOfEstablishment (name)\n999001,Academy\n999005,Community school\n".utf8),
      "lists/establishments.csv")
    try put(Data("record_key,team\nC893999919013/Requests[1],North\n".utf8), "lists/teams.csv")
    for (sample, name) in [
      ("neighbours/synthetic.yaml", "neighbours"), ("scrutiny/targets.yaml", "targets"),
      ("scrutiny/narrative.yaml", "narrative"),
    ] {
      try manager.copyItem(
        atPath: Project.path("SampleInputs/\(sample)"), toPath: "\(path)/lists/\(name).yaml")
    }
    try put(
      Data(
        """
        title: A council's night
        extracts: [inbox]
        store: store/returns.sqlite
        out: out
        lists: { establishments: lists/establishments.csv }
        carry: [team]
        carry-from: lists/teams.csv
        reports: [{ pack: scrutiny, area: "893", targets: lists/targets.yaml, narrative: lists/narrative.yaml }]
        compare:
          - { indicator: ehcp-20-weeks-excluding-exceptions, area: "893", period: "2024" }
          - { indicator: ehcp-20-weeks-including-exceptions, area: "893", period: "2024", neighbours: lists/neighbours.yaml }
          - { indicator: ehc-plans-maintained, area: "893", period: 2025-01-16, neighbours: "2025" }
        formats: [csv, json, md, html]

        """.utf8), "night.yaml")
  }

  func put(_ data: Data, _ name: String) throws {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Changes a text in a file, which must be there.
  func change(_ name: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    try #require(text.contains(old), "\(name) has no \(old)")
    try put(Data(text.replacing(old, with: new).utf8), name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// Runs the pipeline, and gives the run's folder.
  @discardableResult func run(at moment: String) throws -> String {
    let before = Set(try folders())
    let tool = try ToolRun(["run", "night.yaml", "--recorded-at", moment, "--quiet"], in: path)
    let new = try #require(Set(try folders()).subtracting(before).first, "\(tool.errors)")
    let outcome = try Self.record("\(path)/out/\(new)")["outcome"] as? String
    try #require(outcome == "finished", "\(tool.errors)")
    runs.append("\(path)/out/\(new)")
    return "\(path)/out/\(new)"
  }

  func replay(_ arguments: [String]) throws -> ToolRun {
    try ToolRun(["replay"] + arguments, in: path)
  }

  private func folders() throws -> [String] {
    guard FileManager.default.fileExists(atPath: "\(path)/out") else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: "\(path)/out")
  }

  /// The files of a run's folder but its record and its log, which tell the time, by path.
  static func outputs(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where name != "run.json" && name != "run.log" {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
  }

  /// A run's record.
  static func record(_ folder: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/run.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
