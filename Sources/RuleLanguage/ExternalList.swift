/// A list of texts supplied from outside, such as every establishment's number.
///
/// Membership is asked on bytes; no string is made.
package struct ExternalList: Sendable {
  /// The list's name, as rules spell it.
  package let name: String
  /// How many different texts the list holds.
  package let count: Int

  private let bytes: [UInt8]
  /// Where each text ends in ``bytes``; it begins where the one before ends.
  private let ends: [Int32]
  /// For each place of the hash table the number of a text, or -1; a power of two of them.
  private let places: [Int32]

  /// Makes a list; texts given twice count once.
  package init(name: String, texts: some Sequence<String>) {
    self.name = name
    var bytes: [UInt8] = []
    var ends: [Int32] = [0]
    var last: [UInt8]?
    for text in texts.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) })
    where text != last {
      bytes += text
      last = text
      ends.append(Int32(clamping: bytes.count))
    }
    (self.bytes, self.ends, count) = (bytes, ends, ends.count - 1)
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
  package func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        places.withUnsafeBufferPointer { places in
          let mask = places.count - 1
          var place = Self.hash(text) & mask
          while places[place] >= 0 {
            let index = Int(places[place])
            let range = Int(ends[index])..<Int(ends[index + 1])
            if TextMeasure.same(UnsafeBufferPointer(rebasing: bytes[range]), text) { return true }
            place = (place + 1) & mask
          }
          return false
        }
      }
    }
  }

  /// FNV-1a, finished so that the low bits depend on all: the same on every machine.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff)
  }
}
