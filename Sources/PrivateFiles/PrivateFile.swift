internal import Glibc

/// A file being written that only its owner may read, made 0600 whatever the user's mask.
///
/// It is written under its own name with `.partial` added and takes its name when it is closed, so
/// that a run that dies leaves no half file that looks whole. One that is let go unclosed is removed.
package final class PrivateFile {
  /// The path the file has once it is closed.
  package let path: String
  /// The path the file has until it is closed.
  package let partial: String
  private var descriptor: Int32

  /// Makes the file; one of that name already there is replaced when this one is closed.
  package init(_ path: String) throws(FileFailure) {
    self.path = path
    partial = path + ".partial"
    var status = stat()
    // Taking a name from a device or a pipe would remove it: /dev/null is one.
    guard lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw FileFailure(path: path, problem: "is there and is no plain file")
    }
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    descriptor = open(partial, flags, 0o600)
    guard descriptor >= 0 else { throw FileFailure(path, errno) }
    fchmod(descriptor, 0o600)
  }

  deinit {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    unlink(partial)
  }

  /// Writes bytes after those written before.
  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    try bytes.span.withUnsafeBytes { bytes throws(FileFailure) in try write(bytes) }
  }

  /// Writes bytes after those written before.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
    guard Self.writeAll(bytes, to: descriptor) else { throw FileFailure(path, errno) }
  }

  /// Writes all of `bytes` to an open file; false, with the reason in `errno`, when that failed.
  package static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Gives the file its name; nothing may be written after, and to ask again does nothing.
  package func close() throws(FileFailure) {
    guard descriptor >= 0 else { return }
    let isClosed = Glibc.close(descriptor) == 0
    descriptor = -1
    guard isClosed, rename(partial, path) == 0 else {
      let code = errno
      unlink(partial)
      throw FileFailure(path, code)
    }
  }

  /// Makes a folder, and those above it, that only its owner may enter (0700); one that is there
  /// stays as it is.
  package static func makeFolder(_ path: String) throws(FileFailure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || path.isEmpty || path.hasSuffix("/") else {
      let code = errno
      if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
      throw FileFailure(path, code)
    }
  }
}
