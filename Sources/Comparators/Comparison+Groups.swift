import ReturnModel

extension Comparison {
  /// Adds the statistical neighbours by mean, by median and pooled.
  func addNeighbourRows(in source: SourceID?, to draft: inout Draft) {
    guard let set = request.neighbours else { return }
    let group = set.neighbours[request.area] ?? []
    if group.isEmpty {
      draft.notes.append(
        "\(name(of: request.area)) has no statistical neighbours in the \(set.id) set.")
    }
    for method in [ComparatorRow.Method.mean, .median, .pooled] {
      var row = row(.neighbours, method, area: request.area, source: source)
      work(out: method, group, into: &row, called: "neighbours (\(method.rawValue))", &draft)
      draft.rows.append(row)
    }
    guard let source else { return }
    draft.members += group.filter { hasPlace($0, in: source) }.map { member($0, source) }
  }

  /// Adds a region, a council type or England: as published, else worked out from its authorities.
  func addGroupRow(
    _ comparator: ComparatorRow.Comparator, _ area: AreaID, in source: SourceID?,
    to draft: inout Draft
  ) {
    let group = authorities(
      of: comparator == .england ? nil : area, in: source, request.period)
    guard let source, let entry = grid.entry(source, request.period, area) else {
      let method = workedOutMethod
      var row = row(comparator, method, area: area, source: source)
      work(out: method, group, into: &row, called: name(of: area), &draft)
      draft.rows.append(row)
      if source != nil { draft.members.append(derivedMember(area, row)) }
      return
    }
    var row = row(comparator, .published, area: area, source: source)
    take(entry.figure, into: &row)
    let all = contributors(group, in: source, request.period)
    (row.n, row.of, row.missingReasons) = (all.members.count, all.of, all.missing)
    addChange(to: &row, area: area, called: name(of: area), &draft)
    draft.rows.append(row)
    draft.members.append(member(area, source))
  }

  private var workedOutMethod: ComparatorRow.Method {
    request.definition.measure == .count ? .sum : .pooled
  }

  /// A whole group's figure that we worked out; not available unless every member contributes.
  private func derivedMember(_ area: AreaID, _ row: ComparatorRow) -> Observation {
    var member = member(area, "derived")
    guard let value = row.value, row.missingReasons.isEmpty else { return member }
    member.figure = Figure(
      numerator: row.numerator, denominator: row.denominator, value: value)
    return member
  }

  /// Works a group's value out of its members' and puts it with its change into `row`.
  private func work(
    out method: ComparatorRow.Method, _ group: [AreaID], into row: inout ComparatorRow,
    called label: String, _ draft: inout Draft
  ) {
    let source: SourceID? = row.source == "none" ? nil : row.source
    let need: Need = method == .pooled ? .parts : .value
    let now = contributors(group, in: source, request.period, need: need)
    (row.n, row.of, row.missingReasons) = (now.members.count, now.of, now.missing)
    let statistic = GroupStatistic(method, now, scale: request.definition.measure.scale)
    (row.numerator, row.denominator) = (statistic.numerator, statistic.denominator)
    guard let value = statistic.value else {
      if method == .pooled, request.definition.measure == .count {
        row.status = .withheld(.notApplicable)
      }
      return
    }
    (row.value, row.status) = (value, .ok)
    guard case .known(let previous) = draft.previous else { return }
    let before = contributors(
      group, in: source.map { grid.source($0, in: previous) }, previous, need: need)
    guard now.areas == before.areas else {
      draft.refused.add(label, because: difference(of: now, from: before, previous))
      return
    }
    let earlier = GroupStatistic(method, before, scale: request.definition.measure.scale)
    set(change: earlier.value, of: &row)
  }

  private func difference(
    of now: Contributors, from before: Contributors, _ previous: Period
  ) -> String {
    if before.members.isEmpty { return "no member has a figure for \(previous)" }
    let gone = before.members.filter { !now.areas.contains($0.area) }.map { name(of: $0.area) }
    let come = now.members.filter { !before.areas.contains($0.area) }.map { name(of: $0.area) }
    let parts = [
      come.isEmpty ? nil : "\(listed(come)) only in \(request.period)",
      gone.isEmpty ? nil : "\(listed(gone)) only in \(previous)",
    ]
    return "the members with figures are not the same ("
      + parts.compactMap(\.self).joined(separator: "; ") + ")"
  }
}
