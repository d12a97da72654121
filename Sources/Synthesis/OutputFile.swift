internal import Foundation

/// A file that only its owner may read, written piece by piece and named when it is whole.
final class OutputFile {
  private let path: String
  private let partial: String
  private let handle: FileHandle
  private var isWhole = false

  /// Makes the file, readable by its owner alone whatever the user's mask.
  init(_ path: String) throws(SynthesisFailure) {
    self.path = path
    partial = path + ".partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path) }
    fchmod(descriptor, 0o600)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func write(_ bytes: [UInt8]) throws(SynthesisFailure) {
    do { try handle.write(contentsOf: bytes) } catch { throw Self.failure(path) }
  }

  func close() throws(SynthesisFailure) {
    do { try handle.close() } catch { throw Self.failure(path) }
    guard rename(partial, path) == 0 else { throw Self.failure(path) }
    isWhole = true
  }

  // A file that was not finished leaves nothing behind.
  deinit { if !isWhole { unlink(partial) } }

  /// Makes a folder, and those above it, that only its owner may enter.
  static func makeFolder(_ path: String) throws(SynthesisFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw failure(path) }
  }

  private static func failure(_ path: String) -> SynthesisFailure {
    SynthesisFailure(
      "\(path): cannot be written: \(String(cString: strerror(errno))). Check that the folder is "
        + "writable and the disk has room.")
  }
}
