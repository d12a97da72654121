/// Parts and the total that is printed of them, down the columns and across the rows.
///
/// Which lines are the parts of a total is found by trying: those since the total before it, all above
/// it, the totals above it, those below it. The set that fits in most places is taken.
struct TotalCheck {
  /// A total with the lines that are its parts, and how each crossing comes out.
  private struct Reading {
    let total: TableAxis.Line
    let parts: [TableAxis.Line]
    let sums: [TotalSum]
    /// Crossings in which the parts add up as far as rounding goes, those of noughts left out.
    var fits: Int { sums.count { $0.isNear && !$0.isNought } }
    var misfits: [TotalSum] { sums.filter { !$0.fits } }
  }

  private let axis: TableAxis

  init(_ axis: TableAxis) { self.axis = axis }

  func contradictions() -> [Contradiction] {
    axis.lines.filter(\.isTotal).flatMap { total in
      best(for: total).map(contradictions) ?? []
    }
  }

  // MARK: Finding the parts

  private func best(for total: TableAxis.Line) -> Reading? {
    var best: Reading?
    for parts in candidates(for: total) where parts.count > 1 {
      let sums = axis.crossings.compactMap { TotalSum(axis, total, parts, $0) }
      guard !sums.isEmpty else { continue }
      let reading = Reading(total: total, parts: parts, sums: sums)
      if let found = best, found.fits * reading.sums.count >= reading.fits * found.sums.count {
        continue
      }
      best = reading
    }
    return best
  }

  private func candidates(for total: TableAxis.Line) -> [[TableAxis.Line]] {
    let group = axis.lines.filter { line in
      !line.isChange && axis.isOfGroup(line, total)
    }
    guard let position = group.firstIndex(of: total) else { return [] }
    let above = group[..<position]
    let details = above.filter { !$0.isTotal }
    let sinceLast = above.reversed().prefix { !$0.isTotal }.reversed()
    let totals = above.filter(\.isTotal)
    let below = group[(position + 1)...].prefix { !$0.isTotal }
    let several = totals.isEmpty ? [] : [details, totals]
    return [Array(sinceLast)] + several + (above.isEmpty ? [Array(below)] : [])
  }

  // MARK: What is told

  private func contradictions(_ reading: Reading) -> [Contradiction] {
    let misfits = reading.misfits
    guard !misfits.isEmpty else { return [] }
    let isLast = axis.lines.last { !$0.isChange } == reading.total
    let isSure = reading.total.isPlainTotal && isLast
    if reading.fits == 0, reading.sums.count > 1 {
      // Lines of which no crossing adds up need not be the parts: a heading `Total` across may be of
      // something wider, and a first row the whole of which the others are a choice.
      guard axis.isDown, isLast else { return [] }
      return [nothingFits(reading)]
    }
    let hint = lineLeftOut(reading)
    let isLikely = isSure || reading.fits >= misfits.count
    return misfits.filter { isLikely || $0.isClose }.map {
      contradiction($0, isLikely ? $0.grade : .query, reading, hint: hint)
    }
  }

  private func contradiction(
    _ sum: TotalSum, _ grade: Contradiction.Grade, _ reading: Reading, hint: String
  ) -> Contradiction {
    let terms = sum.parts.map(\.cell.text).joined(separator: " + ")
    let noun = axis.isDown ? "column" : "row"
    var wording =
      "In the \(noun) '\(axis.name(ofCrossing: sum.crossing))', \(terms) = \(sum.text(sum.sum)), and \(sum.total.text) is printed."
    var action = "Correct the total or the figure that is wrong."
    switch grade {
    case .rounding:
      wording +=
        " Rounding to the declared unit explains a difference of \(sum.text(abs(sum.difference)))."
      action =
        "None needed; a note that figures may not add up because of rounding helps readers."
    case .query where sum.isWithinParts:
      wording += " The figure lies among its parts, as an average would."
      action = "Say in the heading that it is an average, or correct it."
    case .query where sum.grade == .query:
      wording += " Rounding could explain it, and no unit is declared."
      action = "Declare the unit the figures are rounded to, or correct them."
    case .query:
      action = "Correct what is wrong, or say what the total counts beside the lines printed."
    case .error: wording += hint
    }
    return Contradiction(
      grade: grade, check: .total, table: axis.table.name,
      line: axis.fileLine(reading.total, sum.crossing),
      cells: [axis.place(reading.total, sum.crossing)]
        + sum.parts.map { axis.place($0.line, sum.crossing) },
      printed: sum.total.text, expected: sum.text(sum.sum), wording: wording, action: action)
  }

  private func nothingFits(_ reading: Reading) -> Contradiction {
    let sums = reading.sums
    let first = sums[0]
    let list = sums.map {
      "\(axis.name(ofCrossing: $0.crossing)) \($0.total.text) for \($0.text($0.sum))"
    }
    return Contradiction(
      grade: .error, check: .total, table: axis.table.name,
      line: axis.fileLine(reading.total, first.crossing),
      cells: sums.map { axis.place(reading.total, $0.crossing) },
      printed: sums.map(\.total.text).joined(separator: "; "),
      expected: sums.map { $0.text($0.sum) }.joined(separator: "; "),
      wording:
        "The row '\(reading.total.labels.joined(separator: " "))' is the sum of the rows in no column: "
        + list.joined(separator: ", ") + "." + lineLeftOut(reading),
      action: "Print every row that the total counts, or say that the rows are a choice.")
  }

  /// What the differences suggest: they make a line of their own when none is less than nought and they
  /// add up as the lines do.
  private func lineLeftOut(_ reading: Reading) -> String {
    let other = TableAxis(axis.table, isDown: !axis.isDown)
    guard reading.misfits.count > 1, let whole = other.lines.last(where: \.isTotal),
      let total = reading.sums.first(where: { $0.crossing == whole.index }), total.difference > 0
    else { return "" }
    let parts = reading.sums.filter { sum in
      other.lines.contains { $0.index == sum.crossing && !$0.isTotal }
    }
    guard parts.allSatisfy({ $0.difference >= 0 }),
      parts.reduce(0, { $0 + $1.difference }) == total.difference
    else { return "" }
    let line = (parts + [total]).map {
      "\(axis.name(ofCrossing: $0.crossing)) \($0.text($0.difference))"
    }
    let noun = axis.isDown ? "row" : "column"
    return " The differences make a \(noun) of their own (\(line.joined(separator: ", "))): "
      + "a \(noun) may have been left out."
  }
}
