package import ReturnModel

/// Decides what a release hides.
///
/// What may not be shown is hidden first; then every hidden count is put to the proof, and where
/// there is none, something shown is hidden too, until there is. A count for which nothing is left to
/// hide is told as unprotected, and the release is for the caller to refuse.
package struct DisclosureGate: Sendable {
  private let policy: DisclosurePolicy
  private let finder: RelationFinder
  /// Whether figures are hidden to protect others; off only to show that tests can fail.
  private let hidesForOthers: Bool

  /// Makes a gate.
  package init(
    policy: DisclosurePolicy, finder: RelationFinder = RelationFinder(),
    hidesForOthers: Bool = true
  ) {
    self.policy = policy
    var finder = finder
    finder.sums += policy.sums
    finder.sliceTotals += policy.sliceTotals
    self.finder = finder
    self.hidesForOthers = hidesForOthers
  }

  /// Judges a release of `cells`, each key once, after the releases that `past` tells of, which come
  /// in order of release.
  package func judge(
    _ cells: [DisclosureCell], past: [ReleasedCell] = []
  ) -> DisclosureJudgement {
    var builder = AttackModelBuilder(policy: policy, finder: finder)
    builder.build(cells, past: past)
    var suppression = Suppression(
      model: builder.model, cells: cells, places: builder.current)
    suppression.hide(first: reasons(cells, past))
    if hidesForOthers {
      suppression.protect()
      suppression.showWhatNeedNotBeHidden()
    }
    return suppression.judgement
  }

  /// What must be hidden for its own sake.
  private func reasons(
    _ cells: [DisclosureCell], _ past: [ReleasedCell]
  ) -> [CellKey: HiddenCell.Reason] {
    var latest: [CellKey: ReleasedCell] = [:]
    for cell in past where cell.state != .unreleased { latest[cell.key] = cell }
    var reasons: [CellKey: HiddenCell.Reason] = [:]
    for cell in cells where cell.standing == .asked {
      if policy.hides(cell.counts) {
        reasons[cell.key] = .small
      } else if cell.isHiddenByPublisher {
        reasons[cell.key] = .hiddenByPublisher
      } else if let before = latest[cell.key], before.state == .hidden,
        before.counts == cell.counts
      {
        reasons[cell.key] = .hiddenBefore(release: before.release)
      }
    }
    return reasons
  }
}
