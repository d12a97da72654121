import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport

/// The sample of a spring census, and files made of it.
enum Census {
  static let folder = Project.path("SampleInputs/school-census/2024-25-spring")
  static let schools = ["0001", "0002", "0003", "0004"]

  /// The file of a school, the latest where there are two.
  static func file(_ school: String) -> String {
    "\(folder)/clean/893\(school)_SC1_893LL25_\(school == "0004" ? "002" : "001").XML"
  }

  static func text(_ school: String) throws -> String {
    try String(contentsOfFile: file(school), encoding: .utf8)
  }
}

extension TemporaryFolder {
  /// A copy of a school's file, called `name`, with its text changed.
  func census(
    _ school: String, _ name: String, _ change: (String) -> String
  ) throws -> String {
    try write(change(try Census.text(school)), to: name)
  }
}

/// A run over census files: what was reported, found, and put into the store.
struct CensusRun {
  let report: ExtractReport
  let findings: PlainTable

  /// Reads `files`; loads them when `store` is named.
  init(_ files: [String], store: String? = nil) throws {
    let folder = try TemporaryFolder()
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.isQuiet = true
    report = try ExtractRunner(try Engine(pipelines: Project.path("Pipelines")), request).run()
    findings = PlainTable(
      try String(contentsOfFile: "\(folder.path)/findings.csv", encoding: .utf8))
  }

  /// Each finding as `RULE file key`.
  var found: [String] {
    findings.rows.map { row in
      ["rule", "file", "record_key"].compactMap { row[$0] }.joined(separator: " ")
    }.sorted()
  }

  /// The rules found, each once.
  var rules: Set<String> { Set(findings.column("rule")) }
}

/// Every current figure of a store, establishments' too, as text to compare.
struct StoredFigures {
  private let store: IndicatorStore
  private let schools: [AreaID]

  /// Opens a store that has figures of these schools, seven digits each.
  init(_ path: String, schools: [String] = Census.schools.map { "893\($0)" }) throws {
    store = try .open(at: path, mode: .readOnly)
    self.schools = schools.map { AreaID("school:\($0)") }
  }

  /// `numerator/denominator` of a figure, or its count; nil when there is none.
  func text(
    _ indicator: String, _ area: String = "shropshire", _ breakdown: String = "total"
  ) throws -> String? {
    var query = FigureQuery(indicator: IndicatorID(indicator))
    query.areas = [AreaID(area)]
    query.breakdowns = [Breakdown(key: breakdown)]
    guard let figure = try store.figures(query).first?.observation.figure else { return nil }
    let above = figure.numerator.map { String(Int($0)) } ?? ""
    return above + (figure.denominator.map { "/\(Int($0))" } ?? "")
  }

  /// Every figure, a line each.
  func all() throws -> [String] {
    var lines: [String] = []
    for indicator in try store.indicators() {
      var query = FigureQuery(indicator: indicator)
      for areas in [[], schools] {
        query.areas = areas
        lines += try store.figures(query).map { "\($0.observation) \($0.round)" }
      }
    }
    return lines
  }
}
