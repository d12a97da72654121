internal import PipelineCore
internal import ReturnModel

/// Chooses among the periods that an indicator has figures for.
struct PeriodChoice {
  let stored: [Period]
  let indicator: IndicatorID

  /// The period that `text` asks for.
  ///
  /// A year or month asks for the one snapshot day inside it, where an indicator is counted on days:
  /// `2024-25` finds `2025-01-16`.
  func period(_ text: String) throws(StageFailure) -> Period {
    guard let wanted = Period(text) else {
      throw failure(
        text, "not a period", "Write 2024, 2024-25, 2024-Q2, 2024-06 or 2025-01-16.")
    }
    if stored.contains(wanted) { return wanted }
    let inside = stored.filter { period in
      guard case .day(let day) = period else { return false }
      return wanted.span.contains(day)
    }
    if inside.count == 1 { return inside[0] }
    let known = stored.map(\.description).joined(separator: ", ")
    throw failure(
      text, inside.isEmpty ? "no figures for this period" : "more than one snapshot in this period",
      known.isEmpty
        ? "The store holds no figure of \(indicator)." : "There are figures for \(known).")
  }

  /// The periods of one kind from `first` to `last`, in order: of snapshots those stored, of others
  /// every one, so that a year without figures is seen.
  func periods(from first: Period, to last: Period) -> [Period] {
    guard first.isSameKind(as: last), first <= last else { return [] }
    if case .day = last {
      return stored.filter { last.isSameKind(as: $0) && first <= $0 && $0 <= last }
    }
    var periods = [last]
    while let before = periods.last?.previous, first <= before { periods.append(before) }
    return periods.reversed()
  }

  /// The snapshot of the year before; `nil` when there is none, or `period` is no snapshot.
  func snapshot(before period: Period) -> Period? {
    guard case .day(let day) = period else { return nil }
    return stored.last { other in
      guard case .day(let earlier) = other else { return false }
      return earlier.year == day.year - 1
    }
  }

  private func failure(_ text: String, _ problem: String, _ advice: String) -> StageFailure {
    StageFailure(.compare, .usage, subject: "period \(text)", problem: problem, advice: advice)
  }
}
