/// Records in memory, packed one after the other, and the order to read them in.
struct RecordArena: ~Copyable {
  /// Where a record begins, and its key's first bytes.
  private struct Entry {
    var prefix: UInt64
    var offset: Int
  }

  /// What an entry costs, with the room that sorting takes.
  static let entryCost = 24

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// How many records there are.
  var count: Int { entries.count }

  /// The memory in use.
  var size: Int { bytes.count + entries.count * Self.entryCost }

  /// Sets room aside for `size` bytes of records, so that growing does not move them.
  ///
  /// The system gives memory as it is used, so that room that stays empty costs nothing.
  mutating func reserve(_ size: Int) { bytes.reserveCapacity(size) }

  /// Copies a record in; the caller has seen that both lengths fit 32 bits.
  mutating func add(key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) {
    entries.append(Entry(prefix: KeyOrder.prefix(of: key), offset: bytes.count))
    withUnsafeBytes(of: UInt32(key.count)) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(payload.count)) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: key)
    bytes.append(contentsOf: payload)
  }

  /// Puts the records in the order of their keys, those of equal keys in the order added.
  mutating func sort() {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      entries.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        let order = KeyOrder.compare(
          PackedRecord(at: base + left.offset).key, PackedRecord(at: base + right.offset).key)
        return order == 0 ? left.offset < right.offset : order < 0
      }
    }
  }

  /// Calls `body` with each record, in the order that ``sort()`` left.
  func forEach<Failure: Error>(_ body: (PackedRecord) throws(Failure) -> Void) throws(Failure) {
    try bytes.span.withUnsafeBytes { bytes throws(Failure) in
      guard let base = bytes.baseAddress else { return }
      for entry in entries { try body(PackedRecord(at: base + entry.offset)) }
    }
  }

  /// Forgets the records and keeps the room.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  /// Forgets the records and gives the room back.
  mutating func release() {
    bytes = []
    entries = []
  }
}
