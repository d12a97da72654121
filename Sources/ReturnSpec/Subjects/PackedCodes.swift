internal import ReturnModel

/// A code list as a table in which a text of up to eight bytes is found at the first look.
struct PackedCodes: Sendable {
  private let list: CodeList
  /// A code packed into a word, and its position; 0 is a free slot.
  private var slots: [(code: UInt64, position: Int)]
  private let shift: UInt64

  init(_ list: CodeList) {
    self.list = list
    let short = list.codes.indices.filter { (1...8).contains(list.codes[$0].code.utf8.count) }
    // At least half of the slots are free, so that a look ends soon.
    var width: UInt64 = 1
    while 1 << width < short.count * 2 { width += 1 }
    shift = 64 - width
    slots = Array(repeating: (0, 0), count: 1 << Int(width))
    for position in short {
      let packed = list.codes[position].code.utf8.reduce(0) { $0 << 8 | UInt64($1) }
      let slot = slot(of: packed)
      // Of two equal codes the first counts.
      if slots[slot].code == 0 { slots[slot] = (packed, position) }
    }
  }

  /// The position of the code with these bytes.
  @inline(__always) func position(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count <= 8 else {
      return list.position(of: String(decoding: text, as: UTF8.self))
    }
    var packed: UInt64 = 0
    for byte in text { packed = packed << 8 | UInt64(byte) }
    let found = slots[slot(of: packed)]
    return found.code == packed && packed != 0 ? found.position : nil
  }

  /// The slot that holds `packed`, or the free one where it would stand.
  @inline(__always) private func slot(of packed: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while slots[slot].code != packed, slots[slot].code != 0 {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
