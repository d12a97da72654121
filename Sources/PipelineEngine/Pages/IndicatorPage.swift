internal import Emission
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The page of every indicator: how it is counted, and which published columns carry it too.
package struct IndicatorPage {
  private let tables: [Table]

  /// Reads every indicator and every published table.
  package init(_ engine: Engine) throws(StageFailure) {
    do {
      let published = try engine.library.publishedTables()
      var tables: [Table] = []
      for definition in try engine.library.returns() {
        let specification = try engine.library.specification(
          of: definition.id, areas: engine.areas)
        for indicator in try specification.indicatorTexts() {
          tables.append(Self.table(indicator, of: definition.id, published))
        }
      }
      self.tables = tables
    } catch { throw StageFailure(error) }
  }

  /// The page, as Markdown.
  package var text: String {
    MarkdownPage(
      title: "Indicators", tables: tables,
      generatedFrom: ["Pipelines, by `returns spec indicators`; do not edit"], classification: ""
    ).text
  }

  private static func table(
    _ indicator: IndicatorText, of source: ReturnID, _ published: [PublishedTableSpec]
  ) -> Table {
    let definition = indicator.definition
    var lines: [(key: String, text: String)] = [
      ("title", definition.title), ("return", source.text), ("rounds", rounds(indicator.inForce)),
      ("measure", definition.measure.rawValue), ("decimals", String(definition.decimals)),
      ("polarity", definition.polarity.rawValue),
    ]
    lines += indicator.lines
    lines.append(("breakdowns", (["total"] + indicator.breakdowns).joined(separator: ", ")))
    for table in published {
      for measure in table.measures where measure.indicator == definition.id {
        let parts = [measure.numerator, measure.denominator].compactMap(\.self)
        let made = parts.isEmpty ? "" : ", from \(parts.joined(separator: " over "))"
        lines.append(("published", "\(table.source), \(measure.value)\(made)"))
      }
    }
    return Table(
      title: definition.id.text,
      columns: [.init("key", heading: "Key"), .init("says", heading: "Says")],
      rows: lines.map { [.text($0.key), .text($0.text)] })
  }

  private static func rounds(_ range: RoundRange) -> String {
    let since = range.since?.text ?? "the first"
    return range.until.map { "\(since) until \($0)" } ?? "\(since) on"
  }
}
