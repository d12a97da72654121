/// Printed percentages and the counts they are of.
///
/// What a percentage is of is found by trying. A pair of columns, or a column and its total, that gives
/// most of the percentages gives all of them; a percentage beside its count that no count of the table
/// gives is asked about, since its denominator is not stated.
struct ShareCheck {
  private let table: PrintedTable
  private let counts: [Int]
  private let totalRow: Int?

  init(_ table: PrintedTable) {
    self.table = table
    let down = TableAxis(table, isDown: true)
    counts = table.numberColumns.filter { column in
      let cells = table.rows.map { $0.cells[column] }
      return !Words.isShare(table.headings[column]) && !Words.isChange(table.headings[column])
        && !Words.isAverage(table.headings[column])
        && cells.contains { $0.number.map { !$0.isPercentage && !$0.isSigned } ?? false }
    }
    totalRow = down.lines.last(where: \.isTotal)?.index
  }

  func contradictions() -> [Contradiction] {
    var found: [Contradiction] = []
    for column in table.numberColumns where isShareColumn(column) {
      if let rule = ShareRule.best(for: column, counts: counts, totalRow: totalRow, in: table) {
        found += broken(rule, column)
      } else if let count = countColumn(for: column) {
        found += table.rows.indices.compactMap { row in
          guard let share = table.rows[row].cells[column].number else { return nil }
          return asked(
            share, table.rows[row].cells[column].text, row: row, column: column,
            countAt: (row, count))
        }
      }
    }
    for column in table.numberColumns {
      for row in table.rows.indices {
        if let share = table.rows[row].cells[column].share {
          found +=
            asked(
              share, table.rows[row].cells[column].text, row: row, column: column,
              countAt: (row, column)
            ).map { [$0] } ?? []
        }
      }
      found += labelled(column)
    }
    return found
  }

  private func isShareColumn(_ column: Int) -> Bool {
    let numbers = table.rows.compactMap { $0.cells[column].number }
    return !Words.isChange(table.headings[column])
      && (Words.isShare(table.headings[column]) || numbers.allSatisfy(\.isPercentage))
  }

  /// The column of the counts that a column of percentages says it is of: the one to its left when it
  /// only says percentage, the one of the same name otherwise.
  private func countColumn(for column: Int) -> Int? {
    let name = Words.withoutShare(table.headings[column])
    if name.isEmpty { return counts.last { $0 < column } }
    return counts.last { Words.withoutShare(table.headings[$0]) == name }
  }

  /// Rows of one column that are a count and its percentage, by their labels.
  private func labelled(_ column: Int) -> [Contradiction] {
    let names = table.rows.indices.map {
      Words.withoutShare(table.labels($0).joined(separator: " "))
    }
    return table.rows.indices.compactMap { row in
      let cell = table.rows[row].cells[column]
      let label = table.labels(row).joined(separator: " ")
      guard let share = cell.number, cell.share == nil, !isShareColumn(column),
        share.isPercentage || Words.isShare(label), !Words.isChange(label), Words.isShare(label)
      else { return nil }
      let count = table.rows.indices.last { other in
        other != row && (names[other] == names[row] || (names[row].isEmpty && other == row - 1))
          && isCount(other, column)
      }
      guard let count else { return nil }
      return asked(share, cell.text, row: row, column: column, countAt: (count, column))
    }
  }

  private func isCount(_ row: Int, _ column: Int) -> Bool {
    guard let number = table.rows[row].cells[column].number else { return false }
    return !number.isPercentage && !number.isSigned
      && !Words.isShare(table.labels(row).joined(separator: " "))
  }

