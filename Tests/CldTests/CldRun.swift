import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport

/// A rule and the key of the record it is about.
struct Fault: Hashable, Comparable, CustomStringConvertible {
  let rule: String
  let key: String

  var description: String { "\(rule) \(key)" }

  static func < (left: Self, right: Self) -> Bool {
    (left.rule, left.key) < (right.rule, right.key)
  }
}

/// What reading client level data of Shropshire came to.
struct CldRun {
  let report: ExtractReport
  let findings: [[String: String]]
  let figures: [Observation]
  let lines: [String]

  static let engine: Engine? = {
    do { return try Engine(pipelines: Project.path("Pipelines")) } catch { return nil }
  }()

  init(_ files: [String], asAt: String) throws {
    let folder = try TemporaryFolder()
    guard let engine = Self.engine else { throw CocoaError(.fileReadNoSuchFile) }
    let store = "\(folder.path)/store/returns.sqlite"
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.recordedAt = Instant("2026-01-01T00:00:00Z")
    request.isQuiet = true
    request.given = ExtractRequest.Given(
      asAt: CalendarDate(asAt), area: try engine.area(named: "cassr:417"))
    report = try ExtractRunner(engine, request).run()
    lines = report.lines
    findings =
      PlainTable(
        try String(contentsOfFile: "\(folder.path)/findings.csv", encoding: .utf8)
      ).rows
    let opened = try IndicatorStore.open(at: store, mode: .readOnly)
    var found: [Observation] = []
    for indicator in try engine.library.indicators()
    where ["ascof-2023-", "local-asc-"].contains(where: indicator.id.text.hasPrefix) {
      found += try opened.figures(FigureQuery(indicator: indicator.id)).map(\.observation)
    }
    figures = found
  }

  /// The totals by indicator.
  var totals: [String: Figure] {
    Dictionary(
      figures.filter { $0.breakdown == .total }.map { ($0.indicator.text, $0.figure) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Rules and keys, sorted.
  var faults: [Fault] {
    findings.map { Fault(rule: $0["rule"] ?? "", key: $0["record_key"] ?? "") }.sorted()
  }

  /// Writes made-up client level data into `folder` and gives the path of the file.
  static func generate(
    _ folder: TemporaryFolder, round: String, people: Int, seed: UInt64, faults: Int = 0
  ) throws -> String {
    guard let engine else { throw CocoaError(.fileReadNoSuchFile) }
    let specification = try engine.library.specification(of: "cld", areas: engine.areas)
    let generator = try ReturnGenerator(
      try engine.library.synthesis(of: "cld"), try specification.resolve(RoundID(round)),
      SynthesisRequest(
        folder: "\(folder.path)/made", seed: seed, faults: faults, people: people,
        authority: "417", formats: ["csv"]))
    try generator.write()
    return "\(folder.path)/made/\(generator.name)"
  }

  /// What the answer key beside `file` says, sorted.
  static func planted(beside file: String) throws -> [Fault] {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let key = try String(
      contentsOfFile: folder.joined(separator: "/") + "/answer-key.csv", encoding: .utf8)
    return PlainTable(key).rows
      .map { Fault(rule: $0["rule"] ?? "", key: $0["key"] ?? "") }.sorted()
  }
}
