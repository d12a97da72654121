import Disclosure
import ReturnModel
import Testing

/// Tables small enough to work out by hand.
@Suite struct GateTests {
  static let policy = DisclosurePolicy(threshold: 6, protection: 3)

  private static func key(
    _ slice: String, indicator: IndicatorID = "plans", period: Period = .calendarYear(2024),
    area: AreaID = "first"
  ) -> CellKey {
    CellKey(
      indicator: indicator, source: "return:made-up", area: area, period: period,
      breakdown: Breakdown(key: slice))
  }

  private static func count(
    _ slice: String, _ count: Int, _ standing: DisclosureCell.Standing = .asked
  ) -> DisclosureCell {
    DisclosureCell(
      key(slice), Figure(numerator: count, denominator: nil, measure: .count), .count, standing)
  }

  private static func share(_ slice: String, _ above: Int, _ below: Int) -> DisclosureCell {
    DisclosureCell(
      key(slice, indicator: "in-time"),
      Figure(numerator: above, denominator: below, measure: .percentage), .percentage, .asked)
  }

  private static func hidden(
    _ cells: [DisclosureCell], past: [ReleasedCell] = [], _ policy: DisclosurePolicy = policy
  ) -> [String] {
    DisclosureGate(policy: policy).judge(cells, past: past).hidden.map(\.key.breakdown.key)
  }

  /// What is hidden of a table of one dimension with its total.
  @Test(arguments: [
    // Nothing small.
    ([30, 40], [String]()),
    ([0, 40], []),
    // One small: the smallest of the others goes with it, else the total could be taken from.
    ([3, 40, 20], ["s=0", "s=2"]),
    // Of one beside it, that one.
    ([3, 40], ["s=0", "s=1"]),
    // Two that leave each other room: 2 + 4 is 1 + 5 to 5 + 1.
    ([2, 4, 40], ["s=0", "s=1"]),
    // 1 + 1 can only be that, and so can 5 + 5 to whoever knows that both are small.
    ([1, 1, 40], ["s=0", "s=1", "s=2"]),
    ([5, 5, 40], ["s=0", "s=1", "s=2"]),
    // 5 may be 1 to 5 when 6 becomes 10 to 6; 1 may not be more, since 6 would become small.
    ([5, 6, 20], ["s=0", "s=1"]),
    ([1, 6, 20], ["s=0", "s=2"]),
  ])
  func oneDimension(_ counts: [Int], _ expected: [String]) {
    let cells =
      counts.enumerated().map { Self.count("s=\($0)", $1) }
      + [Self.count("total", counts.reduce(0, +))]
    #expect(Self.hidden(cells) == expected)
  }

  @Test func aCountNobodyAskedForIsProtectedToo() {
    let cells = [
      Self.count("total", 44), Self.count("s=0", 40), Self.count("s=1", 4, .context),
    ]
    #expect(Self.hidden(cells) == ["s=0"])
    #expect(Self.hidden([Self.count("total", 44), Self.count("s=1", 4, .context)]).isEmpty)
  }

  /// A rate gives away both its counts and what is left.
  @Test(arguments: [
    (20, 40, [String]()), (3, 40, ["total"]), (37, 40, ["total"]), (4, 5, ["total"]),
    (40, 40, []), (0, 40, []), (0, 4, ["total"]),
  ])
  func rates(_ above: Int, _ below: Int, _ expected: [String]) {
    #expect(Self.hidden([Self.share("total", above, below)]) == expected)
  }

  /// The number above the line of one indicator is another's count, and is not shown there either.
  @Test func aCountIsHiddenWhereARateGivesItAway() {
    let cells = [
      Self.count("s=0", 3), Self.count("s=1", 20), Self.count("total", 23),
      Self.share("s=1", 20, 50),
    ]
    let judged = DisclosureGate(policy: Self.policy).judge(cells)
    // 20 above the line of the rate tells as much as 20 plans: both go, or the total does.
    let keys = judged.hidden.map(\.key.breakdown.key)
    #expect(keys == ["total", "s=0"] || keys == ["s=1", "s=0", "s=1"])
    #expect(judged.unprotected.isEmpty)
  }

  @Test func whatIsLeftOverByTheCategoriesIsACountToo() {
    let cells = [Self.count("s=0", 20), Self.count("s=1", 30), Self.count("total", 52)]
    #expect(Self.hidden(cells).count == 1)
  }

  private static func released(
    _ slice: String, _ count: Int, _ state: ReleasedCell.State, in release: Int64 = 1
  ) -> ReleasedCell {
    ReleasedCell(
      release: release, key: key(slice),
      figure: Figure(numerator: count, denominator: nil, measure: .count), measure: .count,
      state: state)
  }

