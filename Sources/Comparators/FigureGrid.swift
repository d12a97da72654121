package import ReturnModel

/// The figures of one indicator and breakdown, dense by source, period and area.
///
/// Every source has a place for every period and area, whether it says anything there or not.
package struct FigureGrid: Sendable {
  /// A figure and its vintage.
  package struct Entry: Hashable, Sendable {
    /// The number, or why there is none.
    package let figure: Figure
    /// The day the source gave it out; `nil` for a return.
    package let released: CalendarDate?
  }

  /// The sources that say anything in these periods, in order of name.
  package let sources: [SourceID]
  /// The periods, as given.
  package let periods: [Period]
  /// Areas that figures were given for and the directory does not know.
  package let unknownAreas: [AreaID]
  private let areaNumbers: [AreaID: Int]
  private let entries: [Entry?]
  /// How many places a source has for one period.
  private let width: Int

  /// Makes a grid from `observations`, of which those of other indicators, breakdowns and periods
  /// are passed over.
  ///
  /// Of two for the same place the newer vintage counts, else the one given later.
  package init(
    _ observations: some Sequence<Observation>, indicator: IndicatorID, breakdown: Breakdown,
    periods: [Period], directory: AreaDirectory
  ) {
    let wanted = observations.filter {
      $0.indicator == indicator && $0.breakdown == breakdown && periods.contains($0.period)
    }
    let sources = Set(wanted.map(\.source)).sorted()
    let areaNumbers = Dictionary(
      directory.areas.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    var entries = [Entry?](
      repeating: nil, count: sources.count * periods.count * directory.areas.count)
    var unknown: Set<AreaID> = []
    for observation in wanted {
      guard let area = areaNumbers[observation.area] else {
        unknown.insert(observation.area)
        continue
      }
      guard let source = sources.firstIndex(of: observation.source),
        let period = periods.firstIndex(of: observation.period)
      else { continue }
      let place = (source * periods.count + period) * directory.areas.count + area
      if let known = entries[place]?.released, let released = observation.released,
        released < known
      {
        continue
      }
      entries[place] = Entry(figure: observation.figure, released: observation.released)
    }
    self.sources = sources
    self.periods = periods
    self.areaNumbers = areaNumbers
    self.entries = entries
    width = directory.areas.count
    unknownAreas = unknown.sorted()
  }

  /// What `source` says of `area` in `period`; `nil` when nothing.
  package func entry(_ source: SourceID, _ period: Period, _ area: AreaID) -> Entry? {
    guard let source = sources.firstIndex(of: source), let period = periods.firstIndex(of: period),
      let area = areaNumbers[area]
    else { return nil }
    return entries[(source * periods.count + period) * width + area]
  }
}

extension FigureGrid {
  /// The source that says of `period` what `source` says of another: itself, else another release of
  /// its series, the newest that says anything.
  func source(_ source: SourceID, in period: Period) -> SourceID {
    if holds(source, period) { return source }
    let series = source.series
    return sources.last { $0.series == series && holds($0, period) } ?? source
  }

  private func holds(_ source: SourceID, _ period: Period) -> Bool {
    guard let source = sources.firstIndex(of: source), let period = periods.firstIndex(of: period)
    else { return false }
    let start = (source * periods.count + period) * width
    return entries[start..<(start + width)].contains { $0 != nil }
  }
}

extension SourceID {
  /// The source without the year that ends its name: `ascof/open-data-2020-21` and
  /// `ascof/open-data-2021-22` are releases of one series.
  var series: SourceID {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 2, case .splitYear? = Period(parts.suffix(2).joined(separator: "-")) else {
      return self
    }
    return SourceID(parts.dropLast(2).joined(separator: "-"))
  }

  /// Whether the source is a return of ours, not something published.
  package var isReturn: Bool { text.hasPrefix("return:") }
}
