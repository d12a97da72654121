/// Counts and cuts UTF-8 text by characters, which here are Unicode scalars.
enum TextMeasure {
  static func characters(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether two texts are the same, byte for byte.
  @inline(__always)
  static func same(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard one.count == other.count else { return false }
    var index = 0
    while index < one.count, one[index] == other[index] { index &+= 1 }
    return index == one.count
  }

  /// The bytes of `count` characters from the 1-based `first` on, as far as there are any.
  static func part(
    of bytes: UnsafeBufferPointer<UInt8>, from first: Int64, count: Int64
  ) -> Range<Int> {
    guard first >= 1, count >= 1 else { return 0..<0 }
    let (last, overflow) = first.addingReportingOverflow(count - 1)
    var (character, start, end) = (Int64(0), bytes.count, bytes.count)
    for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      character += 1
      if character == first { start = index }
      if !overflow, character == last + 1 { end = index }
    }
    return min(start, end)..<end
  }

  /// The whole number that the text spells: digits, with or without a sign; else `nil`.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let first = bytes.first else { return nil }
    let isSigned = first == 0x2D || first == 0x2B
    guard bytes.count > (isSigned ? 1 : 0) else { return nil }
    var value: Int64 = 0
    for byte in bytes.dropFirst(isSigned ? 1 : 0) {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (tens, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = tens.subtractingReportingOverflow(Int64(byte) - 0x30)
      guard !first, !second else { return nil }
      value = sum
    }
    // Counted downwards, because the smallest number has no positive twin.
    if first == 0x2D { return value }
    return value == .min ? nil : -value
  }
}
