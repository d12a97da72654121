package import ReturnModel

/// Finds which figures add up to which, by their keys alone.
///
/// Whether they do add up is for ``AttackModel`` to see: a dimension in which somebody counts twice
/// does not, and neither do the census days of a year.
package struct RelationFinder: Sendable {
  /// The places that make up a region, a council type or England, more than one way where there are.
  package var placesOf: [AreaID: [[AreaID]]] = [:]
  /// The kind of split year of indicators that have not the academic one.
  package var splitYears: [IndicatorID: SplitYear] = [:]
  /// Indicators that add up to another.
  package var sums: [IndicatorSum] = []
  /// Slices that are other indicators' totals.
  package var sliceTotals: [SliceTotals] = []

  /// Makes a finder that knows slices and periods.
  package init() {}

  /// What adds up to what among `keys`, in a fixed order.
  func relations(among keys: Set<CellKey>) -> [Relation] {
    let sorted = keys.sorted()
    return slices(sorted, keys) + bands(sorted) + periods(sorted) + places(sorted, keys)
      + declared(sorted, keys) + totals(sorted, keys)
  }

  /// A slice is the sum of those that one more dimension divides it into.
  private func slices(_ sorted: [CellKey], _ keys: Set<CellKey>) -> [Relation] {
    var spelt: [CellKey: CellKey] = [:]
    var groups: [(total: CellKey, dimension: String, parts: [CellKey])] = []
    var places: [String: Int] = [:]
    for key in sorted { spelt[key.with(Breakdown(key: Slice(key.breakdown).text))] = key }
    for key in sorted {
      let slice = Slice(key.breakdown)
      for (index, part) in slice.parts.enumerated() {
        let parent = key.with(Breakdown(key: slice.dropping(index)))
        guard let total = spelt[parent] else { continue }
        let place = "\(total)|\(part.dimension)"
        if let known = places[place] {
          groups[known].parts.append(key)
        } else {
          places[place] = groups.count
          groups.append((total, part.dimension, [key]))
        }
      }
    }
    return groups.map {
      Relation(
        total: $0.total, parts: $0.parts, kind: .slices,
        name: "\($0.total.breakdown) by \($0.dimension)")
    }
  }

  /// A band of ages is the sum of the ages in it, though the two are categories of two dimensions.
  private func bands(_ sorted: [CellKey]) -> [Relation] {
    var relations: [Relation] = []
    for group in Self.grouped(sorted, ignoring: { $0.with(.total) }) {
      var dimensions: [String: [(key: CellKey, range: ClosedRange<Int>?)]] = [:]
      for key in group {
        let slice = Slice(key.breakdown)
        guard slice.parts.count == 1, let part = slice.parts.first else { continue }
        dimensions[part.dimension, default: []].append((key, CategoryRange.of(part.category)))
      }
      let names = dimensions.keys.sorted()
      for wide in names {
        for fine in names where fine != wide {
          let pieces = dimensions[fine] ?? []
          for (key, range) in dimensions[wide] ?? [] {
            guard let range else { continue }
            let tiles = CategoryRange.tiles(of: range, pieces.map(\.range))
            guard !tiles.isEmpty, tiles.count > 1 || wide < fine else { continue }
            relations.append(
              Relation(
                total: key, parts: tiles.map { pieces[$0].key }, kind: .other,
                name: "\(key.breakdown) by \(fine)"))
          }
        }
      }
    }
    return relations
  }

  /// A year is the sum of its quarters, terms or months.
  private func periods(_ sorted: [CellKey]) -> [Relation] {
    var relations: [Relation] = []
    let groups = Self.grouped(sorted) { key in
      var key = key
      key.period = .calendarYear(1)
      return key
    }
    for group in groups where group.count > 2 {
      let year = group.first.flatMap { splitYears[$0.indicator] } ?? .academic
      for whole in group {
        let days = whole.period.span(of: year)
        let inside = group.filter { other in
          let span = other.period.span(of: year)
          return !other.period.isSameKind(as: whole.period) && days.contains(span.lowerBound)
            && days.contains(span.upperBound)
        }
        for first in inside where first.period.span(of: year).lowerBound == days.lowerBound {
          let parts = inside.filter { $0.period.isSameKind(as: first.period) }
          guard Self.fill(days, parts.map { $0.period.span(of: year) }) else { continue }
          relations.append(
            Relation(
              total: whole, parts: parts, kind: .other, name: "\(whole.period) by its parts"))
        }
      }
    }
    return relations
  }

  private static func fill(
    _ days: ClosedRange<CalendarDate>, _ spans: [ClosedRange<CalendarDate>]
  ) -> Bool {
    var next = days.lowerBound.dayNumber
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard span.lowerBound.dayNumber == next else { return false }
      next = span.upperBound.dayNumber + 1
    }
    return next == days.upperBound.dayNumber + 1
  }

  /// A region is the sum of its authorities.
  private func places(_ sorted: [CellKey], _ keys: Set<CellKey>) -> [Relation] {
    var relations: [Relation] = []
    for whole in sorted {
      for places in placesOf[whole.area] ?? [] {
        let parts = places.map { place in
          var key = whole
          key.area = place
          return key
        }.filter(keys.contains)
        guard !parts.isEmpty else { continue }
        relations.append(
          Relation(
            total: whole, parts: parts, kind: .other, name: "\(whole.area) by its places"))
      }
    }
    return relations
  }

  /// The keys that `ignoring` makes equal, in order.
  private static func grouped(
    _ sorted: [CellKey], ignoring: (CellKey) -> CellKey
  ) -> [[CellKey]] {
    var places: [CellKey: Int] = [:]
    var groups: [[CellKey]] = []
    for key in sorted {
      let group = ignoring(key)
      if let known = places[group] {
        groups[known].append(key)
      } else {
        places[group] = groups.count
        groups.append([key])
      }
    }
    return groups
  }
}
