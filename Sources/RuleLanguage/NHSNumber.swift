/// The NHS number: ten digits, the last a check digit; single spaces as `943 476 5919` may stand.
package enum NHSNumber {
  /// Whether `bytes` has the form of a number and the right check digit.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let spaced = bytes.count == 12
    guard spaced || bytes.count == 10 else { return false }
    if spaced, bytes[3] != 0x20 || bytes[7] != 0x20 { return false }
    var (sum, last) = (0, 0)
    for place in 0..<10 {
      let index = spaced ? place + (place > 5 ? 2 : place > 2 ? 1 : 0) : place
      last = Int(bytes[index]) - 0x30
      guard (0...9).contains(last) else { return false }
      if place < 9 { sum += last * (10 - place) }
    }
    let check = 11 - sum % 11
    // 11 stands for 0; 10 is never given.
    return check != 10 && last == (check == 11 ? 0 : check)
  }
}
