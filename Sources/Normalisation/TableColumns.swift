internal import ReturnModel
internal import ReturnSpec

/// Where the columns of a published table's mapping stand in one file.
struct TableColumns {
  /// A measure of the mapping by the positions of its columns.
  struct Measure {
    let indicator: IndicatorID
    let value: Int
    let numerator: Int?
    let denominator: Int?
    /// The measure as the mapping says it, for messages.
    let names: PublishedTableSpec.Measure
  }

  /// The position of each column; of one that stands in the header twice, the first.
  let index: [String: Int]
  /// The measures whose every column the file has.
  let measures: [Measure]
  /// Columns of measures that the file does not have.
  let missing: [String]
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
    var measures: [Measure] = []
    var missing: [String] = []
    for measure in table.measures {
      let absent = [measure.value, measure.numerator, measure.denominator]
        .compactMap(\.self).filter { index[$0] == nil }
      missing += absent.filter { !missing.contains($0) }
      guard absent.isEmpty, let value = index[measure.value] else { continue }
      measures.append(
        Measure(
          indicator: measure.indicator, value: value,
          numerator: measure.numerator.flatMap { index[$0] },
          denominator: measure.denominator.flatMap { index[$0] }, names: measure))
    }
    self.index = index
    self.measures = measures
    self.missing = missing
    self.repeated = repeated
  }

  /// The name of a column that stands in the header twice with different texts in `row`.
  func contradiction(in row: [String]) -> String? {
    repeated.first { row[$0.first] != row[$0.again] }.map { header[$0.first] }
  }
}
