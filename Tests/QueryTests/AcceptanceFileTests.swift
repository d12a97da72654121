import Foundation
import TestSupport
import Testing

/// Files of acceptances, and `returns accept`, that cannot be taken.
@Suite struct AcceptanceFileTests {
  private static let head = "rule,record_key,value_fingerprint,note,by,on,expires\n"
  private static let line = "E-10,C1/Requests[1],2984f52c4201bd30,why,AB,2025-03-01,"

  /// What stands in the file, and what the message names.
  @Test(arguments: [
    ("", "is empty"),
    ("rule,record_key\nE-10,C1\n", "no column 'value_fingerprint'"),
    (
      "rule,record_key,value_fingerprint,note,by,on,expire\n" + line + "\n",
      "unknown column 'expire'. Did you mean 'expires'?"
    ),
    (head + "E-10,C1,zz,why,AB,2025-03-01,\n", "acceptances.csv:2: 'value_fingerprint'"),
    (head + "E-10,C1,2984f52c4201bd30,,AB,2025-03-01,\n", "acceptances.csv:2: 'note' is empty"),
    (head + "E-10,C1,2984f52c4201bd30,why,AB,1 March,\n", "'on' is not a day"),
    (head + line + "2025-02-01\n", "expires before it was made"),
    (head + line + "\n" + line + "\n", "acceptances.csv:3: it says what line 2 says"),
    (head + "E-10,C1\n", "2 fields and the header 7"),
    (head + "E-10,\"C1,2984f52c4201bd30,why\n", "acceptances.csv"),
    ("rule,rule,value_fingerprint,note,by,on,record_key\n", "two columns have one name"),
    ("<Message/>\n", "no column 'rule'"),
  ])
  func whatCannotBeTakenIsRefused(_ text: String, _ message: String) throws {
    let query = try QueryRun()
    _ = try query.folder.write(text, to: "acceptances.csv")
    let run = try query.validate(QueryRun.requests).run
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aFileThatIsNotThereIsRefused() throws {
    let run = try QueryRun().validate(QueryRun.requests).run
    #expect(run.status == 2)
    #expect(run.errors.contains("acceptances.csv"))
  }

  /// What is missing or wrong of a call, and what the message names.
  @Test(arguments: [
    (["--record-key", "K", "--note", "n", "--by", "b", "--findings", "f"], "--rule"),
    (["--rule", "R", "--note", "n", "--by", "b", "--findings", "f"], "--record-key"),
    (
      ["--rule", "R", "--record-key", "K", "--note", " ", "--by", "b", "--findings", "f"], "--note"
    ),
    (
      ["--rule", "R", "--record-key", "K", "--note", "n", "--by", "b"], "--store PATH or --findings"
    ),
    (
      [
        "--rule", "R", "--record-key", "K", "--note", "n", "--by", "b", "--store", "s", "--on",
        "2025-03-02", "--expires", "2025-03-01",
      ], "--expires is before --on"
    ),
    (["--export", "--note", "n"], "--export"),
  ])
  func aCallThatLacksSomethingIsRefused(_ arguments: [String], _ message: String) throws {
    let query = try QueryRun()
    let run = try query.run(["accept", "--acceptances", query.acceptances] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: query.acceptances))
  }

  @Test func onlyAFindingThatIsThereIsAccepted() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    let run = try query.run([
      "accept", "--acceptances", query.acceptances, "--rule", "E-10", "--record-key", "nobody",
      "--note", "n", "--by", "b", "--store", query.store,
    ])
    #expect(run.status == 2)
    #expect(run.errors.contains("no such finding"))
  }

  /// The file is its owner's, holds no value, and is not written to twice for one thing.
  @Test func aLineHoldsNoValueAndIsWrittenOnce() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("E-10", QueryRun.early)
    try query.accept("E-10", QueryRun.early)
    let text = try String(contentsOfFile: query.acceptances, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
    #expect(!text.contains("2023-12-29"))
    let attributes = try FileManager.default.attributesOfItem(atPath: query.acceptances)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func notesArePrintedByRuleAndRecord() throws {
    let query = try QueryRun()
    _ = try query.run(["ingest", QueryRun.requests, "--store", query.store])
    try query.accept("G-207", QueryRun.mediation)
    try query.accept("E-10", QueryRun.early, ["--expires", "2025-06-30"])
    func notes(_ more: [String]) throws -> String {
      try query.run(["accept", "--acceptances", query.acceptances, "--export"] + more).output
    }
    #expect(
      try notes(["--on", "2025-04-01"]) == """
        E-10
          \(QueryRun.early) (893)
            Looked at, and so it is

        G-207
          \(QueryRun.mediation) (893)
            Looked at, and so it is

        """)
    // Expired, and of another rule.
    #expect(try notes(["--on", "2025-07-01"]).hasPrefix("G-207\n"))
    #expect(try notes(["--on", "2025-04-01", "--rule", "E-10"]).hasPrefix("E-10\n"))
    // Of findings that stand, with what they say.
    let stands = try notes(["--on", "2025-04-01", "--store", query.store, "--rule", "E-10"])
    #expect(stands.hasPrefix("E-10: The outcome date is outside"))
  }
}
