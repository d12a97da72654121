import ReturnModel

extension Comparison {
  /// What a member must have to contribute.
  enum Need {
    /// A value.
    case value
    /// A numerator, and a denominator above nought.
    case parts
  }

  /// The members of a group that contribute in `source` and `period`, and the others with reasons.
  func contributors(
    _ group: [AreaID], in source: SourceID?, _ period: Period, need: Need = .value
  ) -> Contributors {
    var found = Contributors()
    for id in group {
      let figure = source.flatMap { grid.entry($0, period, id)?.figure }
      if let figure, let value = contribution(of: figure, need) {
        found.add(.init(area: id, value: value, figure: figure))
      } else {
        found.add(
          .init(
            code: code(of: id, in: period), name: directory[id]?.name ?? id.text,
            reason: reason(for: id, figure, period, need)))
      }
    }
    return found
  }

  private func contribution(of figure: Figure, _ need: Need) -> Double? {
    switch need {
    case .value: figure.value
    case .parts:
      if let numerator = figure.numerator, let denominator = figure.denominator,
        denominator > 0, let scale = request.definition.measure.scale
      {
        numerator / denominator * scale
      } else {
        nil
      }
    }
  }

  /// Why an area does not contribute, in words.
  private func reason(for id: AreaID, _ figure: Figure?, _ period: Period, _ need: Need) -> String {
    if let withheld = figure?.withheld { return withheld.words }
    if let figure {
      guard need == .parts, figure.value != nil else { return "no value in this source" }
      if request.definition.measure == .count { return "a count has no denominator" }
      return figure.denominator == 0
        ? "a denominator of 0" : "no numerator and denominator in this source"
    }
    guard let area = directory[id] else { return "not in the list of areas" }
    return reasonOfExistence(area, period) ?? "no figure in this source"
  }

  /// What an area's beginning or end within or outside `period` explains; `nil` when nothing.
  func reasonOfExistence(_ area: Area, _ period: Period) -> String? {
    let days = request.days(of: period)
    let existed = area.existed(during: days)
    if let until = area.until, until < days.upperBound {
      let successors = area.successors.map { directory[$0]?.name ?? $0.text }
      let now = successors.isEmpty ? "" : "; now \(listed(successors))"
      return existed
        ? "ended during \(period) (on \(until)\(now))"
        : "did not exist in \(period) (until \(until)\(now))"
    }
    if let from = area.from, from > days.lowerBound {
      return existed
        ? "no figure in this source; began during \(period) (on \(from))"
        : "did not exist in \(period) (from \(from))"
    }
    return nil
  }

  /// The authorities of England, or of a region or council type, that existed in the period or have
  /// a figure in it; that a figure is not applicable to one that did not exist makes it none of them.
  func authorities(of group: AreaID? = nil, in source: SourceID?, _ period: Period) -> [AreaID] {
    let days = request.days(of: period)
    return directory.areas.filter { area in
      guard area.level == .localAuthority,
        group == nil || area.region == group || type(of: area, days) == group
      else { return false }
      return area.existed(during: days)
        || source.map { speaks($0, of: area.id, in: period) } ?? false
    }.map(\.id)
  }

  /// The type of council an area was when the period ended, or when the area did if that is earlier.
  private func type(of area: Area, _ days: ClosedRange<CalendarDate>) -> AreaID? {
    area.councilType(on: min(area.until ?? days.upperBound, days.upperBound))
  }

  /// The ONS code in force at the end of `period`, else the area's own id.
  func code(of id: AreaID, in period: Period) -> String {
    directory[id]?.code(.ons, on: lastDay(of: period)) ?? id.text
  }
}

/// Names in a sentence: `A`, `A and B`, `A, B and C`.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
