import Foundation
import TestSupport
import Testing

/// A run is made again after everything it worked from has changed.
@Suite struct ReplayTests {
  /// Eleven changes, each followed by a run: to rules, acceptances, a definition, neighbours, other
  /// reference data, lists, targets, the pipeline, and by new submissions and releases.
  static let changes: [(name: String, make: @Sendable (Council) throws -> Void)] = [
    (
      "a rule says something else, and finds more",
      {
        try $0.change(
          "Pipelines/sen2/rules/G-204.yaml", "is missing although", "IS MISSING although")
        try $0.change("Pipelines/sen2/rules/G-101.yaml", "severity: error", "severity: query")
      }
    ),
    (
      "a query is accepted",
      {
        let accept = try ToolRun(
          [
            "accept", "--acceptances", "lists/acceptances.csv", "--store", "store/returns.sqlite",
            "--rule", "E-10", "--record-key", "C893999919013/Requests[1]", "--note", "So it is",
            "--by", "AB", "--on", "2026-01-02",
          ], in: $0.path)
        try #require(accept.status == 0, "\(accept.errors)")
        try $0.change(
          "night.yaml", "carry: [team]", "acceptances: lists/acceptances.csv\ncarry: [team]")
      }
    ),
    ("a rule is gone", { try $0.remove("Pipelines/sen2/rules/E-13.yaml") }),
    (
      "a definition counts otherwise",
      {
        try $0.change(
          "Pipelines/sen2/indicators/ehcp-20-weeks-excluding-exceptions.yaml", "<= 140", "<= 100")
      }
    ),
    (
      "neighbours are others",
      {
        try $0.change(
          "Pipelines/reference/neighbours-2025.yaml", "shropshire: [north-yorkshire, somerset, ",
          "shropshire: [")
      }
    ),
    (
      "a place has another name",
      { try $0.change("Pipelines/reference/areas.yaml", "Shropshire", "Salop") }
    ),
    (
      "a corrected return comes in",
      {
        let text = try String(
          contentsOfFile: Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml"),
          encoding: .utf8)
        try $0.put(
          Data(text.replacing("<SerialNo>001", with: "<SerialNo>009").utf8), "inbox/sen2-893.xml")
      }
    ),
    (
      "a table is published again",
      { try $0.change("inbox/timeliness.csv", "36.5", "36.7") }
    ),
    (
      "a list and a set of neighbours of the council's own change",
      {
        try $0.put(
          Data("URN,TypeOfEstablishment (name)\n999001,Academy\n".utf8), "lists/establishments.csv")
        try $0.put(
          Data("record_key,team\nC893999919013/Requests[1],South\n".utf8), "lists/teams.csv")
        try $0.change("lists/targets.yaml", "target: 60", "target: 20")
        try $0.change(
          "lists/neighbours.yaml", "[herefordshire-county-of, E06000054, ", "[E06000054, ")
      }
    ),
    (
      "another year's return, and the pipeline asks for less",
      {
        try $0.put(
          try Data(
            contentsOf: URL(
              filePath: Project.path("SampleInputs/sen2/2023/clean/sen2-2023-893.xml"))),
          "inbox/sen2-2023.xml")
        try $0.change("night.yaml", "formats: [csv, json, md, html]", "formats: [csv]")
      }
    ),
    (
      "the inbox is emptied of what came first",
      {
        try $0.remove("inbox/sen2-893.xml")
        try $0.remove("inbox/sen2-2023.xml")
        try $0.put(
          try Data(
            contentsOf: URL(filePath: Project.path("SampleInputs/sen2/2025/faulty/plans.xml"))),
          "inbox/plans.xml")
      }
    ),
  ]

