internal import DelimitedText
internal import ReturnModel
internal import ReturnSpec

/// Where the columns of a published table's mapping stand in one file.
struct TableColumns {
  /// A measure of the mapping by the positions of its columns.
  ///
  /// Numbers only: it is looked at once a figure, and a text in it would be counted each time.
  struct Measure {
    let value: Int
    let numerator: Int?
    let denominator: Int?
    /// Whether the figure is its own number above the line.
    let isCount: Bool
  }

  /// The measures whose every column the file has.
  let measures: [Measure]
  /// The same as the mapping says them.
  let names: [PublishedTableSpec.Measure]
  /// Columns of measures that the file does not have.
  let missing: [String]
  /// Columns that the mapping has no use for.
  let unused: [String]
  /// The position of each column by the mapping's name; of one that is there twice, the first.
  private let index: [String: Int]
  /// Positions of columns of one name.
  private let repeated: [(first: Int, again: Int)]
  private let header: [String]

  init(_ table: PublishedTableSpec, header: [String]) {
    self.header = header
    var index: [String: Int] = [:]
    var repeated: [(first: Int, again: Int)] = []
    for (position, name) in header.enumerated() {
      if let first = index[name] {
        repeated.append((first, position))
      } else {
        index[name] = position
      }
    }
    var used = Self.columnsUsed(table)
    for (name, others) in table.aliases where index[name] == nil {
      guard let other = others.first(where: { index[$0] != nil }) else { continue }
      index[name] = index[other]
      if used.contains(name) { used.insert(other) }
    }
    var (measures, names): ([Measure], [PublishedTableSpec.Measure]) = ([], [])
    var missing: [String] = []
    for measure in table.measures {
      let absent = [measure.value, measure.numerator, measure.denominator]
        .compactMap(\.self).filter { index[$0] == nil }
      missing += absent.filter { !missing.contains($0) }
      guard absent.isEmpty, let value = index[measure.value] else { continue }
      let parts = [measure.numerator, measure.denominator]
      measures.append(
        Measure(
          value: value, numerator: measure.numerator.flatMap { index[$0] },
          denominator: measure.denominator.flatMap { index[$0] },
          isCount: parts == [nil, nil] && !measure.isRate))
      names.append(measure)
    }
    self.names = names
    self.index = index
    self.measures = measures
    self.missing = missing
    self.repeated = repeated
    unused = header.filter { !used.contains($0) }
  }

  /// The position of the column that the mapping calls `name`.
  func position(_ name: String) -> Int? { index[name] }

  /// The name of a column that stands in the header twice with different texts in `row`.
  func contradiction(in row: DelimitedRow, of block: borrowing DelimitedBlock) -> String? {
    if repeated.isEmpty { return nil }
    for (first, again) in repeated
    where !block.text(first, of: row).elementsEqual(block.text(again, of: row)) {
      return header[first]
    }
    return nil
  }

  private static func columnsUsed(_ table: PublishedTableSpec) -> Set<String> {
    var used: Set<String> = [
      "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
      "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
    ]
    if let (topic, value) = table.topicColumns { used.formUnion([topic, value]) }
    if table.topicColumns == nil { used.formUnion(table.topics.map(\.name)) }
    used.formUnion(
      [table.measureColumn, table.schools, table.places?.column, table.years?.column].compactMap(
        \.self))
    for measure in table.measures {
      used.formUnion([measure.value, measure.numerator, measure.denominator].compactMap(\.self))
    }
    return used
  }
}
