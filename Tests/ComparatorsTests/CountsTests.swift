import Comparators
import ReturnModel
import Testing

/// Plans in January: Ash 120 after 100, Birch 30, Dogwood 41; 2025-01-16 after 2024-01-18.
@Suite struct CountsTests {
  static let now = Period("2025-01-16") ?? .calendarYear(2025)
  static let before = Period("2024-01-18") ?? .calendarYear(2024)
  static let request = ComparatorRequest(
    definition: SmallEngland.count, area: "ash", period: now, previousSnapshot: before,
    neighbours: SmallEngland.neighbours)
  static let observations = [
    plans("ash", now, 120), plans("birch", now, 30), plans("dogwood", now, 41),
    plans("ash", before, 100), plans("birch", before, 0), plans("dogwood", before, 40),
  ]

  static func plans(_ area: AreaID, _ period: Period, _ value: Double) -> Observation {
    SmallEngland.observation(
      SmallEngland.count, area, period, SmallEngland.table, Figure(numerator: value, value: value))
  }

  @Test func aCountChangesByAShareToo() throws {
    let own = try #require(
      SmallEngland.compare(Self.observations, Self.request).row(.own, .asPublished))
    #expect((own.unit, own.change, own.changePercent) == ("count", 20, 20))
    // Neither direction is better: the highest is first and there is no quarter.
    #expect((own.rank, own.quartile) == (1, nil))
  }

  @Test func groupsAreAddedUpAndNotPooled() throws {
    let result = SmallEngland.compare(Self.observations, Self.request)
    let region = try #require(result.row(.region, .sum))
    #expect((region.value, region.change, region.n, region.of) == (150, 50, 2, 3))
    #expect(region.changePercent == 50)
    #expect(try #require(result.row(.england, .sum)).value == 191)
    #expect(try #require(result.row(.neighbours, .mean)).value == 35.5)
    #expect(try #require(result.row(.neighbours, .median)).value == 35.5)
    let pooled = try #require(result.row(.neighbours, .pooled))
    #expect((pooled.value, pooled.status.text, pooled.n) == (nil, "not-applicable", 0))
  }

  @Test func noShareIsTakenOfNought() throws {
    var asked = Self.request
    asked.area = "birch"
    let own = try #require(SmallEngland.compare(Self.observations, asked).row(.own, .asPublished))
    #expect((own.change, own.changePercent) == (30, nil))
  }

  @Test(arguments: [
    (nil, "the snapshot before 2025-01-16 is not known"),
    ("2023-01-19", "a snapshot is missing between 2023-01-19 and 2025-01-16"),
    ("2025-01-16", "2025-01-16 is not an earlier period of the kind of 2025-01-16"),
    ("2024", "2024 is not an earlier period of the kind of 2025-01-16"),
  ])
  func changeIsRefusedAcrossAGap(snapshot: String?, why: String) {
    var asked = Self.request
    asked.previousSnapshot = snapshot.flatMap { Period($0) }
    let result = SmallEngland.compare(Self.observations, asked)
    #expect(result.rows.allSatisfy { $0.change == nil && $0.changePercent == nil })
    #expect(result.notes.contains("No change on the previous period is shown: \(why)."))
  }

  @Test(arguments: [
    ("2025-01-16", true), ("2025", true), ("2024", false), ("2024-06", true), ("2025-02", false),
  ])
  func changeIsRefusedAcrossABreak(broken: String, isRefused: Bool) throws {
    var asked = Self.request
    asked.breaks = [SeriesBreak(from: try #require(Period(broken)))]
    let result = SmallEngland.compare(Self.observations, asked)
    let own = try #require(result.row(.own, .asPublished))
    #expect((own.change == nil) == isRefused)
    #expect(
      result.notes.contains(
        "No change on the previous period is shown: the series has a break at \(broken).")
        == isRefused)
  }
}
