/// What stands for the values a finding reports, so that it can be told whether they have moved
/// without keeping them.
///
/// A digest cut to 64 bits, of the return, the authority, the rule, the record and the values. It
/// hides a value from a reader, and not from somebody who tries all values there could be.
public struct ValueFingerprint: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The bits.
  public let bits: UInt64

  /// Makes a fingerprint of its bits.
  public init(bits: UInt64) { self.bits = bits }

  /// Reads sixteen hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit), let bits = UInt64(text, radix: 16)
    else { return nil }
    self.bits = bits
  }

  /// The bits in sixteen hexadecimal digits.
  public var description: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
