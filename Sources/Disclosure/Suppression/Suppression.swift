import ReturnModel

/// The state of a release while it is decided what to hide.
struct Suppression {
  private(set) var model: AttackModel
  private let cells: [CellKey: DisclosureCell]
  /// Where the cells of now stand in the model.
  private let places: [CellKey: Int]
  private var reasons: [CellKey: HiddenCell.Reason] = [:]
  /// Keys hidden for others, in the order they were hidden.
  private var hiddenForOthers: [CellKey] = []
  private var unprotected: [CellKey] = []
  private var alreadyOut: [CellKey] = []
  private let asked: Int

  init(model: AttackModel, cells: [DisclosureCell], places: [CellKey: Int]) {
    self.model = model
    self.places = places
    self.cells = Dictionary(cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    asked = cells.count { $0.standing == .asked && $0.figure.value != nil }
    for cell in cells where cell.standing == .asked {
      for unknown in places[cell.key].map(model.unknowns(of:)) ?? [] {
        self.model.unknowns[unknown].showings += 1
      }
    }
  }

  var judgement: DisclosureJudgement {
    DisclosureJudgement(
      hidden: reasons.map { HiddenCell(key: $0, reason: $1) }.sorted { $0.key < $1.key },
      unprotected: Array(Set(unprotected)).sorted(), alreadyOut: Array(Set(alreadyOut)).sorted(),
      asked: asked)
  }

  mutating func hide(first: [CellKey: HiddenCell.Reason]) {
    for (key, reason) in first.sorted(by: { $0.key < $1.key }) { hide(key, reason) }
  }

  // MARK: Hiding and showing

  private mutating func hide(_ key: CellKey, _ reason: HiddenCell.Reason) {
    guard reasons.updateValue(reason, forKey: key) == nil, let place = places[key] else { return }
    for unknown in model.unknowns(of: place) { model.unknowns[unknown].showings -= 1 }
    switch reason {
    case .small: model.cells[place].guarded = .small
    case .hiddenByPublisher: model.cells[place].guarded = .nothing
    case .hiddenBefore, .protects: model.cells[place].guarded = .large
    }
  }

  private mutating func show(_ key: CellKey) {
    guard reasons.removeValue(forKey: key) != nil, let place = places[key] else { return }
    for unknown in model.unknowns(of: place) { model.unknowns[unknown].showings += 1 }
    model.cells[place].guarded = .nothing
  }

  /// Whether a figure may be hidden for another's sake.
  private func canHide(_ key: CellKey) -> Bool {
    guard let cell = cells[key], cell.standing == .asked, reasons[key] == nil else { return false }
    return !cell.isSaidElsewhere
  }

  // MARK: Protecting

  /// Hides more until every hidden count is protected or nothing is left to hide.
  mutating func protect() {
    var waiting = allTargets()
    while let target = waiting.popLast() {
      while !model.protects(target) {
        guard let more = next(for: target) else {
          giveUp(target)
          break
        }
        for key in more.keys {
          hide(key, .protects(isAsked(target.key) ? target.key : nil, relation: more.relation))
          hiddenForOthers.append(key)
          if let place = places[key] { waiting += model.targets(of: place) }
        }
      }
    }
  }

  /// The counts that must be protected now.
  private func allTargets() -> [Target] {
    var targets: [Target] = []
    for place in model.cells.indices.reversed() where isHidden(place) {
      targets += model.targets(of: place)
    }
    return targets
      + model.remainders.map { Target(count: .unknown($0.unknown), key: $0.total) }
  }

  /// Whether a cell is not shown, now or in its release.
  private func isHidden(_ place: Int) -> Bool {
    let cell = model.cells[place]
    if cell.isPast { return !model.unknowns(of: place).allSatisfy { model.unknowns[$0].isOut } }
    guard let now = cells[cell.key] else { return false }
    return now.standing == .context || reasons[cell.key] != nil
  }

  private func isAsked(_ key: CellKey) -> Bool { cells[key]?.standing == .asked }

  private mutating func giveUp(_ target: Target) {
    // What could be worked out before is not this release's doing.
    if !model.before.protects(target) {
      alreadyOut.append(target.key)
    } else {
      unprotected.append(target.key)
    }
  }

  // MARK: What to hide next

  private struct Candidate {
    let keys: [CellKey]
    let distance: Int
    let truth: Int
    let relation: String

    /// The nearest first, then the fewest figures, totals last, then the least lost.
    func isBetter(than other: Candidate) -> Bool {
      let (mine, theirs) = (rank, other.rank)
      if mine != theirs { return mine.lexicographicallyPrecedes(theirs) }
      return keys.lexicographicallyPrecedes(other.keys)
    }

    private var rank: [Int] {
      [distance, keys.count, keys.count { $0.breakdown == .total }, truth]
    }
  }

  /// How many figures are tried alone before the best of them is hidden without being enough.
  private static let mostTried = 24

  private mutating func next(
    for target: Target
  ) -> (keys: [CellKey], relation: String)? {
    let candidates = candidates(for: target).sorted { $0.isBetter(than: $1) }
    for candidate in candidates.prefix(Self.mostTried) {
      for key in candidate.keys { hide(key, .protects(nil, relation: "")) }
      let isEnough = model.protects(target)
      for key in candidate.keys { show(key) }
      if isEnough { return (candidate.keys, candidate.relation) }
    }
    return candidates.first.map { ($0.keys, $0.relation) }
  }

  /// What is shown and adds up with the target, directly or through other unknowns.
  private func candidates(for target: Target) -> [Candidate] {
    var found: [Candidate] = []
    var seen = Set(target.unknowns)
    var edge = target.unknowns.sorted()
    for unknown in edge where model.unknowns[unknown].isKnown {
      if let keys = showing(unknown) {
        found.append(
          Candidate(keys: keys, distance: 0, truth: 0, relation: "the same count"))
      }
    }
    var distance = 1
    while !edge.isEmpty {
      var reached: [Int] = []
      for unknown in edge {
        for equation in model.unknowns[unknown].equations {
          for term in model.equations[equation].terms where seen.insert(term.unknown).inserted {
            guard model.unknowns[term.unknown].isKnown else {
              reached.append(term.unknown)
              continue
            }
            guard let keys = showing(term.unknown) else { continue }
            found.append(
              Candidate(
                keys: keys, distance: distance, truth: model.unknowns[term.unknown].truth,
                relation: model.names[equation]))
          }
        }
        // A rate that is hidden has two counts, and each may hold the other fast.
        for cell in model.unknowns[unknown].cells {
          for other in model.unknowns(of: cell) where seen.insert(other).inserted {
            if !model.unknowns[other].isKnown {
              reached.append(other)
            } else if let keys = showing(other) {
              found.append(
                Candidate(
                  keys: keys, distance: distance, truth: model.unknowns[other].truth,
                  relation: "the same count"))
            }
          }
        }
      }
      edge = reached
      distance += 1
    }
    return found
  }

  /// The figures that show a count and can all be hidden; `nil` when one cannot.
  private func showing(_ unknown: Int) -> [CellKey]? {
    guard !model.unknowns[unknown].isOut, !model.unknowns[unknown].isExempt else { return nil }
    let keys = model.unknowns[unknown].cells.map { model.cells[$0] }
      .filter { !$0.isPast && isAsked($0.key) && reasons[$0.key] == nil }.map(\.key)
    guard !keys.isEmpty, keys.allSatisfy(canHide) else { return nil }
    return Array(Set(keys)).sorted()
  }

  // MARK: Hiding no more than is needed

  /// Shows again what turned out not to be needed, the last hidden first.
  mutating func showWhatNeedNotBeHidden() {
    guard hiddenForOthers.count > 1, hiddenForOthers.count <= 200 else { return }
    let known = Set(unprotected + alreadyOut)
    for key in hiddenForOthers.reversed() {
      guard let reason = reasons[key], let place = places[key] else { continue }
      show(key)
      let near = neighbourhood(of: model.unknowns(of: place))
      let targets = allTargets().filter { target in
        !known.contains(target.key) && target.unknowns.contains(where: near.contains)
          && !target.unknowns.allSatisfy { model.unknowns[$0].isOut }
      }
      if !targets.allSatisfy(model.protects) { hide(key, reason) }
    }
  }

  /// The unknowns that `start` adds up with, directly or through other unknowns.
  private func neighbourhood(of start: [Int]) -> Set<Int> {
    var seen = Set(start)
    var edge = start
    while let unknown = edge.popLast() {
      let beside =
        model.unknowns[unknown].equations.flatMap { model.equations[$0].terms.map(\.unknown) }
        + model.unknowns[unknown].cells.flatMap(model.unknowns(of:))
      for other in beside where seen.insert(other).inserted {
        if !model.unknowns[other].isKnown { edge.append(other) }
      }
    }
    return seen
  }
}
