/// Gives element names small numbers, by the address libxml2 hands over.
///
/// The parser's dictionary keeps one copy of each name, so that equal names have equal addresses
/// for as long as the parser lives, and a name is read only once.
struct NameTable {
  private(set) var names: [String] = []
  private let limit: Int
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

  /// The number of a name; `nil` when it is new and there are too many.
  @inline(__always) mutating func id(of name: UnsafePointer<UInt8>) -> UInt16? {
    let address = UInt(bitPattern: name)
    let slot = slot(of: address)
    return addresses[slot] == address ? ids[slot] : add(name)
  }

  @inline(__always) private func slot(of address: UInt) -> Int {
    let mask = addresses.count - 1
    var slot = Int((address &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while addresses[slot] != address && addresses[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  @inline(never) private mutating func add(_ name: UnsafePointer<UInt8>) -> UInt16? {
    guard names.count < limit else { return nil }
    if names.count * 2 >= addresses.count { grow() }
    let id = UInt16(names.count)
    names.append(String(cString: name))
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
