internal import ReturnModel

/// The figures of a load with the parts of their keys numbered as they are met.
struct CellNumbering {
  private(set) var indicators = Numbering<IndicatorID>()
  private(set) var areas = Numbering<AreaID>()
  private(set) var periods = Numbering<Period>()
  private(set) var breakdowns = Numbering<Breakdown>()
  private(set) var cells: [CellKey] = []

  /// Numbers the observations of `load`.
  ///
  /// Throws when one is of another submission, is neither a number nor withheld, or is of a period
  /// that there cannot be.
  init(_ load: SubmissionLoad) throws(StoreFailure) {
    let submission = load.extract.submission
    cells.reserveCapacity(load.observations.count)
    for (position, observation) in load.observations.enumerated() {
      guard observation.source == submission.source, observation.released == submission.released
      else { throw .contradictory(observation, "is of another source or vintage than its extract") }
      guard observation.figure.isComplete else {
        throw .contradictory(observation, "is neither a number nor withheld for a reason")
      }
      let knownPeriods = periods.values.count
      let period = periods.number(observation.period)
      guard period < knownPeriods || Stored.canHold(observation.period) else {
        throw .contradictory(observation, "is of a period that there cannot be")
      }
      cells.append(
        CellKey(
          indicator: indicators.number(observation.indicator),
          area: areas.number(observation.area), period: period,
          breakdown: breakdowns.number(observation.breakdown), observation: Int32(position)))
    }
  }
}

extension Figure {
  /// Whether there is a number or a reason for none, and every number is one.
  fileprivate var isComplete: Bool {
    (value == nil) == (withheld != nil)
      && [numerator, denominator, value].allSatisfy { $0?.isFinite ?? true }
  }
}

extension StoreFailure {
  static func contradictory(_ observation: Observation, _ problem: String) -> Self {
    Self(
      .contradictory,
      "\(observation.indicator) \(observation.area) \(observation.period) \(observation.breakdown)",
      "the figure \(problem); nothing of the extract was loaded; check the mapping or the file")
  }
}