  private func broken(_ rule: ShareRule, _ column: Int) -> [Contradiction] {
    table.rows.indices.compactMap { row in
      guard let outcome = rule.outcome(row), !outcome.fits,
        let share = table.rows[row].cells[column].number
      else { return nil }
      let expected = outcome.percentage.rounded(to: share.decimals) + "%"
      let (part, whole) = (outcome.part.text, outcome.whole.text)
      return Contradiction(
        grade: .error, check: .share, table: table.name, line: table.rows[row].line,
        cells: [table.place(row, column)] + rule.places(row),
        printed: table.rows[row].cells[column].text,
        expected: expected,
        wording:
          "\(part) of \(whole) is \(expected), and \(table.rows[row].cells[column].text) is printed; "
          + "the other rows are worked out so.",
        action: "Correct the percentage or the count that is wrong.")
    }
  }

  /// Asks of what a percentage is, when no count of its row or column gives it.
  private func asked(
    _ share: PrintedNumber, _ text: String, row: Int, column: Int, countAt: (row: Int, column: Int)
  ) -> Contradiction? {
    let place = table.rows[countAt.row].cells[countAt.column]
    guard let count = place.number, !count.isSigned, !count.isPercentage, !share.isSigned,
      share.value > 0, count.value > 0
    else { return nil }
    let stated = table.rows[row].cells[column].whole?.value ?? statedWhole(row)
    let wholes = stated.map { [$0] } ?? candidates(row, countAt)
    guard !wholes.isEmpty else { return nil }
    guard !wholes.contains(where: { share.is(count.value, of: $0) }) else { return nil }
    let printed = share.isPercentage ? "\(share.value.rounded(to: share.decimals))%" : text
    let nearest = wholes.filter { $0 >= count.value }.min {
      abs(count.value / $0 * 100 - share.value) < abs(count.value / $1 * 100 - share.value)
    }
    var wording = "\(printed) is printed beside \(count.value.printed)"
    var expected = ""
    if let nearest {
      expected = (count.value / nearest * 100).rounded(to: max(1, share.decimals)) + "%"
      wording += ", which is \(expected) of \(nearest.printed)"
    }
    let whole = count.value / share.value * 100
    wording +=
      stated == nil
      ? "; no count in the table makes it \(printed) (that takes about \(whole.rounded().printed))."
      : "."
    if stated == nil, let other = wholes.first(where: { share.is($0, of: count.value) }) {
      wording +=
        " \(other.printed) of \(count.value.printed) is \(printed): it may belong to another row."
    }
    return Contradiction(
      grade: stated == nil ? .query : .error, check: .share, table: table.name,
      line: table.rows[row].line,
      cells: [table.place(row, column)]
        + (countAt == (row, column) ? [] : [table.place(countAt.row, countAt.column)]),
      printed: printed, expected: expected, wording: wording,
      action: "State what the percentage is of, or correct it.")
  }

  /// The whole that a row's own label states: `asked (of 227)`.
  private func statedWhole(_ row: Int) -> Double? {
    let words = table.labels(row).joined(separator: " ").split {
      $0 == " " || $0 == "(" || $0 == ")"
    }
    guard let of = words.lastIndex(of: "of"), words.indices.contains(of + 1),
      let number = PrintedNumber(words[of + 1]), !number.isPercentage
    else { return nil }
    return number.value
  }

  private func candidates(_ row: Int, _ own: (row: Int, column: Int)) -> [Double] {
    let across = counts.filter { row != own.row || $0 != own.column }.map {
      table.rows[row].cells[$0]
    }
    let down = table.rows.indices.filter { $0 != own.row && isCount($0, own.column) }
      .map { table.rows[$0].cells[own.column] }
    return (across + down).compactMap(\.number).filter {
      !$0.isPercentage && !$0.isSigned && $0.value > 0
    }
    .map(\.value)
  }
}

extension PrintedNumber {
  /// Whether the number, as a percentage, is `part` of `whole` as far as its decimals go.
  fileprivate func `is`(_ part: Double, of whole: Double) -> Bool {
    guard whole > 0 else { return false }
    let percentage = part / whole * 100
    return abs(percentage - value) <= halfUnit + 1e-9
  }
}
