/// The different texts of one part of a load's keys, in the order of their bytes.
///
/// A text is known by its place, so that keys are compared as numbers, and stands in memory once, so
/// that it is handed to SQLite without a copy.
struct TextColumn: ~Copyable {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let starts: [Int]

  /// Keeps `texts`, which differ, and says which place each has been given.
  init(_ texts: [String], places: inout [Int32]) {
    let order = texts.indices.sorted { left, right in
      texts[left].utf8.lexicographicallyPrecedes(texts[right].utf8)
    }
    places = Array(repeating: 0, count: texts.count)
    var starts = [0]
    for (place, index) in order.enumerated() {
      places[index] = Int32(place)
      starts.append(starts[place] + texts[index].utf8.count)
    }
    // Never of no bytes, so that there is an address to hand out.
    bytes = .allocate(capacity: (starts.last ?? 0) + 1)
    for (place, index) in order.enumerated() {
      _ = UnsafeMutableBufferPointer(rebasing: bytes[starts[place]...])
        .initialize(from: texts[index].utf8)
    }
    self.starts = starts
  }

  deinit { bytes.deallocate() }

  /// How many texts there are.
  var count: Int { starts.count - 1 }

  /// The bytes of the text at `place`, as long as the column lives.
  subscript(place: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[starts[Int(place)]..<starts[Int(place) + 1]])
  }

  /// The text at `place`, for messages.
  func string(_ place: Int32) -> String { String(decoding: self[place], as: UTF8.self) }
}
