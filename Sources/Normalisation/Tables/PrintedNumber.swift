/// Numbers as published tables print them, read from their bytes.
enum PrintedNumber {
  /// Powers of ten that a binary number of 64 bits holds exactly.
  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// The number that the whole of `text` is; `nil` when it is none.
  ///
  /// What Swift reads beyond decimal numbers, such as 0x10 and infinity, no published table means.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = simple(text) { return number }
    guard text.allSatisfy(isPart), let number = Double(String(decoding: text, as: UTF8.self)),
      number.isFinite
    else { return nil }
    return number
  }

  /// A number of few digits without an exponent, which nearly all are.
  ///
  /// Up to fifteen digits and the power of ten below them are exact, so that one division rounds
  /// once and gives the nearest number, as the long way does.
  @inline(__always)
  private static func simple(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let first = text.first, text.count <= 16 else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var (digits, places, number, isFraction) = (0, 0, 0, false)
    for byte in text[(isNegative ? 1 : 0)...] {
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        number = number &* 10 &+ Int(digit)
        digits += 1
        if isFraction { places += 1 }
      } else {
        guard byte == UInt8(ascii: "."), !isFraction else { return nil }
        isFraction = true
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    // A point with no digit on one side is left to the long way.
    if isFraction, places == 0 || places == digits { return nil }
    let value = places == 0 ? Double(number) : Double(number) / powers[places]
    return isNegative ? -value : value
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The text without the spaces around it: some programs pad columns.
  @inline(__always) var trimmed: UnsafeBufferPointer<UInt8> {
    let space = UInt8(ascii: " ")
    guard let first, let last = self.last, first == space || last == space else { return self }
    var (start, end) = (0, count)
    while start < end, self[start] == space { start += 1 }
    while end > start, self[end - 1] == space { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }
}
