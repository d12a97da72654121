/// A page of tables that needs nothing beside itself: no script, no network, no other file.
package struct HTMLPage: Sendable {
  /// A table on the page, under its own heading.
  package struct Section: Sendable {
    /// The table, whose title is the section's heading.
    package var table: Table

    /// Makes a section.
    package init(table: Table) { self.table = table }
  }

  /// The page's title.
  package var title: String
  /// The tables, in order.
  package var sections: [Section]
  /// What the page was made from, a line each.
  package var generatedFrom: [String]
  /// The marking shown above and below.
  package var classification: String

  /// Makes a page marked INTERNAL.
  package init(
    title: String, sections: [Section], generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    self.title = title
    self.sections = sections
    self.generatedFrom = generatedFrom
    self.classification = classification
  }

  /// The page, as UTF-8 text.
  package var text: String { "" }
}
