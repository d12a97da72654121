import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// A generated return in a folder of its own, and what the real validation makes of it.
struct GeneratedReturn {
  /// A rule and the key of the record it is about.
  struct Fault: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let key: String

    var description: String { "\(rule) \(key)" }

    static func < (left: Self, right: Self) -> Bool {
      (left.rule, left.key) < (right.rule, right.key)
    }
  }

  static let pipelines = Project.path("Pipelines")
  static let rounds = ["2023", "2024", "2025", "2026"]
  let folder: TemporaryFolder
  let name: String

  init(
    _ round: String, seed: UInt64, faults: Int, people: Int,
    formats: [SynthesisRequest.Format] = [.xml]
  ) throws {
    folder = try TemporaryFolder()
    let (spec, round) = try Self.specification(round)
    let generator = try ReturnGenerator(
      spec, round,
      SynthesisRequest(
        folder: "\(folder.path)/made", seed: seed, faults: faults, people: people,
        authority: "893", formats: formats))
    try generator.write()
    name = generator.name
  }

  /// What a generator needs for a round; each round is read once for all tests.
  static func specification(_ round: String) throws -> (SynthesisSpec, RoundSpec) {
    let (spec, all) = try specifications.get()
    return (spec, try #require(all[round]))
  }

  private static let specifications = Result<(SynthesisSpec, [String: RoundSpec]), any Error> {
    let engine = try opened.get()
    let specification = try engine.library.specification(of: "sen2", areas: engine.areas)
    var all: [String: RoundSpec] = [:]
    for round in rounds { all[round] = try specification.resolve(RoundID(round)) }
    return (try engine.library.synthesis(of: "sen2"), all)
  }

  private static let opened = Result { try Engine(pipelines: pipelines) }

  /// The path of a file that was generated.
  func path(_ file: String) -> String { "\(folder.path)/made/\(file)" }

  func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  /// The rows of the answer key, sorted.
  func planted() throws -> [Fault] {
    try text("answer-key.csv").split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Fault(rule: cells[0], key: cells[2])
    }.sorted()
  }

  /// What validating `file` finds, sorted; every severity.
  func findings(in file: String) throws -> [Fault] {
    try Self.findings(in: [path(file)], folder: folder)
  }

  /// What validating `files` in one run finds, sorted.
  static func findings(in files: [String], folder: TemporaryFolder) throws -> [Fault] {
    let out = "\(folder.path)/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var request = ExtractRequest(command: "validate", files: files, folder: out)
    request.isQuiet = true
    request.isDryRun = true
    let report = try ExtractRunner(try opened.get(), request).run()
    if let failure = report.failures.first ?? report.extracts.compactMap(\.failure).first {
      throw failure
    }
    let findings = try String(contentsOfFile: "\(out)/findings.csv", encoding: .utf8)
    return findings.split(separator: "\n").dropFirst().map { row in
      // Rule and key stand before anything that is quoted.
      let cells = row.split(separator: ",", maxSplits: 8, omittingEmptySubsequences: false)
      return Fault(rule: String(cells[0]), key: String(cells[7]))
    }.sorted()
  }
}
