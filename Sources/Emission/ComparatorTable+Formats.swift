import ReturnModel

extension ComparatorTable {
  /// A name for files, of lower-case letters, digits and underscores: marking, indicator, area,
  /// period, and the slice unless it is the total.
  ///
  /// JSON and CSV have no room for a banner: their marking is here.
  package var fileName: String {
    let slice = breakdown == .total ? [] : [breakdown.key]
    return ([classification, definition.id.text, area.name, period.description] + slice)
      .map { Breakdown.slug($0).replacing("-", with: "_") }.filter { !$0.isEmpty }
      .joined(separator: "_")
  }

  /// The rows as a JSON array with the keys of ``ComparatorRow/columns``.
  package var json: String { ComparatorRow.json(rows) }

  /// The rows as CSV with the columns of ``ComparatorRow/columns``: `<name>_comparators.csv`.
  package var comparatorCSV: [UInt8] { ComparatorRow.csv(rows) }

  /// The table as Markdown, with the figures behind it place by place.
  package var markdown: String {
    MarkdownPage(
      title: table.title, tables: [table, placesTable], generatedFrom: generatedFrom,
      classification: classification
    ).text
  }

  /// The table as a page of its own, with the figures behind it place by place.
  package var html: String {
    HTMLPage(
      title: table.title, sections: [.init(table: table), .init(table: placesTable)],
      generatedFrom: generatedFrom,
      classification: classification
    ).text
  }
}
