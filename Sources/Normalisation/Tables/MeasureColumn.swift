internal import DelimitedText
internal import PipelineCore
internal import ReturnSpec

/// Which measures a row has: all of the table, or those of the text in one column.
struct MeasureColumn {
  /// Positions of measures that rows have together.
  let groups: [[Int]]
  private let column: (name: String, position: Int?)?
  private let numbers: [String: Int32]
  private var cache = TextCache()

  init(_ table: PublishedTableSpec, _ columns: TableColumns) {
    guard let name = table.measureColumn else {
      groups = [Array(columns.measures.indices)]
      numbers = [:]
      column = nil
      return
    }
    column = (name, columns.position(name))
    var (groups, numbers): ([[Int]], [String: Int32]) = ([], [:])
    // Every text of the mapping has its group, though the file lack the columns of all in it.
    for measure in table.measures {
      guard let text = measure.of, numbers[text] == nil else { continue }
      numbers[text] = Int32(groups.count)
      groups.append([])
    }
    for (position, measure) in columns.measures.enumerated() {
      if let group = numbers[measure.names.of ?? ""] { groups[Int(group)].append(position) }
    }
    self.groups = groups
    self.numbers = numbers
  }

  /// The number of the row's group; below zero, and the reason, when the mapping has none for it.
  mutating func read(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ place: TableRow,
    _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    guard let (name, position) = column else { return 0 }
    let text = try place.text(position, name, row, block)
    if let group = cache.value(of: text) { return group }
    let string = String(decoding: text, as: UTF8.self)
    let group = numbers[string] ?? passed.number(of: "\(name) '\(string)' is not mapped")
    cache.set(group, for: text)
    return group
  }
}
