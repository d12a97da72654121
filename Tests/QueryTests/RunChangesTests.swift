import Foundation
import TestSupport
import Testing

/// What changed between runs of a pipeline: the nightly files, and `returns diff`.
@Suite struct RunChangesTests {
  let query: QueryRun

  init() throws { query = try QueryRun() }

  /// A pipeline over the folder `in`, with acceptances, patches and a list of teams.
  private func pipeline(_ more: String = "") throws -> String {
    _ = try query.folder.write(
      "record_key,team\n\(QueryRun.early),North\nZ893999919009,South\n", to: "teams.csv")
    return try query.folder.write(
      """
      title: Nights
      extracts: [\(query.path("in"))]
      store: \(query.store)
      out: \(query.path("out"))
      carry: [team]
      carry-from: \(query.path("teams.csv"))
      formats: [csv]
      \(more)
      """, to: "nights.yaml")
  }

  /// Runs a night, whose folder is given.
  private func night(_ pipeline: String) throws -> (folder: String, run: MeasuredRun) {
    let out = query.path("out")
    func folders() throws -> Set<String> {
      guard FileManager.default.fileExists(atPath: out) else { return [] }
      return Set(try FileManager.default.contentsOfDirectory(atPath: out))
    }
    let before = try folders()
    let run = try query.run(["run", pipeline])
    let new = try folders().subtracting(before)
    return ("\(out)/\(try #require(new.first, "\(run.errors)"))", run)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func changes(_ folder: String) throws -> [String] {
    PlainTable(try text("\(folder)/changes.csv")).rows.filter { $0["kind"] == "finding" }
      .map { "\($0["change"] ?? "") \($0["rule"] ?? "") \($0["team"] ?? "")" }.sorted()
  }

  @Test func aNightSaysOnlyWhatChanged() throws {
    _ = try query.requests("in/one.xml", [])
    let plain = try pipeline()
    let first = try night(plain)
    #expect(try changes(first.folder) == [])
    #expect(try text("\(first.folder)/summary.md").contains("no earlier run"))
    // Nothing but the same again.
    let second = try night(plain)
    #expect(try changes(second.folder) == [])
    #expect(try text("\(second.folder)/summary.md").contains("No figure changed"))

    try query.accept("E-10", QueryRun.early)
    let accepting = try pipeline("acceptances: \(query.acceptances)")
    let third = try night(accepting)
    #expect(try changes(third.folder) == ["accepted E-10 North"])

    // A correction: the outcome before the receipt is put right (E-03), one date moves (E-10), and
    // somebody's mediation item goes (G-207).
    _ = try query.requests(
      "in/one.xml",
      [
        ("<SerialNo>001</SerialNo>", "<SerialNo>002</SerialNo>"), ("2023-12-29", "2023-12-28"),
        ("<RequestOutcomeDate>2024-02-01<", "<RequestOutcomeDate>2024-02-06<"),
      ])
    let fourth = try night(accepting)
    #expect(try changes(fourth.folder) == ["fixed E-03 ", "reopened E-10 North"])
    let summary = try text("\(fourth.folder)/summary.md")
    #expect(summary.contains("1 reopened"), "\(summary)")
    #expect(summary.split(separator: "\n").count < 60)
    #expect(try text("\(fourth.folder)/summary.html").contains("INTERNAL"))

    // The two folders beside each other, and three nights apart.
    let diff = try query.run(["diff", third.folder, fourth.folder, "--carry", "team"])
    #expect(diff.status == 0, "\(diff.errors)")
    let rows = PlainTable(diff.output).rows.filter { $0["kind"] == "finding" }
    // 13 findings of the first night, by its own table.
    #expect(rows.count == 13)
    #expect(rows.filter { $0["change"] == "still open" }.count == 11)
    #expect(rows.first { $0["change"] == "reopened" }?["old"] == "2023-12-29")
    #expect(rows.first { $0["change"] == "reopened" }?["new"] == "2023-12-28")
    #expect(diff.errors.contains("sen2 893 North: 1 reopened"))
    let whole = try query.run(["diff", first.folder, fourth.folder])
    #expect(
      whole.errors.contains(
        "findings: 0 new, 0 reopened, 0 accepted, 1 fixed, 12 still open, 0 still accepted"),
      "\(whole.errors)")
  }

