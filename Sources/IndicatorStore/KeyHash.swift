internal import ByteInput
import Glibc
internal import PrivateFiles

/// Names people by a digest that only whoever may read the store's folder could work out again.
///
/// The digest is of 32 random bytes, kept in the file `key-salt` beside the store (0600), and the key;
/// the same person has the same digest in all that is said of one store, and another in another's.
package struct KeyHash: Sendable {
  private static let length = 32
  private let salt: [UInt8]

  /// Reads the salt beside the store in the file `path`, and makes it when there is none.
  package init(besideStoreAt path: String) throws(StoreFailure) {
    let file = PrivateFiles.folder(of: path) + "/key-salt"
    if PrivateFiles.kind(of: file) == .nothing { try Self.make(file) }
    var salt: [UInt8] = []
    try StoreFile(file, O_RDONLY).forEachPiece { piece throws(StoreFailure) in salt += piece }
    guard salt.count == Self.length else {
      throw .unwritable("key-salt", "is not \(Self.length) bytes; delete it, and a new one is made")
    }
    self.salt = salt
  }

  /// The digest that stands for `key`, 16 hexadecimal digits.
  package func hash(_ key: String) -> String {
    var digest = DigestState()
    (salt + Array(key.utf8)).withUnsafeBytes { digest.update($0) }
    return String((digest.finish()?.hex ?? "").prefix(16))
  }

  /// Makes the file whole or not at all; of two processes that make it at once, one's stands.
  private static func make(_ path: String) throws(StoreFailure) {
    // From the system's own generator of random numbers.
    let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max) }
    let own = "\(path).\(getpid())"
    let file = try StoreFile(own, O_RDWR | O_CREAT | O_EXCL)
    defer { unlink(own) }
    try bytes.span.withUnsafeBytes { bytes throws(StoreFailure) in try file.write(bytes) }
    try file.synchronise()
    guard link(own, path) == 0 || errno == EEXIST else {
      throw .unwritable("key-salt", PrivateFiles.reason(errno))
    }
  }
}
