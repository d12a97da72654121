internal import Comparators
internal import ReturnModel
internal import ReturnSpec

/// What an area is set beside in one period: one number, with the figures it is of.
struct MeasurePeer {
  let comparator: PackSpec.Comparator
  let value: Double?
  let withheld: Withheld?
  let method: ComparatorRow.Method
  let n: Int
  let of: Int
  let coordinates: [FigureCoordinates]
}

extension MeasureReading {
  /// The peer of one kind in `period`.
  ///
  /// A region or England worked out from some of its authorities would be read as the whole; it is no
  /// peer.
  func peer(_ comparator: PackSpec.Comparator, _ period: Period, _ result: ComparatorResult)
    -> MeasurePeer?
  {
    let kind: ComparatorRow.Comparator =
      switch comparator {
      case .neighbours: .neighbours
      case .region: .region
      case .national: .england
      }
    guard
      let row = result.rows.first(where: {
        $0.comparator == kind && (kind != .neighbours || $0.method == .mean)
      }), row.status != .noFigure
    else { return nil }
    if kind != .neighbours, row.method != .published, !row.missingReasons.isEmpty { return nil }
    return MeasurePeer(
      comparator: comparator, value: row.value, withheld: withheld(row), method: row.method,
      n: row.n,
      of: row.of, coordinates: places(comparator, result).map { coordinates($0, period) })
  }

  private func withheld(_ row: ComparatorRow) -> Withheld? {
    if case .withheld(let reason) = row.status { return reason }
    return nil
  }

  private func places(_ comparator: PackSpec.Comparator, _ result: ComparatorResult) -> [Area] {
    switch comparator {
    case .region: [frame.area.region.flatMap { frame.directory[$0] }].compactMap(\.self)
    case .national: [frame.directory.england].compactMap(\.self)
    case .neighbours:
      frame.group.filter { id in
        result.members.contains { $0.area == id && $0.figure.value != nil }
      }.compactMap { frame.directory[$0] }
    }
  }

  /// The place of the area's number among those of its region; `nil` where it has none, or is alone.
  func rankInRegion(_ period: Period, in source: SourceID) -> (rank: Int, of: Int)? {
    guard let region = frame.area.region else { return nil }
    let all = numbers(period, in: source).filter { $0.area.region == region }
    guard all.count > 1, let own = all.first(where: { $0.area.id == frame.area.id })?.figure.value
    else { return nil }
    let ranking = Ranking(all.compactMap(\.figure.value), polarity: definition.polarity)
    return (ranking.rank(of: own), ranking.count)
  }
}
