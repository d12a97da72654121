internal import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Whether the reference data reach to a day.
package struct ReferenceDates {
  private let engine: Engine
  private let today: CalendarDate

  /// Prepares to look at the reference data of `engine` on the day `today`.
  package init(_ engine: Engine, today: CalendarDate) {
    self.engine = engine
    self.today = today
  }

  /// A line for each kind of reference data.
  package var results: [Checkup.Result] { [holidays(), neighbours(), populations()] }

  private func holidays() -> Checkup.Result {
    do {
      guard let last = try engine.library.reference.bankHolidaysUntil() else {
        return .wrong("bank holidays: there is no calendar", .usage)
      }
      return last >= today
        ? .ok("bank holidays: until \(last)")
        : .wrong("bank holidays: the calendar ended \(last); add the years since", .usage)
    } catch { return .wrong(StageFailure(error)) }
  }

  /// The Department has chosen neighbours anew every four years or so.
  private func neighbours() -> Checkup.Result {
    let years = engine.library.reference.neighbourSetNames().compactMap { Int($0.prefix(4)) }
    guard let newest = years.max() else {
      return .wrong("neighbours: there is no set", .usage)
    }
    return newest >= today.year - 5
      ? .ok("neighbours: the newest set is of \(newest)")
      : .wrong("neighbours: the newest set is of \(newest); see whether there is a newer", .usage)
  }

  /// Estimates of a year's middle come out in the summer of the next; older bases are kept beside.
  private func populations() -> Checkup.Result {
    do {
      let last = try engine.library.reference.populationYears().map(\.last).max() ?? 0
      return last >= today.year - 2
        ? .ok("populations: until \(last)")
        : .wrong("populations: end with \(last); add the years since", .usage)
    } catch { return .wrong(StageFailure(error)) }
  }
}
