internal import ReturnModel

/// The rows of a published table that are about one place and period.
struct TablePage {
  /// The rows, in order of their slices.
  private(set) var rows: [[String]] = []
  /// Slices whose printed label the mapping does not list.
  private(set) var unspelt: Set<String> = []
  /// Slices, places and periods that the mapping or the reference facts no longer have.
  private(set) var unmapped: Set<String> = []

  /// Lays out `figures`, which are all of one place and period.
  init(_ figures: [Observation], _ layout: TableLayout) {
    guard let first = figures.first else { return }
    guard let place = layout.place(first.period, first.area), let period = place.first else {
      unmapped.insert("\(first.area) \(first.period)")
      return
    }
    var slices: [Breakdown: [IndicatorID: Figure]] = [:]
    for observation in figures {
      slices[observation.breakdown, default: [:]][observation.indicator] = observation.figure
    }
    var found: [(slice: TableSlice, figures: [IndicatorID: Figure])] = []
    for (breakdown, figures) in slices {
      guard let slice = layout.slice(breakdown, in: period) else {
        unmapped.insert(breakdown.key)
        continue
      }
      if !slice.isSpelt { unspelt.insert(breakdown.key) }
      found.append((slice, figures))
    }
    found.sort { $0.slice < $1.slice }
    rows = found.map { place + $0.slice.texts + layout.figures($0.figures) }
  }
}
