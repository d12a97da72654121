import ReturnModel

/// A count that must not be known too well.
struct Target: Hashable {
  /// The count.
  enum Count: Hashable {
    case unknown(Int)
    /// What is left over: the second less the first.
    case rest(of: Int, from: Int)
  }

  let count: Count
  /// The figure it is a count of.
  let key: CellKey

  /// The unknowns it is made of.
  var unknowns: [Int] {
    switch count {
    case .unknown(let unknown): [unknown]
    case .rest(let numerator, let denominator): [numerator, denominator]
    }
  }
}

extension AttackModel {
  /// Whether the least and the greatest that `target` may be lie far enough apart.
  func protects(_ target: Target) -> Bool {
    let wanted = policy.protection
    guard wanted > 0 else { return true }
    // The furthest first: one step that far is enough.
    func reach(_ direction: Int, from most: Int) -> Int {
      guard most > 0 else { return 0 }
      for size in stride(from: most, through: 1, by: -1)
      where canChange(target, by: direction * size) {
        return size
      }
      return 0
    }
    let up = reach(1, from: wanted)
    return up >= wanted || canChange(target, by: up - wanted)
  }

  private func canChange(_ target: Target, by change: Int) -> Bool {
    switch target.count {
    case .unknown(let unknown): return WitnessSearch.finds([unknown: change], in: self)
    case .rest(let numerator, let denominator):
      return WitnessSearch.finds([numerator: -change, denominator: 0], in: self)
        || WitnessSearch.finds([denominator: change, numerator: 0], in: self)
    }
  }

  /// The counts of a cell that must be protected while it is not shown: those that are small, and of
  /// one that is hidden for others' sake the first.
  func targets(of place: Int) -> [Target] {
    let cell = cells[place]
    var found: [Target] = []
    func add(_ count: Target.Count) { found.append(Target(count: count, key: cell.key)) }
    if case .unknown(let numerator) = cell.numerator, policy.isSmall(unknowns[numerator].truth) {
      add(.unknown(numerator))
    }
    if case .unknown(let denominator) = cell.denominator {
      let truth = unknowns[denominator].truth
      if policy.isSmall(truth) || truth < policy.minimumDenominator { add(.unknown(denominator)) }
      if policy.hidesComplements, let rest = cell.counts.complement, policy.isSmall(rest),
        case .unknown(let numerator) = cell.numerator
      {
        add(.rest(of: numerator, from: denominator))
      }
    }
    if found.isEmpty, cell.guarded == .large {
      for case .unknown(let unknown) in [cell.numerator, cell.denominator].prefix(2) {
        add(.unknown(unknown))
        break
      }
    }
    return found
  }
}