  /// A second release of other slices does not give away what the first hid.
  @Test func aLaterSliceIsHidden() {
    let past = [
      Self.released("total", 23, .shown), Self.released("s=0", 3, .hidden),
      Self.released("s=1", 20, .unreleased),
    ]
    #expect(
      Self.hidden([Self.count("s=1", 20), Self.count("s=0", 3, .context)], past: past) == ["s=1"])
  }

  /// What was hidden stays hidden while it is the same.
  @Test func hiddenBeforeHiddenNow() {
    let past = [
      Self.released("total", 63, .shown), Self.released("s=0", 3, .hidden),
      Self.released("s=1", 20, .hidden), Self.released("s=2", 40, .shown),
    ]
    #expect(Self.hidden([Self.count("s=1", 20)], past: past) == ["s=1"])
  }

  /// 3 becomes 9 and the total goes with it: 9 less the difference of the totals is 3.
  @Test func aRevisionIsNotTakenFromTheTotals() {
    let past = [
      Self.released("total", 63, .shown), Self.released("s=0", 3, .hidden),
      Self.released("s=1", 20, .hidden), Self.released("s=2", 40, .shown),
    ]
    let cells = [
      Self.count("total", 69), Self.count("s=0", 9), Self.count("s=1", 20), Self.count("s=2", 40),
    ]
    let hidden = Self.hidden(cells, past: past)
    #expect(hidden.contains("s=1"))
    #expect(hidden.contains("s=0") || hidden.contains("total"))
  }

  @Test func whatWasOutBeforeIsToldAndStillNotShown() {
    let past = [Self.released("total", 23, .shown), Self.released("s=1", 20, .shown)]
    let judged = DisclosureGate(policy: Self.policy).judge([Self.count("s=0", 3)], past: past)
    #expect(judged.unprotected.isEmpty)
    #expect(judged.alreadyOut.contains(Self.key("s=0")))
    #expect(judged.hidden.map(\.key) == [Self.key("s=0")])
  }

  /// What the policy shows whatever it is cannot be hidden for others' sake.
  @Test func whatCannotBeProtectedIsTold() {
    let judged = DisclosureGate(policy: Self.policy).judge([
      Self.count("s=0", 3), Self.count("s=1", 20, .exempt), Self.count("total", 23, .exempt),
    ])
    #expect(judged.unprotected == [Self.key("s=0")])
  }

  @Test func aYearGivesNoQuarterAway() {
    let cells = [3, 20, 30, 40].enumerated().map { quarter, count in
      DisclosureCell(
        Self.key("total", period: .quarter(2024, quarter + 1)),
        Figure(numerator: count, denominator: nil, measure: .count), .count, .asked)
    }
    let judged = DisclosureGate(policy: Self.policy).judge(cells + [Self.count("total", 93)])
    #expect(judged.hidden.map(\.key.period.description) == ["2024-Q1", "2024-Q2"])
  }

  /// Single ages in one dimension, bands of them in another.
  @Test func bandsGiveNoAgeAway() {
    let ages = [3, 20, 30].enumerated().map { Self.count("age=\($0 + 5)", $1) }
    let judged = DisclosureGate(policy: Self.policy)
      .judge(ages + [Self.count("age-band=5-7", 53)])
    #expect(judged.hidden.count == 2)
  }

  @Test func exemptFiguresAreShown() {
    #expect(Self.hidden([Self.count("total", 3, .exempt)]).isEmpty)
  }

  @Test func moreHiddenThanStatedIsAlarming() {
    var policy = Self.policy
    (policy.ceiling, policy.ceilingFrom) = (0.5, 3)
    let cells = [2, 4, 3].enumerated().map { Self.count("s=\($0)", $1) } + [Self.count("total", 9)]
    #expect(DisclosureGate(policy: policy).judge(cells).isAlarming(policy))
    policy.ceiling = 1
    #expect(!DisclosureGate(policy: policy).judge(cells).isAlarming(policy))
  }

  /// Complaint 10 of the sector: one small count must not blank a year of large ones.
  @Test func oneSmallCountHidesOneOther() {
    let months = (1...12).map { month in
      DisclosureCell(
        Self.key("total", period: .month(2024, month)),
        Figure(numerator: month == 5 ? 2 : 10_000 + month, denominator: nil, measure: .count),
        .count, .asked)
    }
    let judged = DisclosureGate(policy: Self.policy)
      .judge(months + [Self.count("total", 10_000 * 11 + 73 + 2)])
    #expect(judged.hidden.count == 2)
  }
}
