/// A printed change and the two figures it is between.
struct ChangeCheck {
  private let axis: TableAxis

  init(_ axis: TableAxis) { self.axis = axis }

  func contradictions() -> [Contradiction] {
    axis.lines.filter(\.isChange).flatMap { change in
      let before = axis.lines.prefix { $0 != change }.filter { !$0.isChange && !$0.isTotal }
      let dated = before.filter { line in line.labels.contains { LabelledPeriod($0) != nil } }
      let base = dated.count > 1 ? dated : Array(before)
      if base.count == 1 { return onTheLineBefore(change, base[0]) }
      guard base.count > 1 else { return [] }
      return axis.crossings.compactMap { crossing in
        contradiction(
          (change, crossing), (base[base.count - 2], crossing), (base[base.count - 1], crossing),
          isSure: base.count == 2)
      }
    }
  }

  /// Changes beside one series are each on the figure before, where most of them come out so.
  private func onTheLineBefore(_ change: TableAxis.Line, _ base: TableAxis.Line) -> [Contradiction]
  {
    let pairs = zip(axis.crossings, axis.crossings.dropFirst()).filter { before, here in
      axis.cell(change, here).number != nil && axis.cell(base, before).number != nil
        && axis.cell(base, here).number != nil
    }
    let found = pairs.compactMap { before, here in
      contradiction((change, here), (base, before), (base, here), isSure: true)
    }
    return found.count * 2 < pairs.count ? found : []
  }

  private typealias Spot = (line: TableAxis.Line, crossing: Int)

  private func contradiction(
    _ change: Spot, _ from: Spot, _ to: Spot, isSure: Bool
  ) -> Contradiction? {
    let cells = (axis.cell(from.line, from.crossing), axis.cell(to.line, to.crossing))
    let told = axis.cell(change.line, change.crossing)
    guard let printed = told.number, let first = cells.0.number, let second = cells.1.number else {
      return nil
    }
    let isPercent = printed.isPercentage || axis.isPercentage(change.line, change.crossing)
    let right = Self.readings(first, second, isPercent: isPercent)
    // What the figures themselves were rounded by may be in their difference.
    let step = axis.table.declaration.step(under: axis.heading(to.line, to.crossing))
    let isRounded = first.isPercentage || first.decimals > 0
    let noise = (isRounded ? first.halfUnit + second.halfUnit : 0) + (step ?? 0)
    let slack = printed.halfUnit + noise + 1e-9
    let fits = right.contains { value in
      // Without a sign a fall may be printed as a plain number.
      abs(value - printed.value) <= slack
        || (!printed.isSigned && abs(abs(value) - printed.value) <= slack)
    }
    guard !fits, let expected = right.first, expected.isFinite else { return nil }
    let scale = PrintedNumber.power(printed.decimals)
    let text =
      (expected > 0 ? "+" : "") + ((expected * scale).rounded() / scale).printed
      + (isPercent ? "%" : "")
    return Contradiction(
      grade: isSure ? .error : .query, check: .change, table: axis.table.name,
      line: axis.fileLine(change.line, change.crossing),
      cells: [change, from, to].map { axis.place($0.line, $0.crossing) },
      printed: told.text, expected: text,
      wording:
        "From \(cells.0.text) to \(cells.1.text) is \(text), and \(told.text) is printed.",
      action: "Correct the change, or the figure that is wrong.")
  }

  /// What a change between two figures may be, the likeliest first.
  ///
  /// Between percentages it may be in points or relative; the newer figure may stand first.
  private static func readings(
    _ first: PrintedNumber, _ second: PrintedNumber, isPercent: Bool
  ) -> [Double] {
    let difference = second.value - first.value
    let relative = first.value != 0 ? [difference / abs(first.value) * 100] : []
    guard isPercent, !first.isPercentage else { return [difference] + relative + [-difference] }
    return relative + (second.value != 0 ? [-difference / abs(second.value) * 100] : [])
  }
}
