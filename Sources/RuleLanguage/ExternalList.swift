/// A list of texts supplied from outside, such as every establishment's number, with what it says of
/// each in columns.
///
/// Texts are compared on bytes, and no string is made. A value that many texts have in a column is
/// kept once, so that a column costs four bytes a text beside its different values.
package struct ExternalList: Sendable {
  /// The list's name, as rules spell it.
  package let name: String
  /// How many different texts the list holds.
  package let count: Int
  /// The bytes of every value that a column holds.
  let values: [UInt8]

  private let bytes: [UInt8]
  /// Where each text ends in ``bytes``; it begins where the one before ends.
  private let ends: [Int32]
  /// For each place of the hash table the number of a text, or -1; a power of two of them.
  private let places: [Int32]
  private let columns: [[UInt8]]
  /// For each text the number of its value in every column.
  private let cells: [Int32]
  /// Where each value stands in ``values``; the first is empty.
  private let ranges: [Range<Int>]

  /// Makes a list; of a text given twice the first counts.
  package init(name: String, texts: some Sequence<String>) {
    self.init(name: name, columns: [], rows: texts.map { (text: $0, values: [String]()) })
  }

  /// Makes a list whose texts each have a value, which may be empty, in every one of `columns`.
  package init(
    name: String, columns: [String], rows: [(text: String, values: [String])]
  ) {
    self.name = name
    self.columns = columns.map { Array($0.utf8) }
    var (bytes, ends, cells) = ([UInt8](), [Int32(0)], [Int32]())
    var (values, ranges, numbers) = ([UInt8](), [0..<0], [[UInt8](): Int32(0)])
    let keyed = rows.enumerated().map { (Array($1.text.utf8), $0, $1.values) }
    var last: [UInt8]?
    let ordered = keyed.sorted { left, right in
      left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
    }
    for (text, _, row) in ordered where text != last {
      bytes += text
      last = text
      ends.append(Int32(clamping: bytes.count))
      for place in columns.indices {
        let value = row.indices.contains(place) ? Array(row[place].utf8) : []
        let number = numbers[value] ?? Int32(clamping: ranges.count)
        if numbers.updateValue(number, forKey: value) == nil {
          ranges.append(values.count..<values.count + value.count)
          values += value
        }
        cells.append(number)
      }
    }
    (self.bytes, self.ends, count) = (bytes, ends, ends.count - 1)
    (self.values, self.ranges, self.cells) = (values, ranges, cells)
    places = Self.places(bytes, ends)
  }

  private static func places(_ bytes: [UInt8], _ ends: [Int32]) -> [Int32] {
    var size = 8
    while size < ends.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for index in 0..<ends.count - 1 {
      let hash = bytes.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[Int(ends[index])..<Int(ends[index + 1])]))
      }
      var place = hash & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index)
    }
    return places
  }

  /// Whether `text` is one of the texts, byte for byte.
  package func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool { row(of: text) != nil }

  /// The number of `text`; `nil` when the list has not it.
  func row(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        places.withUnsafeBufferPointer { places in
          let mask = places.count - 1
          var place = Self.hash(text) & mask
          while places[place] >= 0 {
            let index = Int(places[place])
            let range = Int(ends[index])..<Int(ends[index + 1])
            if TextMeasure.same(UnsafeBufferPointer(rebasing: bytes[range]), text) { return index }
            place = (place + 1) & mask
          }
          return nil
        }
      }
    }
  }

  /// The number of the column called `name`.
  func column(named name: ArraySlice<UInt8>) -> Int? {
    columns.firstIndex { $0.elementsEqual(name) }
  }

  /// Where the value of a text in a column stands in ``values``; empty when there is none.
  func cell(_ row: Int, _ column: Int) -> Range<Int> {
    ranges[Int(cells[row * columns.count + column])]
  }

  /// A short digest of all that the list holds, the same on every machine.
  package var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for bytes in columns + [bytes, values] {
      for byte in bytes { take(byte) }
      take(0)
    }
    for number in ends + cells {
      for shift in [0, 8, 16, 24] { take(UInt8(truncatingIfNeeded: number >> Int32(shift))) }
    }
    return String(hash, radix: 16)
  }

  /// FNV-1a, finished so that the low bits depend on all: the same on every machine.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff)
  }
}
