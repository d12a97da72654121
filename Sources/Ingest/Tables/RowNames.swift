internal import ReturnSpec

/// The columns of a table that name, join and order its rows, by position.
struct RowNames {
  private let id: [Int]
  private let parent: [Int]
  private let order: Int?
  /// Whether rows carry a name of their own, rather than the one of what they belong to.
  let areNamed: Bool
  /// Whether rows say what they belong to.
  let haveParent: Bool
  /// The headings of the columns that say what a row belongs to.
  let parentHeadings: [String]
  private let isIgnored: [Bool]

  init(_ table: FormTable, headings: [String]) {
    let plain = headings.map(Heading.plain)
    id = table.id.compactMap { plain.firstIndex(of: $0) }
    parent = table.parent.compactMap { plain.firstIndex(of: $0) }
    order = table.order.flatMap { plain.firstIndex(of: $0) }
    areNamed = !table.id.isEmpty && table.id != table.parent
    haveParent = !table.parent.isEmpty
    isIgnored = plain.map(table.isIgnored)
    parentHeadings = parent.map { headings[$0] }
  }

  /// Whether a row holds nothing but what every row of the form may hold, so that it is no record.
  func isBlank(_ row: PackedRow) -> Bool {
    var isBlank = true
    row.forEachCell { column, _ in
      if column >= isIgnored.count || !isIgnored[column] { isBlank = false }
    }
    return isBlank
  }

  /// What names the row; empty when a part of it is missing.
  func name(of row: PackedRow) -> [UInt8] { Self.joined(id, row) }

  /// What names the row it belongs to; empty when a part of it is missing.
  func parentName(of row: PackedRow) -> [UInt8] { Self.joined(parent, row) }

  private static func joined(_ columns: [Int], _ row: PackedRow) -> [UInt8] {
    var name: [UInt8] = []
    for column in columns {
      let part = plainNumber(row.text(column))
      guard !part.isEmpty else { return [] }
      if !name.isEmpty { name.append(0x1F) }
      name.append(contentsOf: part)
    }
    return name
  }

  /// Drops the `.0` of a whole number that was kept as a decimal: `12.0` and `12` name the same.
  static func plainNumber(_ text: [UInt8]) -> [UInt8] {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")), point > 0, point < text.count - 1,
      text[..<point].allSatisfy({ (0x30...0x39).contains($0) }),
      text[(point + 1)...].allSatisfy({ $0 == 0x30 })
    else { return text }
    return Array(text[..<point])
  }

  /// Sorts a row among those of its parent: by the order column, then by where it stands.
  func place(of row: PackedRow) -> [UInt8] {
    let text = order.map { String(decoding: Self.plainNumber(row.text($0)), as: UTF8.self) } ?? ""
    // A row without an order comes first; negative numbers come before the others.
    let number = UInt64(bitPattern: Int64(text) ?? .min) ^ (1 << 63)
    return Self.bytes(number, 8) + Self.bytes(UInt64(row.line), 4)
  }

  /// How many bytes ``place(of:)`` gives.
  static let placeLength = 12

  private static func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }
}
