/// The unique pupil number: thirteen characters, the first a check letter.
///
/// Position 13 is a digit, or a letter in a temporary number. The letters are A to Z without I, O
/// and S.
package enum UniquePupilNumber {
  /// Whether `bytes` has the form of a number and the right check letter.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 13, let check = value(ofLetter: bytes[0]) else { return false }
    var sum = 0
    for index in 1..<12 {
      let digit = Int(bytes[index]) - 0x30
      guard (0...9).contains(digit) else { return false }
      sum += digit * (index + 1)
    }
    let last = Int(bytes[12]) - 0x30
    if (0...9).contains(last) {
      sum += last * 13
    } else if let letter = value(ofLetter: bytes[12]) {
      sum += letter * 13
    } else {
      return false
    }
    return sum % 23 == check
  }

  /// The place of a letter among the 23; `nil` for any other byte.
  @inline(__always) private static func value(ofLetter byte: UInt8) -> Int? {
    guard byte >= 0x41, byte <= 0x5A, byte != 0x49, byte != 0x4F, byte != 0x53 else { return nil }
    // I, O and S are left out, so letters after them stand one, two and three places earlier.
    return Int(byte) - 0x41 - (byte > 0x49 ? 1 : 0) - (byte > 0x4F ? 1 : 0) - (byte > 0x53 ? 1 : 0)
  }
}
