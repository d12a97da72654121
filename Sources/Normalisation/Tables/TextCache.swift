/// What texts that are met again and again stand for, looked up by their bytes.
///
/// A text met before costs a look at its bytes and no memory; the one met last costs a comparison.
struct TextCache {
  private struct Entry {
    let start: Int
    let count: Int
    let hash: UInt64
    let value: Int32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Positions in `entries` by hash, -1 where there is none; always less than half full.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var last: Int?

  /// A column with more different texts than this is not one worth remembering.
  private static let limit = 1 << 16
  /// Nor is a text longer than this.
  private static let longest = 256

  /// What was given for `text`; `nil` when it has not been met.
  mutating func value(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let last, holds(last, text) { return entries[last].value }
    let hash = Self.hash(of: text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if entries[position].hash == hash, holds(position, text) {
        last = position
        return entries[position].value
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Says what `text`, which has not been met, stands for.
  mutating func set(_ value: Int32, for text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= Self.longest else { return }
    if entries.count >= Self.limit { self = TextCache() }
    if entries.count * 2 >= slots.count { grow() }
    entries.append(
      Entry(start: bytes.count, count: text.count, hash: Self.hash(of: text), value: value))
    bytes.append(contentsOf: text)
    last = entries.count - 1
    place(entries.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for position in entries.indices { place(position) }
  }

  private mutating func place(_ position: Int) {
    var slot = Int(truncatingIfNeeded: entries[position].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(position)
  }

  private func holds(_ position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = entries[position]
    guard entry.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<entry.count where bytes[entry.start &+ index] != text[index] { return false }
      return true
    }
  }

  private static func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // The low bits choose the slot, and the high ones know more.
    return hash ^ hash >> 32
  }
}
