import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport

/// Converts extracts in a folder of its own, and checks returns.
struct Conversion {
  static let engine: Engine? = {
    do { return try Engine(pipelines: Project.path("Pipelines")) } catch { return nil }
  }()

  let folder: TemporaryFolder
  let result: ConvertService.Result
  /// The text of findings.csv.
  let findings: [String]

  /// Converts `files` into the folder's file or folder `out`.
  init(
    _ files: [String], to out: String = "out/", allowingErrors: Bool = false, round: RoundID? = nil
  ) throws {
    folder = try TemporaryFolder()
    let work = "\(folder.path)/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    guard let engine = Self.engine else { throw CocoaError(.fileReadNoSuchFile) }
    var request = ExtractRequest(command: "test", files: files, folder: work)
    request.isQuiet = true
    result = try ConvertService(engine, request, round: round, allowingErrors: allowingErrors)
      .convert(to: "\(folder.path)/\(out)")
    findings = try Self.rows("\(work)/findings.csv")
  }

  /// The names of what stands in the folder beside the work.
  var written: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        .filter { !$0.hasPrefix("work") && $0 != "out" }
    }
  }

  /// What checking `files` finds, without file and line.
  static func findings(_ files: [String]) throws -> (rows: [String], report: ExtractReport) {
    let folder = try TemporaryFolder()
    guard let engine else { throw CocoaError(.fileReadNoSuchFile) }
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.isQuiet = true
    let report = try ExtractRunner(engine, request).run()
    return (try rows("\(folder.path)/findings.csv"), report)
  }

  private static func rows(_ path: String) throws -> [String] {
    PlainTable(try String(contentsOfFile: path, encoding: .utf8)).rows.map { row in
      ["rule", "severity", "module", "record_key", "field", "value"].map { row[$0] ?? "" }
        .joined(separator: "|")
    }.sorted()
  }

  /// Every round of both returns, made once.
  private static let rounds: [String: RoundSpec] = {
    var rounds: [String: RoundSpec] = [:]
    do {
      guard let engine else { return [:] }
      for id: ReturnID in ["sen2", "school-census"] {
        let specification = try engine.library.specification(of: id, areas: engine.areas)
        for round in specification.roundIDs {
          rounds["\(id) \(round)"] = try specification.resolve(round)
        }
      }
      return rounds
    } catch { return rounds }
  }()

  static func round(_ id: RoundID, of returnID: ReturnID) throws -> RoundSpec {
    guard let round = rounds["\(returnID) \(id)"] else { throw CocoaError(.fileReadNoSuchFile) }
    return round
  }

  /// Writes a made-up return in `formats` into `folder`.
  static func generate(
    _ returnID: ReturnID, _ round: RoundID, people: Int, faults: Int, files: Int = 1,
    _ formats: [SynthesisRequest.Format], into folder: String
  ) throws {
    guard let engine else { throw CocoaError(.fileReadNoSuchFile) }
    var request = SynthesisRequest(
      folder: folder, seed: 5, faults: faults, people: people, authority: "893", formats: formats)
    request.files = files
    try ReturnGenerator(
      try engine.library.synthesis(of: returnID), try self.round(round, of: returnID), request
    ).write()
  }
}
