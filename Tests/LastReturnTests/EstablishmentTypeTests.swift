import Foundation
import TestSupport
import Testing

/// Plans by the type of establishment that a supplied extract of GIAS gives for a URN.
@Suite struct EstablishmentTypeTests {
  private let command: Command
  private let file: String

  // Made up, in the layout of GIAS's extract of all establishments, of which most columns are left out.
  private static let establishments = """
    "URN","LA (code)","EstablishmentName","TypeOfEstablishment (code)","TypeOfEstablishment (name)"
    "100001","893","Synthetic Primary","01","Community school"
    "100002","893","Synthetic Special, The","07","Community special school"
    "100003","893","Synthetic Academy","34","Academy converter"
    "100004","893","Synthetic Seminar","99","Kind of school to come"

    """

  init() throws {
    command = try Command()
    func person(_ number: Int, _ urns: [String], cease: String? = nil) -> SmallReturn.Person {
      .init(
        upn: "U\(number)", born: "2010-05-01",
        requests: [
          .init(received: "2020-03-02", plan: ("2020-07-01", cease), urns: urns)
        ])
    }
    file = try SmallReturn(
      year: 2025,
      people: [
        person(1, ["100002"]), person(2, ["100002"]), person(3, ["100003"]),
        // A type that no category names; a URN the list has not; none; no placement at all.
        person(4, ["100004"]), person(5, ["199999"]), person(6, [""]), person(7, []),
        // Not on census day.
        person(8, ["100001"], cease: "2024-03-01"),
      ]
    ).write(to: command.folder)
  }

  private func list(_ text: String) throws -> [String] {
    ["--list", "establishments=\(try command.folder.write(text, to: "gias.csv"))"]
  }

  /// Plans maintained in a slice, as the store has them; `nil` when it has no such figure.
  private func plans(_ breakdown: String) throws -> Double? {
    let run = try command.run([
      "compare", "--store", command.store, "--indicator", "ehc-plans-maintained", "--area", "893",
      "--period", "2025-01-16", "--breakdown", breakdown, "--neighbours", "none", "--format",
      "json",
    ])
    let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let own = rows?.first { $0["comparator"] as? String == "own" }
    return (own?["value"] as? NSNumber)?.doubleValue
  }

  @Test func plansAreCountedByTypeWithWhatIsNotKnownApart() throws {
    let run = try command.ingest(file, list(Self.establishments))
    #expect(!run.errors.contains("not made"))
    #expect(try plans("total") == 7)
    #expect(try plans("establishment-type=community-special-school") == 2)
    #expect(try plans("establishment-type=academy-converter") == 1)
    #expect(try plans("establishment-type=other-type") == 1)
    #expect(try plans("establishment-type=not-in-list") == 1)
    #expect(try plans("establishment-type=no-urn") == 2)
    // Nobody whose plan is maintained is there.
    #expect(try plans("establishment-type=community-school") == nil)
    // The same list is for the rule about URNs.
    #expect(Command.lines(PlainTable(run.output), ["E-13"]).count == 1)
  }

  @Test func withoutTheListItIsNotMadeAndIsToldSo() throws {
    let run = try command.ingest(file)
    #expect(
      run.errors.contains("breakdown 'establishment-type' not made: needs establishments"))
    #expect(run.status == 1)
    #expect(try plans("total") == 7)
    #expect(try plans("establishment-type=community-special-school") == nil)
    // With the list the same bytes make more figures: they are loaded again.
    let again = try command.ingest(file, list(Self.establishments))
    #expect(again.errors.contains("2025 893: loaded"))
    #expect(try plans("establishment-type=community-special-school") == 2)
    #expect(try command.ingest(file, list(Self.establishments)).errors.contains("unchanged"))
    // A list that says something else is another.
    let moved = Self.establishments.replacing(
      "Community special school", with: "Free schools special")
    #expect(try command.ingest(file, list(moved)).errors.contains("2025 893: loaded"))
    #expect(try plans("establishment-type=free-schools-special") == 2)
    #expect(try plans("establishment-type=community-special-school") == nil)
  }

  @Test func aListWithoutTheColumnIsRefused() throws {
    let run = try command.ingest(file, list("URN\n100001\n"))
    #expect(run.status == 2)
    #expect(
      run.errors.contains(
        "gias.csv: the list 'establishments' has no column 'TypeOfEstablishment (name)'"))
  }

  @Test func aListThatIsNotThereIsRefused() throws {
    let run = try command.run(["validate", file, "--list", "establishments=nowhere.csv"])
    #expect(run.status == 2)
    #expect(run.errors.contains("nowhere.csv"))
  }

  @Test func aListOfEveryEstablishmentCostsLittleMemory() throws {
    // About as many as GIAS has, and as wide a row as it has columns of text.
    let wide = String(repeating: "Synthetic,", count: 60)
    let columns = (1...60).map { "Column \($0)," }.joined()
    let rows = (100_000..<150_000).map { "\($0),\(wide)Community school" }
    let text = "URN,\(columns)TypeOfEstablishment (name)\n" + rows.joined(separator: "\n") + "\n"
    #expect(text.utf8.count > 30_000_000)
    let without = try command.run(["validate", file])
    let with = try command.run(["validate", file] + list(text))
    #expect(!with.errors.contains("not run E-13"))
    // The file is over 30 MB; of it the numbers and one column are kept.
    #expect(with.peakMemory < without.peakMemory + 48 << 20)
  }
}
