import Glibc
internal import PrivateFiles

/// An open file, read and written in pieces, closed when it is let go.
final class StoreFile {
  private static let pieceSize = 256 << 10

  private let descriptor: Int32
  private let name: String

  /// Opens `path`; a file that is made is closed to others (0600).
  init(_ path: String, _ flags: Int32) throws(StoreFailure) {
    name = PrivateFiles.name(of: path)
    descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(name, errno) }
  }

  deinit { close(descriptor) }

  /// Waits until no other process has the file to itself, and has it until it is let go.
  func lock() throws(StoreFailure) {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure() }
    }
  }

  /// Empties the file.
  func truncate() throws(StoreFailure) {
    guard ftruncate(descriptor, 0) == 0 else { throw failure() }
  }

  /// Calls `body` with the file's bytes from where it stands to its end.
  func forEachPiece(
    _ body: (UnsafeRawBufferPointer) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      } else if count == 0 {
        return
      } else if errno != EINTR {
        throw failure()
      }
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(StoreFailure) {
    guard PrivateFile.writeAll(bytes, to: descriptor) else { throw failure() }
  }

  /// Returns when what was written is on the disk.
  func synchronise() throws(StoreFailure) {
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func failure() -> StoreFailure { .cannotWrite(name, errno) }
}
