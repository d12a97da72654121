internal import DelimitedText
internal import PipelineCore
internal import ReturnSpec

/// Which measures a row has: all of the table, or those of the text in one column.
struct MeasureColumn {
  /// Positions of measures, those that rows have together one after the other.
  let positions: [Int]
  /// Which of ``positions`` each group has.
  let groups: [Range<Int>]
  private let column: (name: String, position: Int?)?
  private let hasColumn: Bool
  private let numbers: [String: Int32]
  private var cache = TextCache()

  init(_ table: PublishedTableSpec, _ columns: TableColumns) {
    hasColumn = table.measureColumn != nil
    guard let name = table.measureColumn else {
      positions = Array(columns.measures.indices)
      groups = [positions.indices]
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
    for (position, measure) in columns.names.enumerated() {
      if let group = numbers[measure.of ?? ""] { groups[Int(group)].append(position) }
    }
    positions = groups.flatMap(\.self)
    var end = 0
    self.groups = groups.map { group in
      end += group.count
      return end - group.count..<end
    }
    self.numbers = numbers
  }

  /// The number of the row's group; below zero, and the reason, when the mapping has none for it.
  mutating func read(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ place: TableRow,
    _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    guard hasColumn else { return 0 }
    let text = try place.text(column?.position, column?.name ?? "", row, block)
    if let group = cache.value(of: text) { return group }
    let name = column?.name ?? ""
    let string = String(decoding: text, as: UTF8.self)
    let group = numbers[string] ?? passed.number(of: "\(name) '\(string)' is not mapped")
    cache.set(group, for: text)
    return group
  }
}
