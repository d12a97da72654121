/// The unique learner number: ten digits, the first not 0, the last a check digit.
package enum UniqueLearnerNumber {
  /// Whether `bytes` has the form of a number and the right check digit.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 10, bytes[0] != 0x30 else { return false }
    var sum = 0
    for index in 0..<9 {
      let digit = Int(bytes[index]) - 0x30
      guard (0...9).contains(digit) else { return false }
      sum += digit * (10 - index)
    }
    // A remainder of 0 would ask for a check digit of 10: such numbers are never given.
    let remainder = sum % 11
    return remainder != 0 && Int(bytes[9]) - 0x30 == 10 - remainder
  }
}
