internal import ReturnModel

/// Where the figure of a key stands among those met so far.
///
/// A table of slots with the next free one after a collision: a key is four small numbers, and hashing
/// them against attack costs more than everything else a row does.
struct FigureIndex {
  /// Positions by hash, -1 where there is none; always less than half full.
  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private(set) var keys: [FigureKey] = []

  /// The position of `key`, and whether it was met before; a new one comes last.
  mutating func position(of key: FigureKey) -> (position: Int, isKnown: Bool) {
    if keys.count * 2 >= slots.count { grow() }
    var slot = Self.slot(of: key, slots.count)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if keys[position] == key { return (position, true) }
      slot = (slot &+ 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    keys.append(key)
    return (keys.count - 1, false)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (position, key) in keys.enumerated() {
      var slot = Self.slot(of: key, slots.count)
      while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position)
    }
  }

  private static func slot(of key: FigureKey, _ count: Int) -> Int {
    let one = UInt64(UInt32(bitPattern: key.indicator)) << 32 | UInt64(UInt32(bitPattern: key.area))
    let other =
      UInt64(UInt32(bitPattern: key.period)) << 32 | UInt64(UInt32(bitPattern: key.breakdown))
    let mixed = (one &* 0x9E37_79B9_7F4A_7C15) ^ (other &* 0xC2B2_AE3D_27D4_EB4F)
    // The high bits of a product know all of its factors.
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9 >> 20)
      & (count - 1)
  }
}
