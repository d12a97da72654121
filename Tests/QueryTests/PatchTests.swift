import Foundation
import TestSupport
import Testing

/// `patches.csv`: a value of a record taken for another.
@Suite struct PatchTests {
  private static let head = "return,module,key,field,old,new,reason,by,on\n"
  private static let early =
    "sen2,Requests,\(QueryRun.early),RequestOutcomeDate,2023-12-29,2024-01-05,typed wrong,AB,2025-03-01\n"

  private func validate(
    _ patches: String, _ file: String = QueryRun.requests
  ) throws -> (run: MeasuredRun, findings: PlainTable) {
    let query = try QueryRun()
    let path = try query.folder.write(patches, to: "patches.csv")
    let run = try query.run(["validate", file, "--patches", path])
    return (run, PlainTable(run.output))
  }

  @Test func theRecordIsCheckedWithTheNewValue() throws {
    let plain = try validate(Self.head)
    #expect(plain.findings.status("E-10", QueryRun.early) == "open")
    let (run, findings) = try validate(Self.head + Self.early)
    #expect(findings.status("E-10", QueryRun.early) == "")
    #expect(findings.rows.count == plain.findings.rows.count - 1)
    let counts = "records: 106 read = 106 loaded + 0 unchanged"
    #expect(run.errors.contains(counts))
    #expect(plain.run.errors.contains(counts))
  }

  /// An old value that is not there, a field taken away, and one given.
  @Test(arguments: [
    (
      "sen2,Requests,\(QueryRun.early),RequestOutcomeDate,2023-12-30,2024-01-05,r,AB,2025-03-01\n",
      "patch-refused"
    ),
    (
      "sen2,Requests,\(QueryRun.early),RequestOutcomeDate,,2024-01-05,r,AB,2025-03-01\n",
      "patch-refused"
    ),
    (
      "sen2,Requests,nobody/Requests[1],RequestOutcomeDate,2023-12-29,2024-01-05,r,AB,2025-03-01\n",
      "patch-unused"
    ),
    (
      "sen2,Requests,\(QueryRun.early),NoSuchField,2023-12-29,2024-01-05,r,AB,2025-03-01\n",
      "patch-unused"
    ),
    (
      "sen2,Assessment,\(QueryRun.early),RequestOutcomeDate,2023-12-29,2024-01-05,r,AB,2025-03-01\n",
      "patch-unused"
    ),
  ])
  func aPatchThatDoesNotFitIsToldAndNotMade(_ line: String, _ notice: String) throws {
    let (run, findings) = try validate(Self.head + line)
    #expect(findings.rows.filter { $0["rule"] == notice }.count == 1, "\(run.output)")
    #expect(findings.status("E-10", QueryRun.early) == "open")
    #expect(run.errors.contains("query \(notice): 1: "))
    #expect(run.status == 1)
  }

