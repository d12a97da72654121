import ReturnModel

extension TrendTable {
  /// A name for files: that of the last period's table with the first period before it.
  package var fileName: String {
    let first = Breakdown.slug(steps[0].period.description).replacing("-", with: "_")
    return "\(latest.fileName)_from_\(first)"
  }

  /// The table as Markdown.
  package var markdown: String {
    MarkdownPage(
      title: table.title, tables: [table], generatedFrom: latest.generatedFrom,
      classification: latest.classification
    ).text
  }

  /// The table as a page of its own.
  package var html: String {
    HTMLPage(
      title: table.title, sections: [.init(table: table)], generatedFrom: latest.generatedFrom,
      classification: latest.classification
    ).text
  }
}
