import ReturnModel

extension Comparison {
  /// Adds the asked area's figure from the return and as published, and the difference.
  func addOwnRows(_ choice: SourceChoice, to draft: inout Draft) {
    let returned = choice.returned.map { ownRow(.asReturned, $0, choice, &draft) }
    if let returned { draft.rows.append(returned) }
    if choice.published == nil, returned != nil { return }
    let published = ownRow(.asPublished, choice.published ?? choice.compared, choice, &draft)
    draft.rows.append(published)
    if let returned, published.status != .noFigure {
      draft.rows.append(differenceRow(returned, published))
    }
  }

  private func ownRow(
    _ method: ComparatorRow.Method, _ source: SourceID?, _ choice: SourceChoice,
    _ draft: inout Draft
  ) -> ComparatorRow {
    var row = row(.own, method, area: request.area, source: source)
    if let source, hasPlace(request.area, in: source) {
      draft.members.append(member(request.area, source))
    }
    take(source.flatMap { grid.entry($0, request.period, request.area)?.figure }, into: &row)
    addChange(
      to: &row, area: request.area, called: "\(name(of: request.area)) (\(row.source))", &draft)
    guard source == choice.compared, directory[request.area]?.level == .localAuthority else {
      (row.n, row.of) = (row.value == nil ? 0 : 1, 1)
      return row
    }
    addRank(to: &row, &draft)
    return row
  }

  /// Puts a figure as it stands into a row.
  func take(_ figure: Figure?, into row: inout ComparatorRow) {
    guard let figure else { return }
    (row.value, row.printed) = (figure.value, figure.printed)
    (row.numerator, row.denominator) = (figure.numerator, figure.denominator)
    row.status = figure.value != nil ? .ok : figure.withheld.map { .withheld($0) } ?? .noFigure
  }

  private func addRank(to row: inout ComparatorRow, _ draft: inout Draft) {
    let source: SourceID? = row.source == "none" ? nil : row.source
    let all = contributors(
      authorities(in: source, request.period), in: source, request.period)
    (row.n, row.of, row.missingReasons) = (all.members.count, all.of, all.missing)
    guard let value = row.value else { return }
    guard all.members.count > 1 else {
      draft.notes.append("There is no rank: no other authority has a figure in \(row.source).")
      return
    }
    let ranking = Ranking(all.values, polarity: request.definition.polarity)
    row.rank = ranking.rank(of: value)
    row.quartile = row.rank.flatMap(ranking.quartile(ofRank:))
  }

  private func differenceRow(
    _ returned: ComparatorRow, _ published: ComparatorRow
  ) -> ComparatorRow {
    var row = row(.own, .difference, area: request.area, source: "derived")
    if request.definition.measure == .percentage { row.unit = "percentage-points" }
    (row.n, row.of) = (0, 1)
    if let value = returned.value, let other = published.value {
      row.value = PrintedArithmetic.difference(value, other)
      (row.status, row.n) = (.ok, 1)
    } else {
      row.status = returned.value == nil ? returned.status : published.status
    }
    return row
  }
}
