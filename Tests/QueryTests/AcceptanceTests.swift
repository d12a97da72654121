import Foundation
import TestSupport
import Testing

/// An accepted query over re-submissions: what issue 9 asks for, through the command.
@Suite struct AcceptanceTests {
  @Test func itSurvivesTheSameValueInAnotherFile() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    // Another file, made later, a line further down and with another record put in order.
    let again = try query.requests(
      "again.xml",
      [
        ("<Forename>Nan</Forename>", "\n\n<Forename>Nancy</Forename>"),
        ("<SerialNo>001</SerialNo>", "<SerialNo>002</SerialNo>"),
        ("<RequestOutcome>T</RequestOutcome>", "<RequestOutcome>A</RequestOutcome>"),
      ])
    let (run, findings) = try query.validate(again)
    #expect(findings.status("E-10", QueryRun.early) == "accepted")
    #expect(findings.status("G-207", QueryRun.mediation) == "open")
    #expect(run.errors.contains("findings: 9 errors, 2 queries, 0 information"))
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
    let file = Project.path("SampleInputs/sen2/2025/faulty/persons.xml")
    let table = query.path("findings.csv")
    _ = try query.run(["ingest", file, "--store", query.store, "--findings", table])
    let withheld = PlainTable(try String(contentsOfFile: table, encoding: .utf8)).rows
      .first { $0["value"] == "(withheld)" && $0["field"] == "PersonBirthDate" }
    let row = try #require(withheld)
    let (rule, key) = (row["rule"] ?? "", row["record_key"] ?? "")
    let refused = try query.run([
      "accept", "--acceptances", query.acceptances, "--rule", rule, "--record-key", key, "--note",
      "n", "--by", "AB", "--findings", table,
    ])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--store"))
    try query.accept(rule, key)
    #expect(try query.validate(file).findings.status(rule, key) == "accepted")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[
      (Int(row["line"] ?? "") ?? 1) - 1]
    let date = try #require(line.firstMatch(of: /\d{4}-\d\d-(\d\d)/))
    let other = date.1 == "11" ? "12" : "11"
    let moved = try query.folder.write(
      text.replacing(line, with: line.replacing(date.0, with: date.0.dropLast(2) + other)),
      to: "moved.xml")
    #expect(try query.validate(moved).findings.status(rule, key) == "open")
  }
}
