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
  /// A leaf that was not counted anew is one unknown in both releases: the attacker is taken to know
  /// which those are. With `reasons` the attacker is told, too, which figures are small themselves.
  func breach(reasons: Bool) -> (found: String?, undecided: Int) {
    var numbers: [[Int]] = []
    var count = 0
    for (index, release) in releases.enumerated() {
      numbers.append(
        release.world.leaves.indices.map { leaf in
          if index > 0, releases[0].world.leaves[leaf] == release.world.leaves[leaf] {
            return numbers[0][leaf]
          }
          count += 1
          return count - 1
        })
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
          for (word, leaves) in [("above", entry.above), ("below", entry.below), ("rest", rest)] {
            guard (1..<policy.threshold).contains(world.sum(leaves)) else { continue }
            targets.append(("\(name) \(word)", leaves.map { numbers[index][$0] }))
          }
        }
      }
    }
    var attacker = Attacker(leaves: count, known: known)
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
