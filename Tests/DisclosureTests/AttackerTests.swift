import Disclosure
import ReturnModel
import Testing

/// The attacker against the gate, on hundreds of made-up tables.
@Suite struct AttackerTests {
  static let policy = DisclosurePolicy(threshold: 6, protection: 3)
  static let quarters = (1...4).map { Period.quarter(2024, $0) }

  /// The shapes of tables, by name.
  static let shapes: [String: World.Shape] = {
    var shapes: [String: World.Shape] = ["one-way": .init()]
    shapes["two-way"] = .init(isCrossed: true)
    shapes["places"] = .init(areas: ["first", "second", "third"], ages: ["5"])
    shapes["periods"] = .init(periods: quarters, ages: ["5"])
    shapes["shares"] = .init(ages: ["5", "6"], hasShares: true)
    shapes["places and shares"] = .init(
      areas: ["first", "second", "third"], ages: ["5"], hasShares: true)
    return shapes
  }()

  /// How many tables of a shape are tried; the largest takes the longest.
  private static func seeds(_ shape: String) -> Range<Int> {
    0..<(shape == "places and shares" ? 5 : 25)
  }

  private static func campaign(
    _ name: String, _ seed: Int, releases: Int, hidesForOthers: Bool = true
  ) throws -> Campaign {
    var draw = Draw(seed: seed &* 31 &+ name.utf8.reduce(0) { $0 &* 7 &+ Int($1) })
    var world = World(try #require(shapes[name]), small: true, &draw)
    var campaign = Campaign(policy, hidesForOthers: hidesForOthers)
    for number in 0..<releases {
      if number > 0 { world = world.revised(percent: draw.chance(50) ? 0 : 20, &draw) }
      let share = draw.chance(50) ? 100 : 60
      let asked = world.keys.sorted().filter { _ in draw.chance(share) }
      campaign.release(world, asked: Set(asked))
    }
    return campaign
  }

  @Test(arguments: shapes.keys.sorted(), [1, 2])
  func cannotPinAHiddenCount(_ shape: String, _ releases: Int) throws {
    var (hidden, undecided, refused) = (0, 0, 0)
    for seed in Self.seeds(shape) {
      let campaign = try Self.campaign(shape, seed, releases: releases)
      refused += releases - campaign.releases.count
      hidden += campaign.releases.reduce(0) { $0 + $1.hidden.count }
      let attack = campaign.breach(reasons: false)
      #expect(attack.found == nil, "seed \(seed): \(attack.found ?? "")")
      undecided += attack.undecided
    }
    #expect(hidden > Self.seeds(shape).count, "there was something to attack")
    #expect(undecided * 50 <= hidden, "the attacker rarely gives up: \(undecided) of \(hidden)")
    #expect(
      refused * 2 <= Self.seeds(shape).count * releases, "most is not refused: \(refused)")
  }

  /// Told which figures are small themselves, the attacker still does not know them.
  @Test(arguments: ["one-way", "two-way", "places", "periods"], [1, 2])
  func knowingTheReasonsDoesNotHelp(_ shape: String, _ releases: Int) throws {
    for seed in Self.seeds(shape) {
      let campaign = try Self.campaign(shape, seed, releases: releases)
      let attack = campaign.breach(reasons: true)
      #expect(attack.found == nil, "seed \(seed): \(attack.found ?? "")")
    }
  }

  /// Without figures hidden for others' sake the attacker wins, so the tests above can fail.
  @Test(arguments: shapes.keys.sorted())
  func winsWhenNothingIsHiddenForOthers(_ shape: String) throws {
    var won = 0
    for seed in Self.seeds(shape) {
      let campaign = try Self.campaign(shape, seed, releases: 1, hidesForOthers: false)
      if campaign.breach(reasons: false).found != nil { won += 1 }
    }
    #expect(won * 3 > Self.seeds(shape).count, "won \(won)")
  }

  @Test(arguments: shapes.keys.sorted())
  func nothingSmallNothingHidden(_ shape: String) throws {
    for seed in Self.seeds(shape) {
      var draw = Draw(seed: seed)
      let world = World(try #require(Self.shapes[shape]), small: false, &draw)
      var campaign = Campaign(Self.policy)
      campaign.release(world, asked: world.keys)
      campaign.release(world.revised(percent: 0, &draw), asked: world.keys)
      #expect(campaign.releases.count == 2)
      #expect(campaign.releases.flatMap(\.hidden) == [], "seed \(seed)")
    }
  }
}
