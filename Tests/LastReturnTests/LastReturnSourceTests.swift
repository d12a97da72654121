import Foundation
import TestSupport
import Testing

/// The last return as the store has it: in another form, not kept, damaged; and in a pipeline.
@Suite struct LastReturnSourceTests {
  private let command: Command

  init() throws { command = try Command() }

  @Test func theFormOfTheLastReturnDoesNotMatter() throws {
    let made = "\(command.folder.path)/made"
    _ = try command.run([
      "generate", "sen2", "--round", "2024", "--people", "60", "--seed", "11", "--faults", "0",
      "--formats", "xml,xml.gz,blade", "--out", made,
    ])
    _ = try command.run([
      "generate", "sen2", "--round", "2025", "--people", "80", "--seed", "11", "--faults", "0",
      "--out", "\(made)/now",
    ])
    let now = "\(made)/now/sen2-2025-893.xml"
    var outcomes: [[String]] = []
    for form in ["sen2-2024-893.xml", "xml.gz/sen2-2024-893.xml.gz", "blade"] {
      let own = try Command()
      #expect(try own.ingest("\(made)/\(form)").status == 0, "\(form)")
      let (run, _, table) = try own.validate(now)
      #expect(table.rows.count > 50)
      let cells = table.rows.map { row in table.columns.map { row[$0] ?? "" }.joined(separator: ",")
      }
      outcomes.append([run.output] + cells)
    }
    #expect(outcomes[1] == outcomes[0])
    #expect(outcomes[2] == outcomes[0])
    // The generator gives some people the same number in both rounds, and another birthday.
    #expect(outcomes[0][0].contains("P-01"))
  }

  @Test func aReturnThatWasNotKeptCannotBeAsked() throws {
    let before = try TwoRounds.before.write(to: command.folder)
    let now = try TwoRounds.now.write(to: command.folder)
    let piped = try command.run(
      ["ingest", "-", "--store", command.store], input: .command("cat '\(before)'"))
    #expect(piped.errors.contains("loaded"))
    let archive = "\(command.folder.path)/store/extracts"
    #expect(try FileManager.default.subpathsOfDirectory(atPath: archive).count > 0)
    try FileManager.default.removeItem(atPath: archive)
    let (run, findings, _) = try command.validate(now)
    #expect(run.errors.contains("was loaded without being kept"))
    #expect(run.errors.contains("not run P-01: needs the last return"))
    #expect(Command.lines(findings, ["P-"]) == [])
  }

  @Test func aDamagedLastReturnIsToldAndThisOneIsStillChecked() throws {
    let before = try TwoRounds.before.write(to: command.folder)
    let now = try TwoRounds.now.write(to: command.folder)
    _ = try command.ingest(before)
    let archive = "\(command.folder.path)/store/extracts"
    let names = try #require(FileManager.default.enumerator(atPath: archive))
    let kept = names.compactMap { $0 as? String }.filter { $0.hasSuffix(".gz") }
    try Data("not what it was".utf8).write(
      to: URL(filePath: "\(archive)/\(try #require(kept.first))"))
    let (run, findings, _) = try command.validate(now)
    #expect(run.status == 3)
    #expect(run.errors.contains("last return of return-2025.xml: "))
    #expect(run.errors.contains("the copy in the archive is damaged"))
    #expect(run.errors.contains("not run P-01: needs the last return"))
    #expect(Command.lines(findings, ["P-"]) == [])
    #expect(findings.rows.contains { $0["rule"] == "G-106" })
  }

  @Test func aPipelineLeavesTheTable() throws {
    _ = try command.ingest(try TwoRounds.before.write(to: command.folder))
    let now = try TwoRounds.now.write(to: command.folder)
    let pipeline = try command.folder.write(
      """
      title: Last return
      extracts: ["\(now)"]
      store: "\(command.store)"
      out: "\(command.folder.path)/runs"
      """, to: "pipeline.yaml")
    _ = try command.run(["run", pipeline])
    let runs = try FileManager.default.contentsOfDirectory(atPath: "\(command.folder.path)/runs")
    let path = "\(command.folder.path)/runs/\(try #require(runs.first))/last-return.csv"
    let table = PlainTable(try String(contentsOfFile: path, encoding: .utf8))
    #expect(table.rows.contains { $0["name"] == "PlacementDetail" && $0["status"] == "outside" })
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func noPersonIsNamedInTheTableOrInMessages() throws {
    _ = try command.ingest(try TwoRounds.before.write(to: command.folder))
    let (run, _, table) = try command.validate(try TwoRounds.now.write(to: command.folder))
    for text in [run.errors, "\(table.rows)"] {
      for word in ["A1", "B1", "1000000017", "2011-01-0", "Synthetic"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }
}
