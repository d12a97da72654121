/// A short digest of texts, for telling one wording of a specification from another.
///
/// It is the 64-bit FNV-1a hash: not for security, the same on every machine.
struct Fingerprint {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes a text into the digest.
  mutating func add(_ text: String) {
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01B3
    }
  }

  /// The digest in sixteen hexadecimal digits.
  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
