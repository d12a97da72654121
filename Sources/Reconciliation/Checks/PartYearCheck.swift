/// A figure for part of a year, or for all of it, beside the months it is made of.
///
/// A rate lies among its months' and is their mean by what each counts; a count is their sum, unless
/// it is counted on a day. Only years of which every month is printed are looked at.
struct PartYearCheck {
  private struct Row: Hashable {
    let table: String
    let label: String
  }

  private let figures: [DatedFigure]
  /// The figures of months, by the month.
  private var monthly: [Int: [DatedFigure]] = [:]
  /// The names of the series of a table.
  private var series: [String: Set<String>] = [:]
  /// How many figures stand under one label.
  private var beside: [Row: Int] = [:]

  init(_ tables: [PrintedTable]) {
    figures = tables.flatMap(DatedFigure.all)
    for figure in figures {
      series[figure.table.name, default: []].insert(figure.series)
      beside[Row(table: figure.table.name, label: figure.label), default: 0] += 1
      if case .month(let month) = figure.period.kind {
        monthly[month.month, default: []].append(figure)
      }
    }
  }

  func contradictions() -> [Contradiction] {
    figures.compactMap { whole in
      let months = months(of: whole)
      guard months.count > 1 else { return nil }
      return whole.isRate ? rate(whole, months) : count(whole, months)
    }
  }

  /// The figures of the months that a figure is of, in order; none unless every month is printed.
  private func months(of whole: DatedFigure) -> [DatedFigure] {
    switch whole.period.kind {
    case .year(let year): return run(whole, from: (year, 1), count: 12)
    case .quarter(let year, let quarter):
      return run(whole, from: (year, quarter * 3 - 2), count: 3)
    case .partYear(let year, let first, let last?):
      return run(whole, from: (year, first), count: last - first + 1)
    case .partYear(let year, let first, nil):
      let counts = (2...12).reversed().lazy
      return counts.map { run(whole, from: (year, first), count: $0) }.first { !$0.isEmpty } ?? []
    case .splitYear(let year):
      // Financial years begin in April, academic ones in September.
      let financial = run(whole, from: (year, 4), count: 12)
      return financial.isEmpty ? run(whole, from: (year, 9), count: 12) : financial
    case .month, .day: return []
    }
  }

  private func run(
    _ whole: DatedFigure, from first: (year: Int, month: Int), count: Int
  ) -> [DatedFigure] {
    var found: [DatedFigure] = []
    for step in 0..<count {
      let (year, month) = (
        first.year + (first.month - 1 + step) / 12, (first.month - 1 + step) % 12 + 1
      )
      let figure = monthly[month]?.first { figure in
        guard case .month(let own) = figure.period.kind else { return false }
        return (own.year ?? year) == year && isSameSeries(whole, figure)
      }
      guard let figure else { return [] }
      found.append(figure)
    }
    return found
  }

  /// The same name; or another table whose only series it is, where the whole is the one figure of its
  /// own row.
  private func isSameSeries(_ whole: DatedFigure, _ month: DatedFigure) -> Bool {
    if whole.table.name == month.table.name { return whole.series == month.series }
    guard whole.isRate == month.isRate else { return false }
    if whole.series == month.series { return true }
    return series[month.table.name]?.count == 1
      && beside[Row(table: whole.table.name, label: whole.label)] == 1
  }

  private func rate(_ whole: DatedFigure, _ months: [DatedFigure]) -> Contradiction? {
    let sorted = months.sorted { $0.number.value < $1.number.value }
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    let value = whole.number.value
    let slack = whole.number.halfUnit + 1e-9
    let range =
      "its months go from \(low.cell.text) (\(low.label)) to \(high.cell.text) (\(high.label))"
    guard
      (low.number.value - low.number.halfUnit - slack...high.number.value + high.number.halfUnit
        + slack)
        .contains(value)
    else {
      return told(
        whole, months, .error,
        "\(whole.cell.text) is printed for \(whole.label), and \(range); the figure of them all lies among them.",
        "Correct the figure, or the month that is wrong; see that both are on one basis.")
    }
    guard let (month, share) = Self.heaviest(sorted, value), share > 0.5 else { return nil }
    let percent = "\((share * 100).rounded(to: 0))%"
    return told(
      whole, months, .query,
      "\(whole.cell.text) for \(whole.label) lies among its months (\(low.cell.text) to \(high.cell.text)), but only "
        + "if \(month.label) alone holds at least \(percent) of what the \(months.count) months count.",
      "Check that the months and the figure of them all are on one basis; say so if they are not.")
  }

  /// The month that stands alone above the figure, or below it, and the least part of the weight that
  /// it must hold, all others being as near to it as they can be.
  private static func heaviest(_ sorted: [DatedFigure], _ value: Double) -> (DatedFigure, Double)? {
    let values = sorted.map(\.number.value)
    let last = values.count - 1
    if values[last] > value, values[last - 1] <= value, values[last] > values[last - 1] {
      return (sorted[last], (value - values[last - 1]) / (values[last] - values[last - 1]))
    }
    if values[0] < value, values[1] >= value, values[1] > values[0] {
      return (sorted[0], (values[1] - value) / (values[1] - values[0]))
    }
    return nil
  }

  private func count(_ whole: DatedFigure, _ months: [DatedFigure]) -> Contradiction? {
    let values = months.map(\.number.value)
    let sum = values.reduce(0, +)
    guard sum != whole.number.value, let low = values.min(), let high = values.max(),
      !(low...high).contains(whole.number.value)
    else { return nil }
    return told(
      whole, months, .error,
      "\(whole.cell.text) is printed for \(whole.label), and its months add up to \(sum.printed); they go from "
        + "\(low.printed) to \(high.printed), so it is no count on a day either.",
      "Correct the figure, or the month that is wrong.", expected: sum.printed)
  }

  private func told(
    _ whole: DatedFigure, _ months: [DatedFigure], _ grade: Contradiction.Grade, _ wording: String,
    _ action: String, expected: String = ""
  ) -> Contradiction {
    Contradiction(
      grade: grade, check: .partYear, table: whole.table.name, line: whole.line,
      cells: [whole.place] + months.map(\.place), printed: whole.cell.text, expected: expected,
      wording: wording, action: action)
  }
}
