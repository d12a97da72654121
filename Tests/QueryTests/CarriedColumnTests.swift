import Foundation
import TestSupport
import Testing

/// Columns of the council's own at the end of findings.
@Suite struct CarriedColumnTests {
  private static let own = [
    "rule", "severity", "status", "return", "round", "area", "module", "record_key", "file", "line",
    "field", "value", "wording", "action",
  ]

  @Test func aListBesideAnXMLNamesTheTeamByRecordOrPerson() throws {
    let query = try QueryRun()
    let list = try query.folder.write(
      "record_key,team,worker_area\n\(QueryRun.early),North,A1\nZ893999919009,South,\n",
      to: "teams.csv")
    let run = try query.run([
      "validate", QueryRun.requests, "--carry", "team", "--carry", "worker_area", "--carry-from",
      list,
    ])
    let table = PlainTable(run.output)
    #expect(table.columns == Self.own + ["team", "worker_area"])
    let lines = table.rows.filter { ["E-10", "G-207", "G-209"].contains($0["rule"]) }
      .map { "\($0["rule"] ?? "") \($0["team"] ?? "") \($0["worker_area"] ?? "")" }.sorted()
    #expect(lines == ["E-10 North A1", "G-207 South ", "G-209  "])
    #expect(PlainTable(try query.run(["validate", QueryRun.requests]).output).columns == Self.own)
  }

  @Test func aColumnOfATableIsCarriedAndIsNoUnknownOne() throws {
    let query = try QueryRun()
    let blade = Project.path("SampleInputs/sen2/2025/clean-blade")
    for name in try FileManager.default.contentsOfDirectory(atPath: blade)
    where name.hasSuffix(".csv") {
      var text = try String(contentsOfFile: "\(blade)/\(name)", encoding: .utf8)
      if name.contains("requests") {
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        // An outcome that is none, so that every request has a finding.
        let header = lines[0].trimmingCharacters(in: .whitespacesAndNewlines)
        let columns = header.split(separator: ",").map { $0.lowercased() }
        let place = try #require(
          columns.firstIndex { $0.contains("requestoutcome") && !$0.contains("date") })
        lines = lines.enumerated().map { number, line in
          var cells = line.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
          if number > 0 { cells[place] = "T" }
          return (cells + [number == 0 ? "Team" : "team \(number)"]).joined(separator: ",")
        }
        text = lines.joined(separator: "\n") + "\n"
      }
      _ = try query.folder.write(text, to: "blade/\(name)")
    }
    let plain = PlainTable(try query.run(["validate", query.path("blade")]).output)
    #expect(plain.rows.contains { $0["rule"] == "unknown-element" && $0["field"] == "Team" })
    let run = try query.run(["validate", query.path("blade"), "--carry", "team"])
    let table = PlainTable(run.output)
    #expect(table.columns == Self.own + ["team"])
    #expect(!table.rows.contains { $0["rule"] == "unknown-element" })
    let teams = table.rows.filter { $0["rule"] == "G-201" }.map { $0["team"] ?? "" }
    #expect(!teams.isEmpty)
    #expect(teams.allSatisfy { $0.hasPrefix("team ") })
    #expect(Set(teams).count == teams.count)
  }

  @Test(arguments: [
    (["--carry-from", "teams.csv"], "no column to carry"),
    (["--carry", "team", "--carry-from", "nowhere.csv"], "nowhere.csv"),
  ])
  func whatCannotBeCarriedIsRefused(_ options: [String], _ message: String) throws {
    let run = try QueryRun().run(["validate", QueryRun.requests] + options)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
