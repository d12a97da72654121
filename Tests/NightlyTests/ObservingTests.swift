import Foundation
import TestSupport
import Testing

/// What a run tells those who were not there.
@Suite struct ObservingTests {
  /// A night with a clean extract, a faulty one, a damaged one and a repeated one, and one that failed.
  private static func nights() throws -> (night: Night, messages: [String]) {
    let night = try Night(
      inboxMore: """
            expect:
              - { return: sen2, round: "2025", area: "202", due: 2025-02-05 }
        """)
    try night.leave(Night.clean)
    try night.leave(Project.path("SampleInputs/sen2/2025/faulty/persons.xml"))
    try night.leave(Project.path("SampleInputs/sen2/2025/faulty/truncated.xml.gz"))
    let first = try night.run(["--log-format", "json"])
    try night.leave(Night.clean, as: "again.xml")
    let second = try night.run(["--log-format", "json"])
    try Data("nothing of a store".utf8).write(to: URL(filePath: night.store))
    try night.leave(Night.other)
    let third = try night.run(["--log-format", "json"])
    #expect([first.status, second.status, third.status] == [3, 0, 7])
    return (night, [first.errors, second.errors, third.errors])
  }

  @Test func everyMessageIsAJSONLineWithTheRun() throws {
    let (night, messages) = try Self.nights()
    for (run, errors) in zip(try night.runs(), messages) {
      let file = try night.text("\(night.folder)/out/runs/\(run)/run.log")
      #expect(file == errors)
      for line in errors.split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        let fields = try #require(object as? [String: String])
        #expect(Set(fields.keys) == ["time", "level", "run", "event", "message"])
        #expect(fields["run"] == run)
      }
      #expect(errors.contains("\"event\":\"run-ended\""))
    }
  }

  @Test func textInTheFileHasTheMomentAndAtATerminalNot() throws {
    let night = try Night()
    try night.leave(Night.clean)
    let run = try night.run()
    let name = try #require(try night.runs().first)
    let lines = try night.text("\(night.folder)/out/runs/\(name)/run.log").split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT[\d:]{8}Z (info|warning|error) /#) })
    #expect(lines.count == run.errors.split(separator: "\n").count)
    #expect(!run.errors.contains(name + " report"))
  }

  @Test func theRecordIsThereWhateverHappened() throws {
    let (night, _) = try Self.nights()
    let runs = try night.runs()
    #expect(try runs.map { try night.record($0)["exit_code"] as? Int } == [3, 0, 7])
    #expect(
      try runs.map { try night.record($0)["outcome"] as? String } == [
        "finished", "finished", "failed",
      ])
    let failures = try #require(try night.record()["failures"] as? [String])
    #expect(failures.count == 1 && failures[0].contains("returns.sqlite"))
  }

  @Test(.enabled(if: Tools.promtool != nil, "promtool is not installed"))
  func promtoolAcceptsTheMetrics() throws {
    let (night, _) = try Self.nights()
    let clean = try Night()
    try clean.leave(Night.clean)
    #expect(try clean.run().status == 0)
    for path in [night.metrics, clean.metrics] {
      let check = try MeasuredRun(
        Tools.shell, ["-c", "'\(Tools.promtool ?? "")' check metrics < '\(path)'"], limit: 60)
      #expect(check.status == 0, "\(check.errors)")
      #expect(check.errors.isEmpty && check.output.isEmpty, "\(check.errors) \(check.output)")
    }
  }

  @Test func metricsCountWhatTheRunDid() throws {
    let night = try Night()
    try night.leave(Night.clean)
    try night.leave(Project.path("SampleInputs/sen2/2025/faulty/truncated.xml.gz"))
    #expect(try night.run().status == 3)
    let text = try night.text(night.metrics)
    // 725 records by the README of the samples.
    for line in [
      "returns_run_exit_code{pipeline=\"A night\"} 3",
      "returns_records{pipeline=\"A night\",outcome=\"loaded\"} 725",
      "returns_inbox_entries{pipeline=\"A night\",outcome=\"processed\"} 1",
      "returns_inbox_entries{pipeline=\"A night\",outcome=\"rejected\"} 1",
      "returns_extracts{pipeline=\"A night\",outcome=\"failed\"} 1",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    #expect(!text.contains("returns_run_success_timestamp_seconds{"))
    let attributes = try FileManager.default.attributesOfItem(atPath: night.metrics)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
  }

  @Test func everyRunBeginsAndEndsInTheLineage() throws {
    let (night, _) = try Self.nights()
    let events = try night.text(night.lineage).split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(
      events.compactMap { $0["eventType"] as? String } == [
        "START", "COMPLETE", "START", "COMPLETE", "START", "FAIL",
      ])
    let ids = events.compactMap { ($0["run"] as? [String: Any])?["runId"] as? String }
    #expect(ids[0] == ids[1] && ids[2] == ids[3] && ids[4] == ids[5])
    #expect(Set(ids).count == 3)
    let inputs = try #require(events[1]["inputs"] as? [[String: Any]])
    #expect(
      inputs.compactMap { $0["name"] as? String } == [
        "persons.xml", "sen2-2025-893.xml", "truncated.xml.gz",
      ])
  }

  @Test(
    .enabled(
      if: Tools.pythonWithSchemas != nil, "no Python with jsonschema; RETURNS_PYTHON names one"))
  func theLineageIsOfItsSchema() throws {
    let (night, _) = try Self.nights()
    let folder = try TemporaryFolder()
    let script = try folder.write(
      """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      check = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker())
      check.check_schema(schema)
      events = [json.loads(line) for line in open(sys.argv[2])]
      for event in events: check.validate(event)
      for key in ["eventTime", "job", "run", "producer", "schemaURL"]:
        broken = dict(events[1]); del broken[key]
        assert not check.is_valid(broken), key
      broken = json.loads(json.dumps(events[1]))
      del broken["outputs"][0]["facets"]["schema"]["_producer"]
      assert not check.is_valid(broken)
      print(len(events))
      """, to: "check.py")
    let schema = Project.path("Tests/NightlyTests/Schemas/run-event.json")
    let run = try MeasuredRun(
      Tools.pythonWithSchemas ?? "", [script, schema, night.lineage], limit: 60)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "6\n")
  }
}
