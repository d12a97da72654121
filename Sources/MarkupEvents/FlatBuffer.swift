/// Plain values one after the other in memory of their own.
///
/// An array would do, but asks at every append whether it is shared; this never is.
struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    storage = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { storage.deallocate() }

  /// The values; valid until the next change.
  var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: storage, count: count) }

  subscript(index: Int) -> Element { values[index] }

  var last: Element? { count > 0 ? storage[count - 1] : nil }

  @inline(__always) mutating func append(_ value: Element) {
    if count == capacity { grow(to: count + 1) }
    (storage + count).initialize(to: value)
    count += 1
  }

  @inline(__always) mutating func append(_ values: UnsafeBufferPointer<Element>) {
    guard let start = values.baseAddress else { return }
    if values.count > capacity - count { grow(to: count + values.count) }
    (storage + count).initialize(from: start, count: values.count)
    count += values.count
  }

  /// Adds values that are likely to be few bytes: up to sixteen are two words that may overlap.
  @inline(__always) mutating func append(short values: UnsafeBufferPointer<Element>)
  where Element == UInt8 {
    guard let start = values.baseAddress, 4...16 ~= values.count, capacity - count >= 16 else {
      return append(values)
    }
    let (from, to) = (UnsafeRawPointer(start), UnsafeMutableRawPointer(storage + count))
    if values.count >= 8 {
      let last = from.loadUnaligned(fromByteOffset: values.count - 8, as: UInt64.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: values.count - 8, as: UInt64.self)
    } else {
      let last = from.loadUnaligned(fromByteOffset: values.count - 4, as: UInt32.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: values.count - 4, as: UInt32.self)
    }
    count += values.count
  }

  @inline(__always) mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return storage[count]
  }

  /// Forgets the values from `newCount` on.
  @inline(__always) mutating func truncate(to newCount: Int) { count = min(count, newCount) }

  /// Forgets the first `number` values and moves the rest to the front.
  mutating func removeFirst(_ number: Int) {
    let number = min(number, count)
    storage.update(from: storage + number, count: count - number)
    count -= number
  }

  @inline(never) private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    new.update(from: storage, count: count)
    storage.deallocate()
    storage = new
    capacity = larger
  }
}
