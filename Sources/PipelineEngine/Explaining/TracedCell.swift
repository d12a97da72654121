internal import ReturnModel

/// The cell whose records are looked for in extracts.
struct TracedCell: Sendable {
  let indicator: IndicatorID
  let period: Period
  let breakdown: Breakdown
}
