import Foundation
import TestSupport
import Testing

/// Two rounds over the command line: what is found, what the table says, and when nothing is run.
@Suite struct LastReturnTests {
  private let command: Command
  private let before: String
  private let now: String

  init() throws {
    command = try Command()
    before = try TwoRounds.before.write(to: command.folder)
    now = try TwoRounds.now.write(to: command.folder)
  }

  @Test func everyPlantedDifferenceIsFound() throws {
    _ = try command.ingest(before)
    let (run, findings, _) = try command.validate(now)
    #expect(Command.lines(findings, ["P-0"]) == TwoRounds.faults)
    #expect(Command.lines(findings, ["P-11", "P-12"]) == TwoRounds.changes)
    #expect(run.errors.contains("set beside the last return (2024, return-2024.xml)"))
    // The key of the two people called E1.
    #expect(run.errors.contains("1 keys stand twice in the last return"))
    #expect(!run.errors.contains("not run P-"))
    let placements = findings.rows.first { $0["rule"] == "P-11" }
    #expect(placements?["module"] == "PlacementDetail")
    #expect(placements?["severity"] == "query")
  }

  @Test func theTableHasARowForEachModuleAndIndicator() throws {
    _ = try command.ingest(before)
    let table = try command.validate(now).table
    func row(_ name: String) -> [String] {
      guard let row = table.rows.first(where: { $0["name"] == name }) else { return [] }
      return [
        "round", "last_round", "kind", "last", "now", "change", "change_percent", "tolerance",
        "status", "rule",
      ].map { row[$0] ?? "" }
    }
    // Counted by hand in TwoRounds: eight people and nineteen.
    #expect(
      row("Person")
        == ["2025", "2024", "records", "8", "19", "11", "137.5", "20% or 20", "within", "P-11"])
    // H's twenty-five.
    #expect(row("PlacementDetail").suffix(3) == ["20% or 20", "outside", "P-11"])
    // A, B, C, D and H; F and both E are gone; G, the dozen and E cannot be found.
    #expect(row("in both").prefix(6) == ["2025", "2024", "people", "5", "5", "0"])
    #expect(row("only in the last").prefix(5) == ["2025", "2024", "people", "3", ""])
    #expect(row("only in this one").prefix(5) == ["2025", "2024", "people", "", "14"])
    // One plan was under way in January 2024, H's; A's is open again.
    #expect(row("ehc-plans-maintained").prefix(6) == ["2025", "2024", "counts", "1", "2", "1"])
    #expect(row("ehc-plans-maintained").suffix(3) == ["15% or 10", "within", "P-12"])
    // One of one request of 2023 was refused, and none of thirteen of 2024.
    #expect(
      row("ehc-requests-refused-percentage")
        == ["2025", "2024", "rates", "100.0", "0.0", "-100.0", "", "10 points", "outside", "P-14"])
    // Nothing was asked of mediation before a request was decided in 2023: nothing of nothing.
    #expect(Set(table.column("status")).isSubset(of: Self.statuses))
    #expect(table.column("area").allSatisfy { $0 == "893" })
  }

  private static let statuses: Set = [
    "within", "outside", "no last figure", "no figure", "",
  ]

  @Test(arguments: [false, true])
  func withoutALastReturnRulesAboutItAreNotRun(_ withStore: Bool) throws {
    // The store has this very round, and another authority's would not do either.
    if withStore { _ = try command.ingest(now) }
    let (run, findings, table) = try command.validate(now, withStore: withStore)
    #expect(Command.lines(findings, ["P-"]) == [])
    #expect(table.rows.isEmpty && table.columns.count == 15)
    for rule in ["P-01", "P-02", "P-03", "P-11", "P-12", "P-13", "P-14"] {
      #expect(run.errors.contains("not run \(rule): needs the last return"))
    }
    #expect(run.errors.contains("no sen2 return before 2025") == withStore)
    // Errors in the data: what a small return leaves out. Never 4.
    #expect(run.status == 1)
  }

  @Test func theLatestEarlierRoundIsTheOne() throws {
    // Two years before, B was born on another day again; rounds are loaded out of order.
    var older = SmallReturn(year: 2023, people: [.init(upn: "B1", born: "1999-01-01")])
    let first = try older.write(to: command.folder)
    _ = try command.ingest(before)
    _ = try command.ingest(first)
    #expect(Set(try command.validate(now).table.column("last_round")) == ["2024"])
    // With nothing of 2024 the round before that stands in, whose people have other fields.
    older.people.append(.init(upn: "H1", born: "2013-03-03"))
    let alone = try Command()
    _ = try alone.ingest(try older.write(to: alone.folder))
    let (_, findings, table) = try alone.validate(now)
    #expect(Set(table.column("last_round")) == ["2023"])
    #expect(Command.lines(findings, ["P-0"]) == ["P-01 B1 2011-01-02"])
  }

  @Test func aCorrectionOfTheLastReturnIsWhatCounts() throws {
    var corrected = TwoRounds.before
    corrected.submitted = "03-20T10:00:00"
    corrected.people[1].born = "2011-01-02"
    let second = try corrected.write(to: command.folder, "corrected.xml")
    _ = try command.ingest(before)
    _ = try command.ingest(second)
    // Loaded late, the first is superseded and changes nothing.
    _ = try command.ingest(before)
    let lines = Command.lines(try command.validate(now).findings, ["P-01"])
    #expect(lines == ["P-01 C1 2006-03-02"])
  }

  @Test func loadingFindsTheSameAndKeepsIt() throws {
    _ = try command.ingest(before)
    let checked = try command.validate(now)
    let loaded = try command.ingest(now)
    #expect(loaded.output == checked.run.output)
    let kept = PlainTable(try command.run(["findings", "--store", command.store]).output)
    #expect(kept.rows.filter { $0["round"] == "2025" } == checked.findings.rows)
    // Once this round is loaded too, the last return is still that of the round before.
    #expect(try command.validate(now).run.output == checked.run.output)
  }
}
