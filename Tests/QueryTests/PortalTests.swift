import Foundation
import TestSupport
import Testing

/// What the portal lists, set beside ours.
///
/// By the README of the faulty requests and their
/// table: E-10, G-207 and G-209 once each, G-201 and G-203 twice.
@Suite struct PortalTests {
  private func reconcile(
    _ export: String, _ more: [String] = []
  ) throws -> (run: MeasuredRun, table: PlainTable) {
    let query = try QueryRun()
    let file = try query.folder.write(export, to: "portal.csv")
    let table = query.path("findings.csv")
    _ = try query.run(["validate", QueryRun.requests, "--findings", table])
    let run = try query.run(
      ["reconcile-portal", file, "--findings", table, "--return", "sen2"] + more)
    return (run, PlainTable(run.output))
  }

  private func verdicts(_ table: PlainTable, _ level: String) -> [String] {
    table.rows.filter { $0["level"] == level }.map {
      [$0["code"], $0["record_key"], $0["portal"], $0["here"], $0["verdict"]].map { $0 ?? "" }
        .joined(separator: "|")
    }
  }

  @Test func countsAreSetBesideOurs() throws {
    let (run, table) = try reconcile(
      """
      Error Code,Error Message,Count
      G-201,something,2
      g-203,something,5
      E-10,something,1
      X999,something,"1,200"
      """)
    #expect(run.status == 1)
    let rows = verdicts(table, "rule")
    #expect(
      rows.prefix(4) == [
        "G-201||2|2|same", "G-203||5|2|differs", "E-10||1|1|same",
        "X999||1200|0|no such rule here",
      ])
    #expect(rows.contains("G-207||0|1|only here"))
    #expect(table.rows.allSatisfy { $0["level"] == "rule" })
    #expect(run.errors.contains("G-203: 5 in the portal, 2 here: differs"))
  }

  @Test func recordsAreMatchedWhereTheyAreNamed() throws {
    let (_, table) = try reconcile(
      """
      Rule,UPN
      G-201,L893999919001
      G-201,K893999919099
      E-10,\(QueryRun.early)
      """)
    let rows = verdicts(table, "record")
    #expect(rows.contains("G-201|A893999919002/Requests[1]|0|1|only here"))
    #expect(rows.contains("G-201|K893999919099|1|0|only in the portal"))
    #expect(!rows.contains { $0.contains("L893999919001") || $0.hasPrefix("E-10|") })
    #expect(verdicts(table, "rule").contains("G-201||2|2|same"))
  }

  /// The Department's number is what is matched, with or without the Q of a query.
  @Test(arguments: ["1877", " 1877Q"])
  func theDepartmentsNumberIsMatched(_ code: String) throws {
    let query = try QueryRun()
    let file = try query.folder.write(
      "Error Number,Number of errors\n\(code),3\n", to: "portal.csv")
    let table = query.path("findings.csv")
    _ = try query.run([
      "validate",
      Project.path("SampleInputs/school-census/2024-25-spring/clean/8930001_SC1_893LL25_001.XML"),
      "--findings", table,
    ])
    let run = try query.run([
      "reconcile-portal", file, "--findings", table, "--return", "school-census",
    ])
    let row = PlainTable(run.output).rows.first
    #expect(row?["rule"] == "1877", "\(run.output) \(run.errors)")
    #expect(row?["verdict"] == "only in the portal")
    #expect(row?["difference"] == "-3")
  }

  @Test func wholeAgreementIsClean() throws {
    let query = try QueryRun()
    let file = try query.folder.write("code,count\n", to: "portal.csv")
    let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let table = query.path("findings.csv")
    _ = try query.run(["validate", clean, "--findings", table])
    let run = try query.run(["reconcile-portal", file, "--findings", table, "--return", "sen2"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "no column holds the errors' codes"),
    ("code,count\nG-201,many\n", "portal.csv:2: 'count' is not a whole number"),
    ("code,count\nG-201,-1\n", "portal.csv:2"),
    ("", "is empty"),
  ])
  func whatCannotBeTakenIsRefused(_ text: String, _ message: String) throws {
    let run = try reconcile(text).run
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
