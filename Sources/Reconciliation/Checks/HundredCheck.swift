/// Percentages that are the parts of a hundred: when most lines of a table add up to it, all should.
struct HundredCheck {
  private let axis: TableAxis

  init(_ axis: TableAxis) { self.axis = axis }

  func contradictions() -> [Contradiction] {
    let parts = axis.lines.filter { !$0.isTotal && !$0.isChange }
    guard parts.count > 2 else { return [] }
    let sums = axis.crossings.compactMap {
      crossing -> (crossing: Int, sum: Double, slack: Double)? in
      let numbers = parts.compactMap { axis.cell($0, crossing).number }
      guard numbers.count == parts.count,
        numbers.allSatisfy({ (0...100).contains($0.value) && !$0.isSigned })
      else { return nil }
      let slack = numbers.reduce(0) { $0 + $1.halfUnit }
      return (crossing, numbers.reduce(0) { $0 + $1.value }, slack)
    }
    let whole = sums.filter { abs($0.sum - 100) <= $0.slack + 1e-9 }
    guard whole.count > 1, whole.count * 2 > sums.count else { return [] }
    return sums.filter { abs($0.sum - 100) > $0.slack + 1e-9 }.map {
      told($0.crossing, $0.sum, parts)
    }
  }

  private func told(_ crossing: Int, _ sum: Double, _ parts: [TableAxis.Line]) -> Contradiction {
    let text = ((sum * 1000).rounded() / 1000).printed
    return Contradiction(
      grade: .query, check: .hundred, table: axis.table.name,
      line: axis.fileLine(parts[0], crossing), cells: parts.map { axis.place($0, crossing) },
      printed: text, expected: "100",
      wording: "'\(axis.name(ofCrossing: crossing))' adds up to \(text), and the others to 100.",
      action: "Correct the percentage that is wrong, or say what is left out.")
  }
}