  @Test func aFieldIsTakenAwayOrGiven() throws {
    // G-207 says that a mediation item stands without a decision; G-201 that an outcome is missing.
    let mediation =
      "sen2,Requests,\(QueryRun.mediation),RequestMediation,0,,not asked,AB,2025-03-01\n"
    #expect(
      try validate(Self.head + mediation).findings.status("G-207", QueryRun.mediation) == "")
    let key = "L893999919001/Requests[1]"
    let outcome = "sen2,Requests,\(key),RequestOutcome,,A,undecided yet,AB,2025-03-01\n"
    #expect(try validate(Self.head).findings.status("G-201", key) == "open")
    #expect(try validate(Self.head + outcome).findings.status("G-201", key) == "")
  }

  /// What stands in the file, and what the message names.
  @Test(arguments: [
    ("return,key\n", "no column 'module'"),
    (head + "sen2,Requests,K,F,a,a,r,AB,2025-03-01\n", "'old' and 'new' are the same"),
    (head + "sen2,Requests,K,F,a,b,,AB,2025-03-01\n", "'reason' is empty"),
    (head + "sen2,Requests,K,F,a,b,r,AB,yesterday\n", "'on' is not a day"),
    (head + early + early, "patches.csv:3: line 2 is about the same cell"),
  ])
  func whatCannotBeTakenIsRefused(_ text: String, _ message: String) throws {
    let (run, _) = try validate(text)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func aPatchMakesTheSameBytesAnotherLoadAndStaysInTheStore() throws {
    let query = try QueryRun()
    let patches = try query.folder.write(Self.head + Self.early, to: "patches.csv")
    let plain = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    #expect(plain.errors.contains("sen2 2025 893: loaded"))
    let patched = ["ingest", QueryRun.requests, "--store", query.store, "--patches", patches]
    #expect(try query.run(patched).errors.contains("sen2 2025 893: loaded"))
    #expect(try query.run(patched).errors.contains("sen2 2025 893: unchanged"))
    let kept = try query.run(["findings", "--store", query.store])
    #expect(PlainTable(kept.output).status("E-10", QueryRun.early) == "")
    // Without it, the bytes as they came.
    #expect(
      try query.run(["ingest", QueryRun.requests, "--store", query.store]).errors.contains(
        "sen2 2025 893: loaded"))
    // The extract in the archive is the one that came.
    let bytes = try Data(contentsOf: URL(filePath: query.store))
    #expect(bytes.range(of: Data("typed wrong".utf8)) != nil)
    #expect(bytes.range(of: Data("2024-01-05".utf8)) == nil)
  }

  @Test func explainCountsThePatchedRecord() throws {
    let query = try QueryRun()
    let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let cell = [
      "--store", query.store, "--indicator", "ehcp-20-weeks-excluding-exceptions", "--area", "893",
      "--period", "2024",
    ]
    let text = try String(contentsOfFile: clean, encoding: .utf8)
    // The first assessment's outcome, moved out of the year.
    let date = try #require(
      text.firstMatch(of: /<AssessmentOutcomeDate>(2024-\d\d-\d\d)<\/AssessmentOutcomeDate>/))
    let before = text[..<date.range.lowerBound]
    let upn = try #require(before.matches(of: /<UPN>(\w+)<\/UPN>/).last).1
    let key = "\(upn)/Requests[1]/Assessment"
    let patches = try query.folder.write(
      Self.head
        + "sen2,Assessment,\(key),AssessmentOutcomeDate,\(date.1),2023-06-01,r,AB,2025-03-01\n",
      to: "patches.csv")
    let run = try query.run(["ingest", clean, "--store", query.store, "--patches", patches])
    try #require(run.status == 0 || run.status == 1, "\(run.errors)")
    let explained = try query.run(["explain"] + cell)
    #expect(
      explained.output.contains("Patches were made"), "\(explained.output) \(explained.errors)")
    #expect(!explained.output.contains("which is not what the store holds"))
    #expect(!explained.output.contains("specification has changed"))
  }

  @Test func explainNamesWhatTouchedTheRecordsCounted() throws {
    let query = try QueryRun()
    let cell = [
      "explain", "--store", query.store, "--indicator", "ehc-requests-received", "--area", "893",
      "--period", "2024",
    ]
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    let counted = try query.run(cell + ["--format", "csv", "--keys"])
    let keys = PlainTable(counted.output).column("key")
    try #require(keys.contains(QueryRun.mediation))
    try query.accept("G-207", QueryRun.mediation)
    // A record that is not counted was looked at too.
    try query.accept("E-10", QueryRun.early)
    try #require(!keys.contains(QueryRun.early))
    // The same people in a later file, so that it is loaded with what was accepted.
    let again = try query.requests(
      "again.xml", [("<SerialNo>001</SerialNo>", "<SerialNo>002</SerialNo>")])
    let patches = try query.folder.write(
      Self.head
        + "sen2,Requests,\(QueryRun.mediation),RequestSource,9,1,wrong,CD,2025-03-01\n",
      to: "patches.csv")
    _ = try query.run([
      "ingest", again, "--store", query.store, "--acceptances", query.acceptances, "--patches",
      patches, "--as-at", "2025-03-02",
    ])
    for flags in [["--keys"], []] {
      let data = Data(try query.run(cell + ["--format", "json"] + flags).output.utf8)
      let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let figure = try #require((document?["figures"] as? [[String: Any]])?.first)
      let queries = try #require(figure["queries"] as? [[String: String]])
      #expect(
        queries.map { "\($0["kind"] ?? "") \($0["name"] ?? "") \($0["by"] ?? "")" } == [
          "accepted G-207 AB", "refused Requests.RequestSource CD",
        ])
      let isNamed = queries.allSatisfy { $0["key"] == QueryRun.mediation }
      #expect(isNamed == flags.contains("--keys"))
    }
  }
}
