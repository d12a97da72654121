import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport

/// What reading a return in some form came to, without what differs from form to form.
struct Outcome {
  let report: ExtractReport
  /// Every finding without its file and line, the notices proper to a form left out.
  let findings: [String]
  /// Every finding by column.
  let rows: [[String: String]]
  let quarantined: [[String: String]]
  /// Every figure stored.
  let observations: [String]

  static let engine: Engine? = {
    do { return try Engine(pipelines: Project.path("Pipelines")) } catch { return nil }
  }()

  init(_ files: [String]) throws {
    let folder = try TemporaryFolder()
    guard let engine = Self.engine else { throw CocoaError(.fileReadNoSuchFile) }
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = "\(folder.path)/store/returns.sqlite"
    request.recordedAt = Instant("2026-01-01T00:00:00Z")
    request.isQuiet = true
    report = try ExtractRunner(engine, request).run()
    rows = try Self.table("findings.csv", folder)
    quarantined = try Self.table("quarantine.csv", folder)
    findings = rows.filter { $0["rule"] != "doubtful-heading" }.map { row in
      ["rule", "severity", "module", "record_key", "field", "value", "wording"]
        .map { row[$0] ?? "" }.joined(separator: "|")
    }.sorted()
    let store = try IndicatorStore.open(
      at: "\(folder.path)/store/returns.sqlite", mode: .readOnly)
    var observations: [String] = []
    for indicator in try engine.library.indicators() {
      for figure in try store.figures(FigureQuery(indicator: indicator.id)) {
        observations.append("\(figure.observation)")
      }
    }
    self.observations = observations
  }

  private static func table(_ name: String, _ folder: TemporaryFolder) throws -> [[String: String]]
  {
    PlainTable(try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)).rows
  }

  /// The counts of records, all extracts together.
  var counts: RecordCounts { report.counts }
}

/// What the XML of each sample came to, read once for all tests.
enum XMLOutcomes {
  private static let all: [String: Result<Outcome, any Error>] = {
    let samples = Set(BladeTests.samples + TemplateTests.samples)
    return Dictionary(
      uniqueKeysWithValues: samples.map { sample in
        (sample, Result { try Outcome([Sample.path(sample)]) })
      })
  }()

  static func of(_ sample: String) throws -> Outcome {
    guard let outcome = try all[sample]?.get() else { throw CocoaError(.fileNoSuchFile) }
    return outcome
  }
}

/// Where the samples are.
enum Sample {
  static func path(_ name: String) -> String { Project.path("SampleInputs/sen2/\(name)") }

  static let clean = path("2025/clean/sen2-2025-893.xml")

  static func flat(_ name: String) throws -> FlatReturn {
    FlatReturn(try Element.read(path(name)))
  }
}
