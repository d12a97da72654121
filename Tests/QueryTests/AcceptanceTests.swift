import Foundation
import TestSupport
import Testing

/// An accepted query over re-submissions: what issue 9 asks for, through the command.
@Suite struct AcceptanceTests {
  @Test func itSurvivesTheSameValueInAnotherFile() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    // Another file, made later, the record two lines further down.
    let again = try query.requests(
      "again.xml",
      [
        ("<Forename>Nan</Forename>", "\n\n<Forename>Nancy</Forename>"),
        ("<SerialNo>001</SerialNo>", "<SerialNo>002</SerialNo>"),
      ])
    let (run, findings) = try query.validate(again)
    #expect(findings.status("E-10", QueryRun.early) == "accepted")
    #expect(findings.status("G-207", QueryRun.mediation) == "open")
    #expect(run.errors.contains("findings: 10 errors, 2 queries, 0 information"))
    #expect(run.errors.contains("lines: 1 accepted, 0 reopened, 0 expired, 0 unused, 0 not read"))
  }

  @Test func itReopensWithAnotherValue() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    let moved = try query.requests("moved.xml", [("2023-12-29", "2023-12-28")])
    let (run, findings) = try query.validate(moved)
    #expect(findings.status("E-10", QueryRun.early) == "open")
    #expect(run.errors.contains("acceptances.csv:2: rule E-10: reopened"))
    // With the first value back, it is accepted again.
    let back = try query.validate(QueryRun.requests)
    #expect(back.findings.status("E-10", QueryRun.early) == "accepted")
  }

  /// The last day counts.
  @Test(arguments: [("2025-06-30", "accepted"), ("2025-07-01", "open")])
  func itExpires(_ day: String, _ status: String) throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early, ["--expires", "2025-06-30"])
    let (run, findings) = try query.validate(QueryRun.requests, asAt: day)
    #expect(findings.status("E-10", QueryRun.early) == status)
    #expect(run.errors.contains("rule E-10: expired on 2025-06-30") == (status == "open"))
  }

  @Test func itIsReportedUnusedWhenItsRecordGoes() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let (run, findings) = try query.validate(clean)
    #expect(findings.rows.isEmpty)
    #expect(run.status == 0)
    #expect(run.errors.contains("acceptances.csv:2: rule E-10: unused"))
    // Of another authority nothing is said: its return was not read.
    let other = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-860.xml.gz")
    #expect(try query.validate(other).run.errors.contains("0 unused, 1 not read"))
  }

  /// Every open finding accepted, a return is clean.
  @Test func whatIsAcceptedDoesNotCountToTheExitCode() throws {
    let query = try QueryRun()
    let file = Project.path("SampleInputs/sen2/2023/faulty/out-of-round.xml")
    let table = query.path("findings.csv")
    let before = try query.run(["validate", file, "--findings", table, "--fail-on", "query"])
    #expect(before.status == 1)
    for row in PlainTable(try String(contentsOfFile: table, encoding: .utf8)).rows
    where row["severity"] != "info" {
      try query.accept(row["rule"] ?? "", row["record_key"] ?? "", ["--findings", table])
    }
    let (run, findings) = try query.validate(file)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      findings.rows.count
        == PlainTable(try String(contentsOfFile: table, encoding: .utf8)).rows.count)
  }

  @Test func theStoreIsJudgedByAcceptancesMadeSince() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    // The same bytes are unchanged, and a return of another authority does not touch them.
    for file in [
      QueryRun.requests, Project.path("SampleInputs/sen2/2025/clean/sen2-2025-860.xml.gz"),
    ] {
      let run = try query.run([
        "ingest", file, "--store", query.store, "--acceptances", query.acceptances, "--as-at",
        "2025-03-02",
      ])
      #expect(run.errors.contains("1 accepted, 0 reopened"), "\(run.errors)")
      let stored = PlainTable(try query.run(["findings", "--store", query.store]).output)
      #expect(stored.status("E-10", QueryRun.early) == "accepted")
      #expect(stored.status("G-207", QueryRun.mediation) == "open")
    }
  }

  /// A date of birth is never shown, and it is told all the same that it moved.
  @Test func aWithheldValueIsAcceptedFromTheStoreAlone() throws {
    let query = try QueryRun()
    let made = try query.run([
      "generate", "chat", "--out", query.path("made"), "--seed", "3", "--children", "300",
      "--faults",
      "80", "--as-at", "2025-03-31", "--area", "857", "--formats", "csv",
    ])
    try #require(made.status == 0, "\(made.errors)")
    let lists = query.path("made/csv")
    let day = ["--as-at", "2025-03-31", "--area", "857"]
    let table = query.path("findings.csv")
    _ = try query.run(["ingest", lists, "--store", query.store, "--findings", table] + day)
    let row = try #require(
      PlainTable(try String(contentsOfFile: table, encoding: .utf8)).rows.first {
        $0["rule"] == "AA074" && $0["value"] == "(withheld)" && $0["field"] == "DateOfBirth"
      })
    let (rule, key) = (row["rule"] ?? "", row["record_key"] ?? "")
    let refused = try query.run([
      "accept", "--acceptances", query.acceptances, "--rule", rule, "--record-key", key, "--note",
      "n", "--by", "AB", "--findings", table,
    ])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--store"))
    try query.accept(rule, key)
    func status() throws -> String {
      try query.validate(lists, asAt: "2025-03-31", ["--area", "857"]).findings.status(rule, key)
    }
    #expect(try status() == "accepted")
    // The child born a day later in the same month and year.
    let file = "\(lists)/\(row["file"] ?? "")"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let person = key.prefix { $0 != "/" }
    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(person) })
    let day1 = try #require(line.firstMatch(of: /,(\d\d)\/(\d\d\/\d{4}),/))
    let other = day1.1 == "11" ? "12" : "11"
    let moved = line.replacing(day1.0, with: ",\(other)/\(day1.2),", maxReplacements: 1)
    _ = try query.folder.write(
      text.replacing(line, with: moved), to: "made/csv/\(row["file"] ?? "")")
    #expect(try status() == "open")
  }

  /// A made-up census of four schools: one pupil's query through three hand-ins.
  @Test func aPupilsQueryIsKeptThroughTheHandInsOfASchool() throws {
    let query = try QueryRun()
    let made = query.path("made")
    _ = try query.run([
      "generate", "school-census", "--out", made, "--seed", "3", "--schools", "4", "--pupils",
      "300",
      "--faults", "40", "--round", "2024-25-spring", "--area", "893",
    ])
    let planted = try #require(
      PlainTable(try String(contentsOfFile: "\(made)/answer-key.csv", encoding: .utf8)).rows
        .first { $0["rule"] == "2485" })
    let (file, key) = (planted["file"] ?? "", planted["key"] ?? "")
    _ = try query.run(["ingest", made, "--store", query.store])
    try query.accept("2485", key)
    let text = try String(contentsOfFile: "\(made)/\(file)", encoding: .utf8)
    /// The school's next file, with a number of its own, alone.
    func next(_ text: String) throws -> (run: MeasuredRun, findings: PlainTable) {
      let name = file.replacing("_001.", with: "_002.")
      let again = text.replacing("<SerialNo>001<", with: "<SerialNo>002<")
      return try query.validate(try query.folder.write(again, to: "next/\(name)"))
    }
    #expect(try next(text).findings.status("2485", key) == "accepted")
    let place = try #require(text.range(of: "<UPN>\(key)</UPN>"))
    // The field the finding is on, which the term's files spell another way than the rule.
    let sessions = try #require(
      text[place.upperBound...].firstMatch(of: /<(\w*SessionsPossible)>\d+<\/\w+>/))
    var other = text
    other.replaceSubrange(sessions.range, with: "<\(sessions.1)>139</\(sessions.1)>")
    let moved = try next(other)
    #expect(moved.findings.status("2485", key) == "open")
    #expect(moved.run.errors.contains("rule 2485: reopened"))
    // The pupil has left.
    let start = try #require(
      text[..<place.lowerBound].range(of: "<PupilOnRoll>", options: .backwards))
    let end = try #require(text[place.upperBound...].range(of: "</PupilOnRoll>"))
    var without = text
    without.removeSubrange(start.lowerBound..<end.upperBound)
    let gone = try next(without)
    #expect(gone.findings.status("2485", key) == "")
    #expect(gone.run.errors.contains("rule 2485: unused"))
  }

  /// On any number of readers, and in slices, the same bytes.
  @Test func readersAndSlicesGiveTheSame() throws {
    let query = try QueryRun()
    let made = query.path("made")
    _ = try query.run([
      "generate", "school-census", "--out", made, "--seed", "3", "--schools", "4", "--pupils",
      "300",
      "--faults", "40", "--round", "2024-25-spring", "--area", "893",
    ])
    _ = try query.run(["ingest", made, "--store", query.store])
    for row in PlainTable(try String(contentsOfFile: "\(made)/answer-key.csv", encoding: .utf8))
      .rows
    where ["2485", "2400"].contains(row["rule"]) {
      try query.accept(row["rule"] ?? "", row["key"] ?? "")
    }
    let council = [
      "--acceptances", query.acceptances, "--as-at", "2025-03-02", "--carry", "Ethnicity",
    ]
    let one = try query.run(
      ["ingest", made, "--store", query.path("one/s.sqlite"), "--workers", "1"] + council)
    #expect(one.output.split(separator: "\n").filter { $0.contains(",accepted,") }.count >= 2)
    let two = try query.run(
      ["ingest", made, "--store", query.path("two/s.sqlite"), "--workers", "3"] + council)
    #expect(one.output == two.output)
    #expect(one.errors == two.errors)
    for slice in 1...3 {
      let run = try query.run(
        [
          "ingest", made, "--store", query.path("three/s.sqlite"), "--partial",
          query.path("\(slice).partial"), "--slice", "\(slice)/3",
        ] + council)
      try #require(run.status == 1, "\(run.errors)")
    }
    let merged = try query.run(
      ["merge", "--store", query.path("three/s.sqlite")]
        + (1...3).map { query.path("\($0).partial") })
    #expect(merged.output == one.output)
    #expect(merged.errors == one.errors)
  }
}
