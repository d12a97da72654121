/// Gives element names small numbers.
///
/// A name is found by its bytes, or by the address libxml2 hands over: the parser's dictionary keeps
/// one copy of each name, so that equal names have equal addresses for as long as the parser lives,
/// and a name is read only once.
struct NameTable: ~Copyable {
  private(set) var names: [String] = []
  private let limit: Int
  private var index = NameIndex()
  /// Open addressing over a power of two; address 0 is a free slot.
  private var addresses: [UInt]
  private var ids: [UInt16]
  private var shift: UInt

  init(limit: Int) {
    self.limit = limit
    addresses = Array(repeating: 0, count: 1024)
    ids = Array(repeating: 0, count: 1024)
    shift = UInt(UInt.bitWidth - 10)
  }

  // MARK: By bytes

  /// The number of the name of `count` bytes from `start`; `nil` when it is new.
  ///
  /// Eight bytes from `start` must be there to be read, however short the name.
  @inline(__always)
  func id(at start: UnsafePointer<UInt8>, count: Int) -> UInt16? { index.find(start, count) }

  /// How many bytes a name has.
  @inline(__always) func count(of id: UInt16) -> Int { index.count(of: id) }

  /// Whether the bytes from `start` begin with the name of number `id`; as many as it has, and eight,
  /// must be there to be read.
  @inline(__always)
  func matches(_ id: UInt16, at start: UnsafePointer<UInt8>) -> Bool { index.matches(id, start) }

  /// The number of a name, which may be new; `nil` when it is and there are too many.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>) -> UInt16? {
    let padded = Array(name) + Array(repeating: 0, count: 8)
    let known = padded.withUnsafeBufferPointer { padded in
      padded.baseAddress.flatMap { index.find($0, name.count) }
    }
    if let known { return known }
    guard names.count < limit else { return nil }
    names.append(String(decoding: name, as: UTF8.self))
    index.append(name)
    return UInt16(names.count - 1)
  }

  // MARK: By address

  /// The number of a name; `nil` when it is new and there are too many.
  @inline(__always) mutating func id(of name: UnsafePointer<UInt8>) -> UInt16? {
    let address = UInt(bitPattern: name)
    let slot = slot(of: address)
    return addresses[slot] == address ? ids[slot] : meet(name)
  }

  @inline(__always) private func slot(of address: UInt) -> Int {
    let mask = addresses.count - 1
    var slot = Int((address &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while addresses[slot] != address && addresses[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  @inline(never) private mutating func meet(_ name: UnsafePointer<UInt8>) -> UInt16? {
    var count = 0
    while name[count] != 0 { count += 1 }
    guard let id = add(UnsafeBufferPointer(start: name, count: count)) else { return nil }
    if names.count * 2 >= addresses.count { grow() }
    place(UInt(bitPattern: name), id)
    return id
  }

  private mutating func place(_ address: UInt, _ id: UInt16) {
    let slot = slot(of: address)
    addresses[slot] = address
    ids[slot] = id
  }

  private mutating func grow() {
    let (old, oldIDs) = (addresses, ids)
    addresses = Array(repeating: 0, count: old.count * 2)
    ids = Array(repeating: 0, count: old.count * 2)
    shift -= 1
    for (address, id) in zip(old, oldIDs) where address != 0 { place(address, id) }
  }
}
