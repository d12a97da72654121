package import ReturnModel

/// What the figures of a report's table are: which indicator on which basis, where and when.
package struct ReportMeaning: Sendable {
  /// A figure that a report prints, by the indicators it may be.
  package struct Measure: Hashable, Sendable {
    /// The indicator, on the basis that the report says it is on.
    package let indicator: IndicatorID
    /// The headings or labels it goes by; a report of one measure needs none.
    package let labels: [String]
    /// The same figure on other bases, with which it is mistaken.
    package let bases: [IndicatorID]

    /// Makes a measure.
    package init(indicator: IndicatorID, labels: [String], bases: [IndicatorID]) {
      self.indicator = indicator
      self.labels = labels
      self.bases = bases
    }
  }

  private let measures: [Measure]
  private let areas: [String: AreaID]
  private let own: AreaID

  /// Makes the meaning of a report about `own`; `areas` are labels that name other places.
  package init(measures: [Measure], areas: [String: AreaID], own: AreaID) {
    self.measures = measures
    self.areas = Dictionary(
      areas.map { (Words.plain($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    self.own = own
  }

  /// The figures of `table` that have a time and a measure; its totals and changes have none.
  package func statements(in table: PrintedTable) -> [Statement] {
    [true, false].flatMap { isDown in
      let axis = TableAxis(table, isDown: isDown)
      return axis.lines.flatMap { line -> [Statement] in
        guard !line.isTotal, !line.isChange,
          let period = line.labels.lazy.compactMap(LabelledPeriod.init).first
        else { return [] }
        return axis.crossings.compactMap { crossing in
          let labels = line.labels + (isDown ? [table.headings[crossing]] : table.labels(crossing))
          guard !labels.contains(where: Words.isChange),
            let number = axis.cell(line, crossing).number,
            let measure = measure(labels)
          else { return nil }
          return Statement(
            table: table, place: axis.place(line, crossing), line: axis.fileLine(line, crossing),
            text: axis.cell(line, crossing).text, number: number, period: period,
            area: labels.lazy.compactMap { areas[Words.plain($0)] }.first ?? own, measure: measure,
            heading: axis.heading(line, crossing))
        }
      }
    }
  }

  private func measure(_ labels: [String]) -> Measure? {
    if measures.count == 1, measures[0].labels.isEmpty { return measures[0] }
    // The longest name that stands in a label: `New EHC plans 2024` is no number of EHC plans.
    let texts = labels.map { " \(Words.plain($0)) " }
    var best: (measure: Measure, length: Int)?
    for measure in measures {
      for name in measure.labels.map(Words.plain)
      where texts.contains(where: { $0.contains(" \(name) ") }) && name.count > best?.length ?? 0 {
        best = (measure, name.count)
      }
    }
    return best?.measure ?? (measures.count == 1 ? measures[0] : nil)
  }
}
