/// A record that was counted in the cell whose records are asked for.
package struct CountedRecord: Hashable, Sendable {
  /// Its place among its subject's records.
  package let record: Int
  /// What it added above the line; of a count, what it added to it.
  package let above: Int
  /// What it added below the line.
  package let below: Int
}

/// The one cell whose records are asked for while an extract is counted, and those of the subject at
/// hand.
struct CountTrace {
  /// The indicator, by position.
  let indicator: Int
  /// The period, by its row in the tally.
  let row: Int
  /// The slices that make the one asked for.
  let slices: Set<Int>
  var counted: [CountedRecord] = []

  /// Takes a record counted in `used` slices of the period at `row`, when that is the cell.
  mutating func take(_ counted: CountedRecord, row: Int, used: ArraySlice<Int>) {
    guard row == self.row, used.contains(where: slices.contains) else { return }
    self.counted.append(counted)
  }
}
