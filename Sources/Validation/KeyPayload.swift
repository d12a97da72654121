/// What goes with a key: plan, number of the key there, extract, line, subject, the record's key.
enum KeyPayload {
  /// Where the record's key begins.
  static let headerSize = 14

  /// Adds four bytes, the greatest first.
  static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    bytes.append(UInt8(truncatingIfNeeded: number >> 16))
    bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    bytes.append(UInt8(truncatingIfNeeded: number))
  }

  /// The number that begins at `index`: 2 the extract, 6 the line, 10 the subject.
  static func number(at index: Int, of payload: Span<UInt8>) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(payload[index + $1]) }
  }

  /// The same payload with another plan and extract; a record that others may name has no extract.
  static func moved(_ payload: Span<UInt8>, plan: UInt8, from base: Int) -> [UInt8] {
    var moved: [UInt8] = []
    moved.reserveCapacity(payload.count)
    moved.append(plan)
    moved.append(payload[1])
    let extract = number(at: 2, of: payload)
    let isKnown = extract == UniqueKeyMaker.knownMark
    append(UInt32(truncatingIfNeeded: isKnown ? extract : extract + base), to: &moved)
    for index in 6..<payload.count { moved.append(payload[index]) }
    return moved
  }
}
