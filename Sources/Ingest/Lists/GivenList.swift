internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

/// A list as it was given: where it stands, what its columns are, and which of them hold the key.
final class GivenList {
  let file: String
  /// The line of the headings.
  let line: Int
  let table: BoundTable
  /// The columns that may hold the key, in the order in which they are asked.
  let keys: [Int]
  /// The key's headings, for messages.
  let keyHeading: String
  let isAloneWithoutKey: Bool
  private let ignored: [Bool]
  private let plain: [String]
  /// How many cells of each column hold something.
  private(set) var filled: [Int]

  init(
    _ table: FormTable, file: String, headings: [String], line: Int, module: Int,
    round: RoundSpec, readings: FormReadings, epoch: SheetDate.Epoch, carrying carried: [String]
  ) {
    self.file = file
    self.line = line
    self.table = BoundTable(
      table, headings: headings, module: module, round: round, readings: readings, epoch: epoch,
      carrying: carried)
    let plain = headings.map(Heading.plain)
    self.plain = plain
    keys = table.key.compactMap { plain.firstIndex(of: $0) }
    keyHeading = keys.first.map { headings[$0] } ?? ""
    isAloneWithoutKey = table.isAloneWithoutKey
    ignored = plain.map(table.isIgnored)
    filled = headings.map { _ in 0 }
  }

  /// The heading of the first column that is headed like another one before it.
  static func repeatedHeading(_ headings: [String], _ table: FormTable) -> String? {
    var met: Set<String> = []
    return headings.first { heading in
      let plain = Heading.plain(heading)
      return !table.isIgnored(plain) && !met.insert(plain).inserted
    }
  }

  /// Whether a row holds nothing but what every row of the form may hold, so that it is no record.
  func isBlank(_ row: PackedRow, _ readings: FormReadings) -> Bool {
    var isBlank = true
    row.forEachCell { column, text in
      guard isBlank else { return }
      if column >= ignored.count || !ignored[column], !readings.isBlank(text) { isBlank = false }
    }
    return isBlank
  }

  /// Whether a row repeats the headings.
  func isHeading(_ row: PackedRow) -> Bool {
    // A key is told from its heading by its length, most often.
    guard let first = keys.first, row.count(first) >= plain[first].utf8.count else { return false }
    let text = row.text(first)
    guard !text.isEmpty, Heading.plain(String(decoding: text, as: UTF8.self)) == plain[first] else {
      return false
    }
    var isHeading = true
    row.forEachCell { column, text in
      let text = Heading.plain(String(decoding: text, as: UTF8.self))
      if column >= plain.count || plain[column] != text { isHeading = false }
    }
    return isHeading
  }

  /// The key of a row, `12.0` being `12`; empty when it has none.
  func key(of row: PackedRow, _ readings: FormReadings) -> [UInt8] {
    for column in keys {
      let text = row.text(column)
      guard !text.isEmpty else { continue }
      guard !text.withUnsafeBufferPointer(readings.isBlank) else { continue }
      return RowNames.plainNumber(text)
    }
    return []
  }

  func count(_ row: PackedRow) {
    filled.withUnsafeMutableBufferPointer { filled in
      row.forEachCell { column, _ in
        if column < filled.count { filled[column] += 1 }
      }
    }
  }
}
