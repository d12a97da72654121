import Foundation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// A pack that says what cannot be is refused, with what, where and what to do.
@Suite struct PackTests {
  /// The specifications with one pack more, which each case spoils in one place.
  private static let pack = """
    pack: toy
    title: Toys
    priorities: { play: Children play }
    pages:
      - page: one
        title: One
        priority: play
        indicators: [ehc-plans-maintained]
        columns: [value, national]
        tables:
          - table: years
            title: Years
            layout: time
            part-year: local-ehcp-20-weeks
            indicators: [ehcp-20-weeks-excluding-exceptions]
          - table: grid
            title: Grid
            layout: grid
            rows: year-received
            indicators: [dols-waiting]
    """

  private static let folder: TemporaryFolder? = {
    do {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: Project.path("Pipelines"), toPath: "\(folder.path)/Pipelines")
      return folder
    } catch {
      Issue.record(error)
      return nil
    }
  }()

  private func read(_ text: String, as name: String) throws(SpecError) -> PackSpec {
    do {
      let folder = try #require(Self.folder)
      _ = try folder.write(text, to: "Pipelines/reports/\(name).yaml")
      return try SpecLibrary(pipelines: "\(folder.path)/Pipelines").pack(name)
    } catch let error as SpecError { throw error } catch {
      throw SpecError(file: "", line: 0, problem: "\(error)")
    }
  }

  @Test func asItStandsItIsRead() throws {
    let pack = try read(Self.pack.replacing("pack: toy", with: "pack: sound"), as: "sound")
    #expect(pack.pages.map(\.priority) == ["Children play"])
    #expect(pack.pages[0].tables.map(\.id) == ["one", "years", "grid"])
    #expect(pack.pages[0].tables.map(\.layout) == [.measures, .time, .grid])
  }

  @Test(arguments: [
    ("title: Toys", "titles: Toys", "unknown key 'titles'; did you mean 'title'?"),
    ("priority: play", "priority: pay", "the pack has no priority 'pay'; did you mean 'play'?"),
    ("[ehc-plans-maintained]", "[ehc-plan-maintained]", "did you mean 'ehc-plans-maintained'?"),
    ("[value, national]", "[value, nation]", "did you mean 'national'?"),
    ("layout: time", "layout: tyme", "did you mean 'time'?"),
    (
      "part-year: local-ehcp-20-weeks", "latest: 2",
      "a table of layout time has no use for 'latest'"
    ),
    (
      "[ehcp-20-weeks-excluding-exceptions]", "[dols-waiting, sac-concerns]",
      "is of one indicator, 'years' has 2"
    ),
    ("        rows: year-received\n", "", "a grid has rows:"),
    ("table: grid", "table: years", "two tables of the page are called 'years'"),
    ("[dols-waiting]", "[]", "has no indicators:"),
    ("[dols-waiting]", "[{ indicator: dols-waiting, annualise: 0 }]", "1 or more"),
    ("[dols-waiting]", "[{ indicator: dols-waiting, since: lately }]", "'lately' is no period"),
    (
      "[dols-waiting]", "[{ indicator: dols-waiting, comparators: [nation] }]",
      "did you mean 'national'?"
    ),
    ("pack: toy", "pack: some-toy", "the pack is called 'some-toy"),
  ])
  func aSlipIsRefused(_ right: String, _ wrong: String, _ says: String) throws {
    try #require(Self.pack.contains(right))
    // Cases run at once, and each has a file of its own.
    let name = "toy-\(Breakdown.slug(wrong))"
    let text = Self.pack.replacing("pack: toy", with: "pack: \(name)")
      .replacing(right, with: wrong, maxReplacements: 1)
    let error = #expect(throws: SpecError.self) { try read(text, as: name) }
    #expect(error?.problem.contains(says) == true, "\(String(describing: error))")
    #expect(error?.file == "reports/\(name).yaml")
  }

  @Test func aPackThatIsNotThereIsToldWithThoseThatAre() throws {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    let error = #expect(throws: SpecError.self) { try library.pack("scrutinee") }
    #expect(error?.problem.contains("did you mean 'scrutiny'?") == true)
    #expect(error?.problem.contains("adults, chat, education, scorecard, scrutiny, send") == true)
  }
}
