internal import ByteInput
internal import Foundation
internal import ReturnModel
internal import Unattended

/// Lineage of a run as OpenLineage events, a JSON object a line: what it read, what it wrote, how it
/// ended.
///
/// Files are named, never where they are.
struct LineageEvents {
  /// The states of a run that are told.
  enum State: String {
    case start = "START"
    case complete = "COMPLETE"
    case fail = "FAIL"
    case abort = "ABORT"
  }

  private static let producer = "https://example.org/returns/\(Engine.version)"
  private static let base = "https://openlineage.io/spec"

  /// The pipeline's title, which is the job.
  let job: String

  /// One event, as a line.
  func line(
    _ state: State, run: String, at moment: Instant, inputs: [[String: Any]] = [],
    outputs: [[String: Any]] = [], failure: String? = nil
  ) throws -> String {
    var facets: [String: Any] = [
      "processing_engine": Self.facet(
        "1-1-1/ProcessingEngineRunFacet", ["version": Engine.version, "name": "returns"])
    ]
    if let failure {
      facets["errorMessage"] = Self.facet(
        "1-0-1/ErrorMessageRunFacet", ["message": failure, "programmingLanguage": "Swift"])
    }
    let event: [String: Any] = [
      "eventType": state.rawValue, "eventTime": moment.description,
      "producer": Self.producer, "schemaURL": "\(Self.base)/2-0-2/OpenLineage.json#/$defs/RunEvent",
      "run": ["runId": id(of: run), "facets": facets],
      "job": ["namespace": "returns", "name": job], "inputs": inputs, "outputs": outputs,
    ]
    let data = try JSONSerialization.data(
      withJSONObject: event, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The UUID of the run called `run`: always the same for the same pipeline and run (RFC 9562,
  /// version 8).
  func id(of run: String) -> String {
    var state = DigestState()
    Array("returns run\n\(job)\n\(run)".utf8).withUnsafeBytes { state.update($0) }
    var bytes = Array((state.finish()?.bytes ?? [UInt8](repeating: 0, count: 32)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hex[$0].joined() }.joined(separator: "-")
  }

  /// The extracts that a run read, each with the digest of its bytes as its version.
  static func inputs(_ report: ExtractReport) -> [[String: Any]] {
    report.extracts.filter { !$0.isPassedOver }.map { extract in
      var facets: [String: Any] = [
        "documentation": facet(
          "1-1-0/DocumentationDatasetFacet",
          ["description": extract.label.isEmpty ? "not recognised" : extract.label])
      ]
      if !extract.digest.isEmpty {
        facets["version"] = facet(
          "1-0-1/DatasetVersionDatasetFacet", ["datasetVersion": extract.digest])
      }
      return [
        "namespace": "file", "name": extract.file, "facets": facets,
        "inputFacets": [
          "dataQualityMetrics": facet(
            "1-0-2/DataQualityMetricsInputDatasetFacet",
            [
              "rowCount": extract.counts.read, "bytes": extract.bytes,
              "columnMetrics": [String: Any](),
            ])
        ],
      ]
    }
  }

  /// The store's figures and the files of findings, with their columns.
  static func outputs(_ report: ExtractReport, run: String, store: String) -> [[String: Any]] {
    let name = store.split(separator: "/").last.map(String.init) ?? store
    let figures = dataset(
      "sqlite", "\(name)/figure",
      [
        ("indicator", "TEXT"), ("area", "TEXT"), ("period", "TEXT"), ("breakdown", "TEXT"),
        ("source", "TEXT"), ("released", "TEXT"), ("round", "TEXT"), ("numerator", "REAL"),
        ("denominator", "REAL"), ("value", "REAL"), ("printed", "TEXT"), ("status", "TEXT"),
        ("known_from", "INTEGER"), ("known_until", "INTEGER"),
      ], rows: report.extracts.reduce(0) { $0 + $1.inserted })
    let findings = report.findings.errors + report.findings.queries + report.findings.infos
    return [
      figures,
      dataset(
        "file", "\(run)/findings.csv", Finding.columns.map { ($0, "TEXT") }, rows: findings),
      dataset(
        "file", "\(run)/summary.csv", RuleSummary.columns.map { ($0, "TEXT") },
        rows: report.rules.count),
    ]
  }

  private static func dataset(
    _ namespace: String, _ name: String, _ columns: [(String, String)], rows: Int
  ) -> [String: Any] {
    [
      "namespace": namespace, "name": name,
      "facets": [
        "schema": facet(
          "1-1-1/SchemaDatasetFacet",
          ["fields": columns.map { ["name": $0.0, "type": $0.1] }])
      ],
      "outputFacets": [
        "outputStatistics": facet(
          "1-0-2/OutputStatisticsOutputDatasetFacet", ["rowCount": rows])
      ],
    ]
  }

  private static func facet(_ schema: String, _ fields: [String: Any]) -> [String: Any] {
    let name = schema.split(separator: "/").last.map(String.init) ?? schema
    return fields.merging([
      "_producer": producer, "_schemaURL": "\(base)/facets/\(schema).json#/$defs/\(name)",
    ]) { own, _ in own }
  }
}
