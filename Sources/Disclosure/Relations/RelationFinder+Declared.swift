import ReturnModel

extension RelationFinder {
  /// Indicators that a policy says add up.
  func declared(_ sorted: [CellKey], _ keys: Set<CellKey>) -> [Relation] {
    var relations: [Relation] = []
    for sum in sums {
      for whole in sorted where whole.indicator == sum.total {
        let parts = sum.parts.map { whole.with($0) }
        guard parts.allSatisfy(keys.contains) else { continue }
        let names = sum.parts.map(\.text).joined(separator: " + ")
        relations.append(
          Relation(
            total: whole, parts: parts, kind: sum.isOfDenominator ? .denominator : .other,
            name: "\(sum.total) = \(names)"))
      }
    }
    return relations
  }

  /// Slices that a policy says are other indicators' totals.
  func totals(_ sorted: [CellKey], _ keys: Set<CellKey>) -> [Relation] {
    var relations: [Relation] = []
    for slices in sliceTotals {
      for key in sorted where key.indicator == slices.indicator {
        guard key.breakdown.dimension == slices.dimension,
          let indicator = key.breakdown.category.flatMap({ slices.totals[$0] })
        else { continue }
        let total = key.with(indicator).with(Breakdown.total)
        guard keys.contains(total) else { continue }
        relations.append(
          Relation(
            total: total, parts: [key], kind: .other, name: "\(indicator) = \(key.breakdown)"))
      }
    }
    return relations
  }
}