  @Test func aReturnThatIsNotReadTonightIsNotFixed() throws {
    _ = try query.requests("in/one.xml", [])
    let pipeline = try pipeline()
    _ = try night(pipeline)
    try FileManager.default.removeItem(atPath: query.path("in/one.xml"))
    try FileManager.default.copyItem(
      atPath: Project.path("SampleInputs/sen2/2025/clean/sen2-2025-860.xml.gz"),
      toPath: query.path("in/two.xml.gz"))
    let second = try night(pipeline)
    #expect(try changes(second.folder) == [])
    #expect(
      try text("\(second.folder)/summary.csv").split(separator: "\n").count == 1)
  }

  /// Figures by hand: the README of the clean returns has 16 of 49 in time; one plan's day moves out
  /// of the year.
  @Test func figuresAreListedWithWhatMoved() throws {
    let clean = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let original = try text(clean)
    _ = try query.folder.write(original, to: "in/one.xml")
    let plain = try pipeline()
    let first = try night(plain)
    let date = try #require(
      original.firstMatch(of: /<AssessmentOutcomeDate>(2024-\d\d-\d\d)<\/AssessmentOutcomeDate>/))
    let serial = try #require(original.firstMatch(of: /<SerialNo>(\d+)<\/SerialNo>/))
    let moved = original.replacing(
      date.0, with: "<AssessmentOutcomeDate>2023-06-01</AssessmentOutcomeDate>", maxReplacements: 1
    ).replacing(serial.0, with: "<SerialNo>999</SerialNo>")
    _ = try query.folder.write(moved, to: "in/one.xml")
    let second = try night(plain)
    func figures(_ text: String) -> [[String: String]] {
      PlainTable(text).rows.filter { $0["kind"] == "figure" }
    }
    let rows = figures(try text("\(second.folder)/changes.csv"))
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0["why"]?.hasPrefix("extract: one.xml, ") == true })
    #expect(rows.allSatisfy { $0["old"] != $0["new"] })
    let cell = rows.first {
      $0["indicator"] == "ehcp-20-weeks-including-exceptions" && $0["period"] == "2024"
        && $0["breakdown"] == "total"
    }
    let old = try #require(Double(cell?["old"] ?? ""))
    #expect(abs(old - 2000.0 / 54) < 1e-9)
    let new = try #require(Double(cell?["new"] ?? ""))
    #expect([2000.0 / 53, 1900.0 / 53].contains { abs($0 - new) < 1e-9 })
    // By numbers of runs in the store, the same.
    let diff = try query.run(["diff", "1", "2", "--store", query.store])
    #expect(figures(diff.output).count == rows.count)
    // Back again by a patch: why is told.
    let person = try #require(
      original[..<date.range.lowerBound].matches(of: /<UPN>(\w+)<\/UPN>/).last
    ).1
    _ = try query.folder.write(
      """
      return,module,key,field,old,new,reason,by,on
      sen2,Assessment,\(person)/Requests[1]/Assessment,AssessmentOutcomeDate,2023-06-01,\(date.1),r,AB,2025-03-01

      """, to: "patches.csv")
    let third = try night(try pipeline("patches: \(query.path("patches.csv"))"))
    let patched = figures(try text("\(third.folder)/changes.csv"))
    #expect(patched.count == rows.count)
    #expect(patched.allSatisfy { $0["why"] == "patches" })
    let round = try query.run(["diff", first.folder, third.folder])
    #expect(figures(round.output).isEmpty)
  }

  @Test(arguments: [
    (["diff", "one"], "give two runs"),
    (["diff", "1", "2"], "--store PATH is missing"),
    (["diff", "nowhere", "else"], "there is no run.json"),
    (["diff", "one", "two", "--released", "2025-01-01"], "give two runs"),
  ])
  func aCallThatLacksSomethingIsRefused(_ arguments: [String], _ message: String) throws {
    let run = try query.run(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
