import ReturnModel

extension Comparison {
  /// Puts the change of an area's own figure, in the row's source, into the row.
  func addChange(
    to row: inout ComparatorRow, area: AreaID, called label: String, _ draft: inout Draft
  ) {
    guard row.value != nil, case .known(let previous) = draft.previous else { return }
    let entry = grid.entry(grid.source(row.source, in: previous), previous, area)
    guard let before = entry?.figure.value else {
      let why = entry?.figure.withheld.map { "\($0.words) in \(previous)" }
      draft.refused.add(
        label, because: why ?? "there is no figure for \(previous) in \(row.source)")
      return
    }
    set(change: before, of: &row)
  }

  /// Sets a row's change from the value before, if there was one.
  func set(change before: Double?, of row: inout ComparatorRow) {
    guard let value = row.value, let before else { return }
    let change = PrintedArithmetic.difference(value, before)
    row.change = change
    if request.definition.measure == .count, before != 0 {
      row.changePercent = change / before * 100
    }
  }
}
