/// Tables as Markdown that reads well unrendered too.
package struct MarkdownPage: Sendable {
  /// The page's title.
  package var title: String
  /// The tables, in order.
  package var tables: [Table]
  /// What the page was made from, a line each.
  package var generatedFrom: [String]
  /// The marking shown at the top.
  package var classification: String

  /// Makes a page marked INTERNAL.
  package init(
    title: String, tables: [Table], generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    self.title = title
    self.tables = tables
    self.generatedFrom = generatedFrom
    self.classification = classification
  }

  /// The page, as text.
  package var text: String { "" }
}
