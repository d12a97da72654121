/// Names by their bytes.
///
/// A name is told from others by its length and its first and last eight bytes; only what lies
/// between these, in names of more than sixteen, is compared byte by byte.
struct NameIndex: ~Copyable {
  private struct Entry {
    let first: UInt64
    let last: UInt64
    let count: Int
    /// Where its bytes begin among the texts.
    let start: Int
  }

  private var entries = FlatBuffer<Entry>(capacity: 256)
  private var texts = FlatBuffer<UInt8>(capacity: 4096)
  /// Open addressing over a power of two: one more than a name's number, or 0 for a free slot.
  private var slots: UnsafeMutableBufferPointer<UInt32>
  private var shift: UInt64

  init() {
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: 0)
    shift = 64 - 10
  }

  deinit { slots.deallocate() }

  @inline(__always) func count(of id: UInt16) -> Int { entries[Int(id)].count }

  @inline(__always)
  func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt16? {
    let (first, last) = Self.ends(start, count)
    var slot = slot(first, last, count)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      let entry = entries[id]
      if entry.first == first, entry.last == last, entry.count == count, hasMiddle(entry, start) {
        return UInt16(truncatingIfNeeded: id)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  func matches(_ id: UInt16, _ start: UnsafePointer<UInt8>) -> Bool {
    let entry = entries[Int(id)]
    let (first, last) = Self.ends(start, entry.count)
    return entry.first == first && entry.last == last && hasMiddle(entry, start)
  }

  /// Adds a name that is not there yet; its number is how many there were.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    let start = texts.count
    texts.append(name)
    // Eight more, so that the shortest name can be read as a word.
    for _ in 0..<8 { texts.append(0) }
    let (first, last) = texts.values.baseAddress.map { Self.ends($0 + start, name.count) } ?? (0, 0)
    entries.append(Entry(first: first, last: last, count: name.count, start: start))
    if entries.count * 2 > slots.count { grow() } else { place(entries.count - 1) }
  }

  private func place(_ id: Int) {
    let entry = entries[id]
    var slot = slot(entry.first, entry.last, entry.count)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(id + 1)
  }

  private mutating func grow() {
    let count = slots.count * 2
    slots.deallocate()
    slots = .allocate(capacity: count)
    slots.initialize(repeating: 0)
    shift -= 1
    for id in 0..<entries.count { place(id) }
  }

  /// The first and the last eight bytes, as words; of a shorter name all bytes, and nought.
  @inline(__always)
  private static func ends(_ start: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
    let raw = UnsafeRawPointer(start)
    let first = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    guard count < 8 else {
      return (first, raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    return (first & ((1 &<< UInt64(truncatingIfNeeded: count * 8)) &- 1), 0)
  }

  @inline(__always)
  private func hasMiddle(_ entry: Entry, _ start: UnsafePointer<UInt8>) -> Bool {
    entry.count <= 16 || hasLongMiddle(entry, start)
  }

  private func hasLongMiddle(_ entry: Entry, _ start: UnsafePointer<UInt8>) -> Bool {
    guard let texts = texts.values.baseAddress else { return false }
    let (one, other) = (UnsafeRawPointer(texts + entry.start), UnsafeRawPointer(start))
    var at = 8
    while at < entry.count - 8 {
      // The last word overlaps those before, which does no harm.
      let place = min(at, entry.count - 8)
      guard
        one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      else { return false }
      at += 8
    }
    return true
  }

  @inline(__always)
  private func slot(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
    let mixed = (first ^ (last &<< 1) ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }
}
