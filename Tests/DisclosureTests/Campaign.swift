import Disclosure
import ReturnModel

/// One or two releases of a made-up table, what the gate hid of them, and the attack on the rest.
struct Campaign {
  struct Release {
    let world: World
    let asked: Set<CellKey>
    let judgement: DisclosureJudgement
    var hidden: Set<CellKey> { Set(judgement.hidden.map(\.key)) }
  }

  let policy: DisclosurePolicy
  private(set) var releases: [Release] = []
  private var past: [ReleasedCell] = []
  private let finder: RelationFinder
  private let hidesForOthers: Bool

  init(_ policy: DisclosurePolicy, hidesForOthers: Bool = true) {
    self.policy = policy
    self.hidesForOthers = hidesForOthers
    var finder = RelationFinder()
    finder.placesOf = World.places.mapValues { [$0] }
    self.finder = finder
  }

  /// Judges a release, and takes it down as released unless it is refused.
  mutating func release(_ world: World, asked: Set<CellKey>) {
    let gate = DisclosureGate(policy: policy, finder: finder, hidesForOthers: hidesForOthers)
    let judgement = gate.judge(world.cells(asked: asked), past: past)
    guard judgement.unprotected.isEmpty else { return }
    let release = Release(world: world, asked: asked, judgement: judgement)
    let number = Int64(releases.count + 1)
    for entry in world.entries {
      let state: ReleasedCell.State =
        !asked.contains(entry.key)
        ? .unreleased : release.hidden.contains(entry.key) ? .hidden : .shown
      past.append(
        ReleasedCell(
          release: number, key: entry.key, figure: world.figure(entry), measure: entry.measure,
          state: state))
    }
    releases.append(release)
  }

  /// A hidden count that the attacker knows too well; `nil` when there is none.
  ///
  /// Of two releases the attacker is taken to know which counts are the same in both. With `reasons` the attacker is told, too, which figures are small themselves.
  func breach(reasons: Bool) -> (found: String?, undecided: Int) {
    let width = releases.first?.world.leaves.count ?? 0
    let isRevised = releases.count > 1 && releases[0].world.leaves != releases[1].world.leaves
    let numbers = releases.indices.map { index in
      (0..<width).map { $0 + (isRevised ? index * width : 0) }
    }
    var known: [Attacker.Published] = []
    var targets: [(name: String, leaves: [Int])] = []
    for (index, release) in releases.enumerated() {
      let world = release.world
      func add(_ leaves: [Int], _ range: ClosedRange<Int>) {
        known.append(
          .init(
            leaves: leaves.map { numbers[index][$0] }, least: range.lowerBound,
            most: range.upperBound))
      }
      for entry in world.entries where release.asked.contains(entry.key) {
        let (above, below) = (world.sum(entry.above), world.sum(entry.below))
        let name = "\(index + 1): \(entry.key)"
        if entry.measure != .count, below == 0 {
          add(entry.below, 0...0)
        } else if !release.hidden.contains(entry.key) {
          add(entry.above, above...above)
          if !entry.below.isEmpty { add(entry.below, below...below) }
        } else if entry.measure == .count {
          let isSmall = above < policy.threshold
          let range =
            !reasons
            ? 1...Attacker.ceiling
            : isSmall ? 1...(policy.threshold - 1) : policy.threshold...Attacker.ceiling
          add(entry.above, range)
          targets.append((name, entry.above.map { numbers[index][$0] }))
        } else {
          let rest = entry.below.filter { !Set(entry.above).contains($0) }
          for (word, leaves) in [("above", entry.above), ("below", entry.below), ("rest", rest)]
          where (1..<policy.threshold).contains(world.sum(leaves)) {
            targets.append(("\(name) \(word)", leaves.map { numbers[index][$0] }))
          }
        }
      }
    }
    if isRevised {
      // What was not counted anew.
      for entry in releases[0].world.entries {
        for leaves in [entry.above, entry.below]
        where releases[0].world.sum(leaves) == releases[1].world.sum(leaves) {
          known.append(
            .init(
              leaves: leaves.map { numbers[0][$0] }, less: leaves.map { numbers[1][$0] }, least: 0,
              most: 0))
        }
      }
    }
    var attacker = Attacker(
      truth: (releases.first?.world.leaves ?? []) + (isRevised ? releases[1].world.leaves : []),
      known: known)
    var undecided = 0
    for target in targets {
      switch attacker.isUnsure(of: target.leaves, by: policy.protection) {
      case false?: return (target.name, undecided)
      case nil: undecided += 1
      case true?: continue
      }
    }
    return (nil, undecided)
  }
}
