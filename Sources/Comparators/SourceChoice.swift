import ReturnModel

/// The source a comparison is made in, and those that the own rows come from.
struct SourceChoice {
  /// Neighbours, region, England and rank are worked out in this one; `nil` when nothing is known.
  let compared: SourceID?
  /// The return that holds the area's figure.
  let returned: SourceID?
  /// The published source of the area's figure.
  let published: SourceID?

  /// Chooses for `comparison`.
  ///
  /// Compared in is the source asked for, else a published one: with the area's value before without
  /// it, with more authorities before fewer, newer before older, then by name. Where nothing is
  /// published for the period, returns stand in.
  init(_ comparison: Comparison) {
    let request = comparison.request
    let ranked = comparison.grid.sources
      .map { Standing($0, comparison) }.filter { $0.areas > 0 }
      .sorted { $0.isBetter(than: $1) }
    let publications = ranked.filter { !$0.source.isReturn }
    let returns = ranked.filter(\.source.isReturn)
    compared = request.source ?? (publications.first ?? returns.first)?.source
    func own(_ candidates: [Standing]) -> SourceID? {
      candidates.first { $0.source == request.source && $0.own > 0 }?.source
        ?? candidates.first { $0.own > 0 }?.source
    }
    returned = own(returns)
    let asked = request.source.map { !$0.isReturn } ?? false
    published = asked ? request.source : own(publications)
  }

  /// How well a source serves.
  private struct Standing {
    let source: SourceID
    /// 2 when it has the area's value, 1 when it says why there is none, else 0.
    let own: Int
    /// The places it speaks of.
    let areas: Int
    let newest: CalendarDate?

    init(_ source: SourceID, _ comparison: Comparison) {
      let (grid, request) = (comparison.grid, comparison.request)
      let entries = comparison.directory.areas.compactMap {
        grid.entry(source, request.period, $0.id)
      }
      let ownEntry = grid.entry(source, request.period, request.area)
      self.source = source
      own = ownEntry.map { $0.figure.value == nil ? 1 : 2 } ?? 0
      areas = entries.count
      newest = entries.compactMap(\.released).max()
    }

    func isBetter(than other: Self) -> Bool {
      if own != other.own { return own > other.own }
      if areas != other.areas { return areas > other.areas }
      if newest != other.newest {
        guard let newest, let theirs = other.newest else { return newest != nil }
        return newest > theirs
      }
      return source < other.source
    }
  }
}
