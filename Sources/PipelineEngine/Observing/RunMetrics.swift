internal import Foundation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Unattended

/// The metrics of a pipeline's last run, in the text format that Prometheus's node exporter collects.
struct RunMetrics {
  private struct Sample {
    let labels: [(String, String)]
    let value: Int
  }

  private let pipeline: String
  private var text = ""

  /// The metrics of a run that began and ended then with `status`; `result` is what came of it when it
  /// came to its end.
  init(
    _ spec: PipelineSpec, started: Instant, ended: Instant, status: ExitStatus,
    lastSuccess: Instant?, result: PipelineRun.Result?
  ) {
    pipeline = spec.title
    put("returns_run_start_timestamp_seconds", "When the last run began.", Int(started.seconds))
    put("returns_run_end_timestamp_seconds", "When the last run ended.", Int(ended.seconds))
    put("returns_run_exit_code", "The exit code of the last run.", Int(status.rawValue))
    if let lastSuccess {
      put(
        "returns_run_success_timestamp_seconds",
        "When a run last ended with exit code 0 or 1.", Int(lastSuccess.seconds))
    }
    if let bytes = FileStamp(spec.store)?.bytes {
      put("returns_store_size_bytes", "The size of the store's file.", bytes)
    }
    if let room = FileSystem(at: spec.out) {
      put("returns_free_bytes", "Room on the disk that output goes to.", room.freeBytes)
    }
    guard let result else { return }
    take(result.report)
    take(result.night)
  }

  private mutating func take(_ report: ExtractReport) {
    let counts = report.counts
    put(
      "returns_records", "Records read by the last run, by what became of them.", "outcome",
      [
        ("loaded", counts.loaded), ("unchanged", counts.unchanged),
        ("superseded", counts.superseded), ("quarantined", counts.quarantined),
        ("out_of_scope", counts.outOfScope),
      ])
    put(
      "returns_findings", "Open findings of the last run.", "severity",
      [
        ("error", report.findings.errors), ("query", report.findings.queries),
        ("info", report.findings.infos),
      ])
    let read = report.extracts.filter { !$0.isPassedOver }
    put(
      "returns_extracts", "Extracts that the last run read, by whether they could be read.",
      "outcome",
      [
        ("read", read.filter { $0.failure == nil }.count),
        ("failed", read.filter { $0.failure != nil }.count),
      ])
  }

  private mutating func take(_ night: NightReport) {
    func count(_ place: InboxSettlement.Settled.Place) -> Int {
      night.settled.filter { $0.place == place }.count
    }
    put(
      "returns_inbox_entries", "What stood in the inboxes, by where the last run put it.",
      "outcome",
      [
        ("processed", count(.processed)), ("rejected", count(.rejected)),
        ("left", count(.left) + night.left.count),
      ])
    put(
      "returns_expected_extracts", "Returns that the pipeline waits for, by how they stand.",
      "state",
      ExpectedReturns.State.allCases.map { state in
        (state.rawValue, night.standings.filter { $0.state == state }.count)
      })
  }

  private mutating func put(_ name: String, _ help: String, _ value: Int) {
    put(name, help, [Sample(labels: [], value: value)])
  }

  private mutating func put(
    _ name: String, _ help: String, _ label: String, _ values: [(String, Int)]
  ) {
    put(name, help, values.map { Sample(labels: [(label, $0.0)], value: $0.1) })
  }

  private mutating func put(_ name: String, _ help: String, _ samples: [Sample]) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples {
      let labels = ([("pipeline", pipeline)] + sample.labels).map { label, value in
        "\(label)=\"\(Self.escaped(value))\""
      }
      text += "\(name){\(labels.joined(separator: ","))} \(sample.value)\n"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  /// Puts the metrics in the place of those in the file `path`, which the exporter may read.
  func write(to path: String) throws(StageFailure) {
    try OutputFile.write(Array(text.utf8), to: path)
    // The exporter is another user, and there is nothing about a person in it.
    chmod(path, 0o644)
  }
}
