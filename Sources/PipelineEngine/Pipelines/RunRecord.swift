internal import Foundation
internal import PipelineCore
internal import ReturnModel

/// The record of a run, `run.json`: the only output that tells when it was and what it took in.
struct RunRecord: Encodable {
  private struct Extract: Encodable {
    let file: String
    let label: String
    let sha256: String
    let bytes: Int
    let decision: String
    let counts: [String: Int]
    let observationsInserted: Int
    let observationsClosed: Int
    let failure: String?
  }

  private struct Inbox: Encodable {
    let name: String
    let outcome: String
    let reason: String
  }

  private struct Expected: Encodable {
    let name: String
    let due: String
    let state: String
  }

  private let run: String
  private let title: String
  private let store: String
  private var storeRun: Int64?
  private var acceptances: [String: Int] = [:]
  private let version = Engine.version
  private let startedAt: String
  private var finishedAt = ""
  private var outcome = "running"
  private var exitCode: Int32?
  private var counts: [String: Int] = [:]
  private var findings: [String: Int] = [:]
  private var extracts: [Extract] = []
  private var rulesNotRun: [String: [String]] = [:]
  private var rulesFailed: [[String]] = []
  private var failures: [String] = []
  /// What it worked from and what it wrote.
  var replay: ReplayRecord?
  private var inboxes: [Inbox] = []
  private var expected: [Expected] = []
  private var removed: [String] = []

  init(run: String, title: String, store: String, started: Instant) {
    self.run = run
    self.title = title
    self.store = store
    startedAt = started.description
  }

  mutating func finish(_ result: PipelineRun.Result, at: Instant) {
    let report = result.report
    finishedAt = at.description
    outcome = result.status == .interrupted ? "interrupted" : "finished"
    exitCode = result.status.rawValue
    counts = Self.named(report.counts)
    storeRun = result.storeRun
    for state in AcceptanceReport.State.allCases {
      if let lines = report.acceptances?.count(state) { acceptances[state.rawValue] = lines }
    }
    findings = [
      "error": report.findings.errors, "query": report.findings.queries,
      "info": report.findings.infos,
    ]
    extracts = report.extracts.map { extract in
      Extract(
        file: extract.file, label: extract.label, sha256: extract.digest, bytes: extract.bytes,
        decision: extract.decision, counts: Self.named(extract.counts),
        observationsInserted: extract.inserted, observationsClosed: extract.closed,
        failure: extract.failure?.description)
    }
    for rule in report.rulesNotRun { rulesNotRun[rule.code.text] = rule.needs }
    rulesFailed = report.failedRules.map { [$0.code, $0.file, $0.reason] }
    failures = report.failures.map(\.description)
    let night = result.night
    inboxes =
      night.settled.map { Inbox(name: $0.name, outcome: $0.place.rawValue, reason: $0.reason) }
      + night.left.map { Inbox(name: $0.name, outcome: "left", reason: $0.reason) }
    expected = night.standings.map {
      Expected(name: $0.label, due: $0.due.description, state: $0.state.rawValue)
    }
    removed = night.removed
  }

  mutating func fail(_ failure: StageFailure, at: Instant) {
    finishedAt = at.description
    outcome = failure.status == .interrupted ? "interrupted" : "failed"
    exitCode = failure.status.rawValue
    failures = [failure.description]
  }

  private static func named(_ counts: RecordCounts) -> [String: Int] {
    [
      "read": counts.read, "loaded": counts.loaded, "unchanged": counts.unchanged,
      "superseded": counts.superseded, "quarantined": counts.quarantined,
      "out_of_scope": counts.outOfScope,
    ]
  }

  /// The record as JSON, its keys in order of name.
  var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
  }
}
