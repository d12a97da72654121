internal import Disclosure
internal import IndicatorStore
internal import ReturnModel

/// What a release leaves to be remembered: every cell that is not as the releases before left it.
struct ReleaseLedger {
  let changes: [CellRelease]

  init(cells: [DisclosureCell], past: [ReleasedCell], judgement: DisclosureJudgement) {
    var latest: [CellKey: ReleasedCell] = [:]
    for cell in past { latest[cell.key] = cell }
    let hidden = Set(judgement.hidden.map(\.key))
    changes = cells.compactMap { cell in
      let state: ReleasedCell.State =
        switch cell.standing {
        case .open, .exempt: .shown
        case .context: .unreleased
        case .asked: hidden.contains(cell.key) ? .hidden : .shown
        }
      if let before = latest[cell.key], before.hasNumbers(of: cell.figure) {
        // What was published stays so while the number is the same.
        if before.state == state || state == .unreleased { return nil }
      }
      return CellRelease(cell, state)
    }
  }
}

extension ReleasedCell {
  /// Whether the figure has the numbers of `other`.
  fileprivate func hasNumbers(of other: Figure) -> Bool {
    figure.value == other.value && figure.numerator == other.numerator
      && figure.denominator == other.denominator
  }

  init?(_ cell: CellRelease) {
    guard let state = State(rawValue: cell.state) else { return nil }
    self.init(
      release: cell.release, key: CellKey(cell.observation), figure: cell.observation.figure,
      measure: cell.measure, state: state)
  }
}

extension CellRelease {
  fileprivate init(_ cell: DisclosureCell, _ state: ReleasedCell.State) {
    let key = cell.key
    self.init(
      observation: Observation(
        indicator: key.indicator, area: key.area, period: key.period, breakdown: key.breakdown,
        source: key.source, released: nil, figure: cell.figure),
      measure: cell.measure, state: state.rawValue)
  }
}
