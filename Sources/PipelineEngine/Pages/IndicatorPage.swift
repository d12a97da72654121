internal import Emission
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The page of every indicator: what it is, whose records it counts, which published columns are it.
package struct IndicatorPage {
  private let tables: [Table]

  /// Reads every indicator and every published table.
  package init(_ engine: Engine) throws(StageFailure) {
    do {
      let published = try engine.library.publishedTables()
      tables = try engine.library.indicatorTexts().map { folder, texts in
        Self.table(folder, texts, published)
      }
    } catch { throw StageFailure(error) }
  }

  /// The page, as Markdown.
  package var text: String {
    MarkdownPage(title: "Indicators", tables: tables, classification: "").text
  }

  private static func table(
    _ folder: String, _ texts: [IndicatorText], _ published: [PublishedTableSpec]
  ) -> Table {
    Table(
      title: folder, caption: "Each is counted as its file in Pipelines/\(folder)/indicators says.",
      columns: [
        .init("indicator", heading: "Indicator"), .init("title", heading: "Title"),
        .init("measure", heading: "Measure"), .init("polarity", heading: "Better"),
        .init("module", heading: "Counts"), .init("breakdowns", heading: "Breakdowns"),
        .init("published", heading: "Published as"), .init("basis", heading: "Basis"),
      ],
      rows: texts.map { row($0, published).map { .text($0) } },
      notes: ["Made by `returns spec indicators`; do not edit."])
  }

  private static func row(_ text: IndicatorText, _ published: [PublishedTableSpec]) -> [String] {
    let definition = text.definition
    let columns = published.flatMap { table in
      table.measures.filter { $0.indicator == definition.id }.map { "\(table.source) \($0.value)" }
    }
    return [
      definition.id.text, definition.title, definition.measure.rawValue,
      definition.polarity.rawValue, text.module?.text ?? "published only",
      text.module == nil ? "" : (["total"] + text.breakdowns).joined(separator: ", "),
      columns.joined(separator: "; "), text.basis,
    ]
  }
}