  @Test func everyRunOfTenChangesReplaysToIdenticalBytes() throws {
    let council = try Council()
    try council.run(at: "2026-01-01T03:00:00Z")
    for (night, change) in Self.changes.enumerated() {
      try change.make(council)
      let day = String(night + 2)
      try council.run(at: "2026-01-\(day.count == 1 ? "0" : "")\(day)T03:00:00Z")
    }
    // The changes tell: no two runs that follow each other wrote the same.
    for (one, other) in zip(council.runs, council.runs.dropFirst()) {
      #expect(try Council.outputs(one) != Council.outputs(other), "\(other)")
    }
    try council.remove("Pipelines")
    try council.remove("inbox")
    try council.remove("lists")
    for (number, run) in council.runs.enumerated() {
      let out = "\(council.path)/again-\(number)"
      let replay = try council.replay([run, "--out", out])
      #expect(replay.status == 0, "run \(number): \(replay.errors)")
      // The run before, which it is set beside, stands there too, and is older.
      let folder = try #require(
        FileManager.default.contentsOfDirectory(atPath: "\(out)/files/run/out").max())
      let again = try Council.outputs("\(out)/files/run/out/\(folder)")
      #expect(again == (try Council.outputs(run)), "run \(number)")
      #expect(again.count >= 8, "run \(number)")
      #expect(replay.errors.contains(": \(again.count) outputs the same, 0 differences"))
    }
    // By its number, with the folder of the first run gone.
    let first = try #require(
      (try Council.record(council.runs[0])["replay"] as? [String: Any])?["store_run"] as? Int)
    try FileManager.default.removeItem(atPath: council.runs[0])
    let replay = try council.replay(["\(first)", "--store", council.store])
    #expect(replay.status == 0, "\(replay.errors)")
  }

  @Test func anExtractAlteredByOneByteIsNamed() throws {
    let council = try Council()
    let run = try council.run(at: "2026-01-01T03:00:00Z")
    let inputs = try #require(
      (try Council.record(run)["replay"] as? [String: Any])?["inputs"] as? [[String: Any]])
    let found = try #require(inputs.first { ($0["path"] as? String)?.hasSuffix("893.xml") == true })
    let sha256 = try #require(found["sha256"] as? String)
    let file = URL(
      filePath: "\(council.path)/store/extracts/\(sha256.prefix(2))/\(sha256).gz")
    let whole = try Data(contentsOf: file)
    for place in [whole.count / 2, whole.count - 1, 3] {
      var altered = whole
      altered[place] ^= 1
      try altered.write(to: file)
      let replay = try council.replay([run])
      // A byte of gzip's own header, such as its time, is none of the extract's.
      if place == 3, replay.status == 0 { continue }
      #expect(replay.status == 3, "\(replay.errors)")
      #expect(replay.errors.contains("sen2-893.xml (\(sha256))"), "\(replay.errors)")
    }
    try FileManager.default.removeItem(at: file)
    let gone = try council.replay([run])
    #expect(gone.status == 3)
    #expect(gone.errors.contains("sen2-893.xml (\(sha256))"))
    try whole.write(to: file)
    #expect(try council.replay([run]).status == 0)
  }

  @Test func documentsThatWereAlteredAreNamed() throws {
    let council = try Council()
    let run = try council.run(at: "2026-01-01T03:00:00Z")
    let documents = try #require(
      (try Council.record(run)["replay"] as? [String: Any])?["documents"] as? String)
    let file = URL(
      filePath: "\(council.path)/store/documents/\(documents.prefix(2))/\(documents).gz")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let replay = try council.replay([run])
    #expect(replay.status == 3, "\(replay.errors)")
    #expect(replay.errors.contains(documents))
  }

  @Test func whatDiffersIsToldWithItsCause() throws {
    let council = try Council()
    let run = try council.run(at: "2026-01-01T03:00:00Z")
    let record = URL(filePath: "\(run)/run.json")
    let text = try String(contentsOf: record, encoding: .utf8)
    // As if findings.csv had been another, and another build had written it.
    let digest = try #require(
      text.firstMatch(of: /"path" : "findings.csv",\s*"sha256" : "([0-9a-f]{64})"/))
    let program = try #require(text.firstMatch(of: /"program" : "([0-9a-f]{64})"/))
    let other = String(repeating: "0", count: 64)
    var changed = text.replacing(digest.1, with: other)
    try Data(changed.utf8).write(to: record)
    let unexplained = try council.replay([run])
    #expect(unexplained.status == 1)
    #expect(unexplained.errors.contains("findings.csv: "), "\(unexplained.errors)")
    #expect(unexplained.errors.contains("not explained"), "\(unexplained.errors)")
    changed = changed.replacing(program.1, with: other)
    try Data(changed.utf8).write(to: record)
    let explained = try council.replay([run])
    #expect(explained.status == 1)
    #expect(explained.errors.contains("another build of the program made it"))
    // A file changed after the run is told, and is no difference of the run's.
    try Data(text.utf8).write(to: record)
    let findings = "\(run)/findings.csv"
    try Data("changed".utf8).write(to: URL(filePath: findings))
    let touched = try council.replay([run])
    #expect(touched.status == 0, "\(touched.errors)")
    #expect(touched.errors.contains("findings.csv: has been changed in the run's folder since"))
  }

  @Test func aReplayChangesNothing() throws {
    let council = try Council()
    let run = try council.run(at: "2026-01-01T03:00:00Z")
    func everything() throws -> [String: Data] {
      var files: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: council.path) {
        files[name] = FileManager.default.contents(atPath: "\(council.path)/\(name)")
      }
      return files
    }
    let before = try everything()
    #expect(try council.replay([run]).status == 0)
    let after = try everything()
    for name in Set(before.keys).union(after.keys)
    where !name.hasSuffix("-wal") && !name.hasSuffix("-shm") {
      #expect(before[name] == after[name], "\(name)")
    }
  }

  @Test(arguments: ["no-such-folder", "12"])
  func whatIsNoRunIsUsage(_ run: String) throws {
    let council = try Council()
    let replay = try council.replay([run])
    #expect(replay.status == 2)
    #expect(replay.errors.contains(run))
  }
}
