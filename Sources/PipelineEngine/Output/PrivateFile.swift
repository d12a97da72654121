internal import Foundation
package import PipelineCore

/// A file being written that only its owner may read, made 0600 whatever the user's mask.
///
/// It is written under its own name with `.partial` added and takes its name when it is closed, so
/// that a run that dies leaves no half file that looks whole.
package final class PrivateFile {
  /// The path the file has once it is closed.
  package let path: String
  private let handle: FileHandle
  /// The path the file has until it is closed.
  package let partial: String
  private var isOpen = true

  /// Makes the file; one of that name already there is replaced when this one is closed.
  package init(path: String) throws(StageFailure) {
    self.path = path
    partial = path + ".partial"
    var status = stat()
    // Taking a name from a device or a pipe would remove it: /dev/null is one.
    guard lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw StageFailure(
        .emit, .usage, subject: Self.name(of: path), problem: "is there and is no plain file",
        advice: "Give another name.")
    }
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    fchmod(descriptor, 0o600)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes bytes after those written before.
  package func write(_ bytes: [UInt8]) throws(StageFailure) {
    do { try handle.write(contentsOf: bytes) } catch { throw Self.failure(path, errno) }
  }

  /// Gives the file its name.
  package func close() throws(StageFailure) {
    guard isOpen else { return }
    isOpen = false
    do { try handle.close() } catch { throw Self.failure(path, errno) }
    guard rename(partial, path) == 0 else { throw Self.failure(path, errno) }
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String) throws(StageFailure) {
    let file = try PrivateFile(path: path)
    try file.write(bytes)
    try file.close()
  }

  /// Makes a folder, and those above it, that only its owner may enter.
  package static func makeFolder(_ path: String) throws(StageFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StageFailure(
        .emit, .usage, subject: name(of: path), problem: "the folder cannot be made",
        advice: "Check that the place is writable, and that no file of that name stands there.")
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> StageFailure {
    StageFailure(
      .emit, code == ENOSPC ? .temporary : .usage, subject: name(of: path),
      problem: "cannot be written: \(String(cString: strerror(code)))",
      advice: code == ENOSPC
        ? "Free some room and run again." : "Check that the folder is there and writable.")
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
