/// How a column of percentages is worked out: which column it is a part of which, or of its own total.
struct ShareRule {
  /// A row under the rule.
  struct Outcome {
    let part: PrintedCell
    let whole: PrintedCell
    let percentage: Double
    let fits: Bool
  }

  private let table: PrintedTable
  private let column: Int
  private let part: Int
  /// The column of the whole; `nil` when it is the total row of ``part``.
  private let whole: Int?
  private let totalRow: Int?

  /// The rule that gives most of the percentages in `column`; `nil` when none gives two rows and most
  /// of them, or when no headings say numerator and denominator.
  static func best(
    for column: Int, counts: [Int], totalRow: Int?, in table: PrintedTable
  ) -> ShareRule? {
    func rule(_ part: Int, _ whole: Int?) -> ShareRule {
      ShareRule(table: table, column: column, part: part, whole: whole, totalRow: totalRow)
    }
    let named = (
      counts.last { Words.plain(table.headings[$0]).contains("numerator") },
      counts.last { Words.plain(table.headings[$0]).contains("denominator") }
    )
    if let part = named.0, let whole = named.1 { return rule(part, whole) }
    var best: (rule: ShareRule, fits: Int)?
    for part in counts {
      for whole in counts.filter({ $0 != part }).map(Optional.some) + (totalRow == nil ? [] : [nil])
      {
        let rule = rule(part, whole)
        let outcomes = table.rows.indices.compactMap(rule.outcome)
        let fits = outcomes.count(where: \.fits)
        guard fits > 1, fits * 3 >= outcomes.count * 2, fits > best?.fits ?? 0 else { continue }
        best = (rule, fits)
      }
    }
    return best?.rule
  }

  /// What the rule gives for a row; `nil` where a figure is missing, or the whole is nought.
  func outcome(_ row: Int) -> Outcome? {
    guard whole != nil || row != totalRow, let wholeRow = whole == nil ? totalRow : row else {
      return nil
    }
    let (part, whole) = (
      table.rows[row].cells[self.part], table.rows[wholeRow].cells[self.whole ?? self.part]
    )
    guard let share = table.rows[row].cells[column].number, !share.isSigned,
      let above = part.number, let below = whole.number, below.value > 0, above.value >= 0,
      above.value <= below.value
    else { return nil }
    let percentage = above.value / below.value * 100
    return Outcome(
      part: part, whole: whole, percentage: percentage,
      fits: abs(percentage - share.value) <= share.halfUnit + 1e-9)
  }

  /// Where the counts of a row stand.
  func places(_ row: Int) -> [String] {
    [table.place(row, part), table.place(whole == nil ? totalRow ?? row : row, whole ?? part)]
  }
}
