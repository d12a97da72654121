/// Percentages and means of a total row: they lie among those of its parts, unless they add up.
struct RangeCheck {
  private let axis: TableAxis

  init(_ table: PrintedTable) { axis = TableAxis(table, isDown: true) }

  func contradictions() -> [Contradiction] {
    axis.lines.filter(\.isTotal).flatMap { total in
      let parts = axis.lines.filter { !$0.isTotal && !$0.isChange && axis.isOfGroup($0, total) }
      return axis.crossings.compactMap { contradiction(total, parts, $0) }
    }
  }

  private func contradiction(
    _ total: TableAxis.Line, _ parts: [TableAxis.Line], _ crossing: Int
  ) -> Contradiction? {
    guard axis.isPercentage(total, crossing) || axis.isAverage(total, crossing),
      let whole = axis.cell(total, crossing).number
    else { return nil }
    let numbers = parts.compactMap { axis.cell($0, crossing).number }
    guard numbers.count == parts.count, numbers.count > 1,
      let low = numbers.min(by: { $0.value < $1.value }),
      let high = numbers.max(by: { $0.value < $1.value })
    else { return nil }
    let slack = (numbers + [whole]).map(\.halfUnit).max() ?? 0
    let sum = numbers.reduce(0) { $0 + $1.value }
    let isSum = abs(sum - whole.value) <= slack * Double(numbers.count + 1) + 1e-9
    let isAmong = (low.value - slack - 1e-9...high.value + slack + 1e-9).contains(whole.value)
    guard !isSum, !isAmong else { return nil }
    let text = axis.cell(total, crossing).text
    let added = sum.rounded(to: numbers.map(\.decimals).max() ?? 0)
    let isHundred = whole.value == 100
    return Contradiction(
      grade: axis.isPercentage(total, crossing) ? .error : .query, check: .total,
      table: axis.table.name, line: axis.fileLine(total, crossing),
      cells: [axis.place(total, crossing)] + parts.map { axis.place($0, crossing) },
      printed: text, expected: isHundred ? added : "",
      wording: isHundred
        ? "The percentages add up to \(added), and \(text) is printed."
        : "\(text) is printed of all, and the parts go from \(low.value.printed) to "
          + "\(high.value.printed); the figure of all lies among those of its parts.",
      action: "Correct the figure that is wrong, or print the parts that are missing.")
  }
}
