extension ComparatorTable {
  /// A file name of lower-case letters, digits and underscores that tells indicator, area, period
  /// and marking.
  ///
  /// Formats with no room for a banner carry their marking in it.
  package var fileName: String { "" }

  /// The rows as a JSON array with the keys of ``ComparatorRow/columns``.
  package var json: String { "[]\n" }

  /// The rows as CSV with the columns of ``ComparatorRow/columns``: `<name>_comparators.csv`.
  package var comparatorCSV: [UInt8] { [] }

  /// The figures of real places in the published standard: `<name>.csv`.
  package var publishedCSV: [UInt8] { [] }

  /// What the columns of ``publishedCSV`` are: `<name>.meta.csv`.
  package var publishedMetaCSV: [UInt8] { [] }

  /// The rows as people read them.
  package var table: Table { Table(title: "", columns: [], rows: []) }

  /// The table as Markdown.
  package var markdown: String { "" }

  /// The table as a page of its own.
  package var html: String { "" }
}

extension Table {
  /// The table as CSV for a spreadsheet: no cell of it can be taken for a formula.
  package var csv: [UInt8] { [] }

  /// The table as a JSON array of objects with the columns' keys.
  package var json: String { "[]\n" }
}
