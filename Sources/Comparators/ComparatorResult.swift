package import ReturnModel

/// A comparator table's content: its rows, the figures behind them and what must be said of them.
package struct ComparatorResult: Sendable {
  /// The rows: own, neighbours, region, England.
  package var rows: [ComparatorRow]
  /// The figures of the asked period that the rows show or are worked out from: own from each
  /// source, each neighbour that existed, the region, England.
  ///
  /// A place that existed and has no figure in the source compared in stands here as not available.
  package var members: [Observation]
  /// The period that changes are counted from; `nil` when none is shown.
  package var previous: Period?
  /// What a reader must know, a sentence each: changes refused and why, other sources, no rank.
  package var notes: [String]
  /// The sources drawn on, each with the newest vintage used; `nil` for a return.
  package var sources: [SourceVintage]

  /// A source and the newest day it gave out a figure that was used.
  package struct SourceVintage: Hashable, Sendable {
    /// The source.
    package var source: SourceID
    /// The vintage; `nil` for a return.
    package var released: CalendarDate?

    /// Makes a source with its vintage.
    package init(source: SourceID, released: CalendarDate?) {
      self.source = source
      self.released = released
    }
  }
}
