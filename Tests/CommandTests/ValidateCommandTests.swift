import Foundation
import TestSupport
import Testing

/// `returns validate`, as a script outside the project sees it.
@Suite struct ValidateCommandTests {
  static let guide = Project.path("SampleInputs/sen2/2026/clean/sen2-2026-guide.xml")
  /// The columns of section 7 of the design, in snake case.
  static let columns = [
    "rule", "severity", "status", "return", "round", "area", "module", "record_key", "file", "line",
    "field", "value", "wording", "action",
  ]

  @Test func theGuidesExampleIsClean() throws {
    let run = try ToolRun(["validate", Self.guide])
    #expect(run.status == 0)
    #expect(run.table.columns == Self.columns)
    #expect(run.table.rows.isEmpty)
    #expect(run.errors.contains("findings: 0 errors, 0 queries, 0 information\n"))
    // Header 1, people 3, requests 3, assessments 2, named plans 2, settings named 2, active plans
    // 2, placements 2, needs 3: counted by hand in section 2.13.
    #expect(
      run.errors.contains(
        "records: 20 read = 20 loaded + 0 unchanged + 0 superseded + 0 quarantined + 0 out of scope"
      ))
  }

  @Test(.enabled(if: Project.sharedData != nil, "needs ../shared"))
  func theSampleIsTheSpecificationsExample() throws {
    let page = Project.root.deletingLastPathComponent().appending(path: "shared/specs/sen2.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let example = try #require(text.firstMatch(of: /(?s)### 2\.13 .*?```xml\n(.*?)```/)).1
    let sample = try String(contentsOfFile: Self.guide, encoding: .utf8)
    #expect(sample.filter { !$0.isWhitespace } == example.filter { !$0.isWhitespace })
  }

  /// Every UPN of the example, and every other last digit for the first of them: the check letter
  /// takes each digit times a weight between 2 and 13 modulo 23, so no single digit can change
  /// without it (section 4.1).
  @Test(
    arguments: ["P201210013034": "P201210013035", "W201210021001": "W201210021002"].sorted(by: <))
  func aChangedUPNIsNamedByRuleKeyFileLineAndField(_ right: String, _ wrong: String) throws {
    let folder = try TemporaryFolder()
    var text = try String(contentsOfFile: Self.guide, encoding: .utf8)
    let place = try #require(text.range(of: "<UPN>\(right)</UPN>"))
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
    text.replaceSubrange(place, with: "<UPN>\(wrong)</UPN>")
    let file = try folder.write(text, to: "changed.xml")
    let findings = "\(folder.path)/findings.csv"
    let run = try ToolRun(["validate", file, "--findings", findings])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    let rows = PlainTable(try String(contentsOfFile: findings, encoding: .utf8)).rows
    try #require(rows.count == 1)
    #expect(rows[0]["rule"] == "E-01")
    #expect(rows[0]["severity"] == "error")
    #expect(rows[0]["record_key"] == wrong)
    #expect(rows[0]["file"] == "changed.xml")
    #expect(rows[0]["line"] == String(line))
    #expect(rows[0]["field"] == "UPN")
    #expect(rows[0]["value"] == wrong)
    #expect(rows[0]["area"] == "201")
    #expect(run.errors.contains("error E-01: 1: "))
  }

  @Test func queriesCountOnlyWhenAsked() throws {
    // The README of the faulty returns: ReviewMeeting in 2023 is G-508, a query (spec 3.2).
    let file = Project.path("SampleInputs/sen2/2023/faulty/out-of-round.xml")
    #expect(try ToolRun(["validate", file]).status == 0)
    #expect(try ToolRun(["validate", file, "--fail-on", "query"]).status == 1)
  }

  @Test func filesOfFindingsAndPeopleAreTheOwnersAlone() throws {
    let folder = try TemporaryFolder()
    let names = ["findings", "summary", "people"]
    let file = Project.path("SampleInputs/sen2/2025/faulty/persons.xml")
    let run = try ToolRun(
      ["validate", file] + names.flatMap { ["--\($0)", "\(folder.path)/\($0).csv"] })
    #expect(run.status == 1)
    for name in names {
      let path = "\(folder.path)/\(name).csv"
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(name)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == names.count)
  }

  @Test func quietSaysNothing() throws {
    let run = try ToolRun(["validate", Self.guide, "--quiet"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }
}
