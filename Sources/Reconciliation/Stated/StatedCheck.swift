package import ReturnModel

/// Figures that a report states beside those that the store has.
///
/// Counts are exact unless the table declares a unit; a percentage may be 0.1 from the published one,
/// or what its own rounding hides. Figures that stand side by side are to be on one basis.
package struct StatedCheck {
  private struct Compared {
    let statement: Statement
    let known: [KnownFigure]
    /// The bases on which the store has the printed figure.
    let bases: Set<IndicatorID>
    /// Whether only releases that have been revised since have it.
    let isSuperseded: Bool
  }

  private let compared: [Compared]
  private let names: (AreaID) -> String

  /// How many stated figures the store has something for, and how many it has nothing for.
  package var counts: (compared: Int, unknown: Int) {
    (compared.count { !$0.known.isEmpty }, compared.count { $0.known.isEmpty })
  }

  /// Compares `statements` with what `known` gives for each; `names` is what areas are called.
  package init(
    _ statements: [Statement], names: @escaping (AreaID) -> String,
    known: (Statement) -> [KnownFigure]
  ) {
    self.names = names
    compared = statements.map { statement in
      let known = known(statement)
      let matching = known.filter { Self.matches(statement, $0) }
      return Compared(
        statement: statement, known: known, bases: Set(matching.map(\.indicator)),
        isSuperseded: !matching.isEmpty && matching.allSatisfy(\.isSuperseded))
    }
  }

  private static func matches(_ statement: Statement, _ known: KnownFigure) -> Bool {
    let off = abs(statement.number.value - known.value)
    if known.isCount {
      let step = statement.table.declaration.step(under: statement.heading)
      return off <= (step ?? 0) / 2 + 1e-9
    }
    return off <= max(0.1, statement.number.halfUnit) + 1e-9
  }

  /// What does not agree.
  package func contradictions() -> [Contradiction] {
    compared.compactMap { cell in
      let stated = cell.statement.measure.indicator
      guard !cell.known.isEmpty else { return nil }
      if cell.bases.contains(stated) { return cell.isSuperseded ? superseded(cell) : nil }
      return cell.bases.isEmpty ? different(cell) : onAnotherBasis(cell)
    }
  }

  private func different(_ cell: Compared) -> Contradiction {
    let statement = cell.statement
    let newest = cell.known.filter { !$0.isSuperseded }
    let own = newest.filter { $0.indicator == statement.measure.indicator }
    var seen: Set<String> = []
    let has = (own + newest.filter { $0.indicator != statement.measure.indicator }).filter {
      seen.insert("\($0.indicator) \($0.text)").inserted
    }
    let list = has.map { "\($0.text) (\($0.title), \($0.source))" }.joined(separator: " and ")
    var wording =
      "\(statement.text) is printed for \(names(statement.area)); the store has \(list)."
    if let right = own.first {
      wording += Self.change(to: right, from: previous(statement))
      if Self.isTransposed(statement.number, right) {
        wording +=
          " Two digits change places between them: a slip, or a count of the authority's own."
      }
    }
    return told(
      cell, .error, .store, expected: own.first?.text ?? "", wording,
      "Correct the figure, or say in the report where it comes from and why it differs.")
  }

  private func onAnotherBasis(_ cell: Compared) -> Contradiction {
    let statement = cell.statement
    let stated = statement.measure.indicator
    let match =
      cell.known.first { cell.bases.contains($0.indicator) && !$0.isSuperseded }
      ?? cell.known.first { cell.bases.contains($0.indicator) }
    let right = cell.known.first { $0.indicator == stated && !$0.isSuperseded }
    let beside = compared.filter { other in
      other.statement.table == statement.table && other.statement.period == statement.period
        && other.statement.measure == statement.measure && other.statement.area != statement.area
        && other.bases.contains(stated) && cell.bases.isDisjoint(with: other.bases)
    }
    var wording =
      "\(statement.text) for \(names(statement.area)) is '\(match?.title ?? "")' (\(match?.text ?? ""), "
      + "\(match?.source ?? ""))"
    for other in beside {
      let title = other.known.first { $0.indicator == stated }?.title ?? stated.text
      wording +=
        ", and \(other.statement.text) beside it for \(names(other.statement.area)) is '\(title)'"
    }
    if let right { wording += "; on that basis \(names(statement.area)) is \(right.text)" }
    return told(
      cell, beside.isEmpty ? .query : .error, .basis, expected: right?.text ?? "", wording + ".",
      beside.isEmpty
        ? "Say in the report which basis its figures are on."
        : "Print both on one basis, and say which.",
      beside: beside.map(\.statement.place))
  }

  private func superseded(_ cell: Compared) -> Contradiction {
    let stated = cell.statement.measure.indicator
    let old = cell.known.first { $0.indicator == stated && Self.matches(cell.statement, $0) }
    let new = cell.known.first { $0.indicator == stated && !$0.isSuperseded }
    return told(
      cell, .query, .store, expected: new?.text ?? "",
      "\(cell.statement.text) is what \(old?.source ?? "an earlier release") has for \(names(cell.statement.area)); "
        + "it has been revised to \(new?.text ?? "another figure") (\(new?.source ?? "")).",
      "Print the revised figure, or say which release is quoted.")
  }

  private func told(
    _ cell: Compared, _ grade: Contradiction.Grade, _ check: Contradiction.Check, expected: String,
    _ wording: String, _ action: String, beside: [String] = []
  ) -> Contradiction {
    Contradiction(
      grade: grade, check: check, table: cell.statement.table.name, line: cell.statement.line,
      cells: [cell.statement.place] + beside, printed: cell.statement.text, expected: expected,
      wording: wording, action: action)
  }

  /// The figure printed just before in the same series.
  private func previous(_ statement: Statement) -> Statement? {
    let series = compared.map(\.statement).filter {
      $0.table == statement.table && $0.area == statement.area && $0.measure == statement.measure
    }
    return series.firstIndex(of: statement).flatMap { $0 > 0 ? series[$0 - 1] : nil }
  }

  private static func change(to right: KnownFigure, from previous: Statement?) -> String {
    guard right.isCount, let previous, previous.number.value > 0 else { return "" }
    let percent = (right.value - previous.number.value) / previous.number.value * 100
    return " From \(previous.text) that is \(percent < 0 ? "" : "+")\(percent.rounded(to: 1))%."
  }

  private static func isTransposed(_ printed: PrintedNumber, _ known: KnownFigure) -> Bool {
    let (one, other) = (Array(String(printed.units)), Array(known.text.filter(\.isNumber)))
    guard one.count == other.count else { return false }
    let differ = one.indices.filter { one[$0] != other[$0] }
    return differ.count == 2 && differ[1] == differ[0] + 1 && one[differ[0]] == other[differ[1]]
      && one[differ[1]] == other[differ[0]]
  }
}
