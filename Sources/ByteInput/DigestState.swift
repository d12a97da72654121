internal import CCrypto

/// A SHA-256 being worked out.
package struct DigestState: ~Copyable {
  private let context: OpaquePointer?

  /// Begins one, of no bytes.
  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in bytes after those before.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all bytes given, `nil` when libcrypto could not work it out; nothing may be added
  /// after.
  package mutating func finish() -> ContentDigest? {
    var bytes = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &bytes, &count) == 1, count == 32 else { return nil }
    return ContentDigest(bytes: bytes)
  }
}
