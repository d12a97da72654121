internal import Glibc
package import PrivateFiles

/// A file that only its owner may read and that lines are added to, each whole.
package enum AppendedFile {
  /// Adds `text` to the file `path`, which is made when it is not there, and returns when it is on
  /// the disk.
  ///
  /// What the disk had no room for is taken back, so that no half line stays.
  package static func append(_ text: String, to path: String) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
    defer { close(descriptor) }
    let before = lseek(descriptor, 0, SEEK_END)
    let bytes = Array(text.utf8)
    let isWritten = bytes.withUnsafeBytes { PrivateFile.writeAll($0, to: descriptor) }
    guard isWritten, fsync(descriptor) == 0 else {
      let code = errno
      ftruncate(descriptor, before)
      throw FileFailure(path: path, code: code)
    }
  }
}
