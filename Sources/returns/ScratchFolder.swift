import Foundation
import PipelineCore

/// A folder of a command's own for what it writes before it hands it over; it goes when it is done.
struct ScratchFolder {
  /// The folder's path.
  let path: String

  /// Makes the folder beside `file`, so that a file in it can be renamed to it; else where the system
  /// keeps temporary files.
  init(beside file: String?) throws {
    let base =
      file.map { URL(filePath: $0).deletingLastPathComponent().path }
      ?? FileManager.default.temporaryDirectory.path
    path = "\(base)/.returns-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StageFailure(
        .emit, .usage, subject: base, problem: "a folder cannot be made here",
        advice: "Check that the folder is there and writable.")
    }
  }

  /// Moves `name` out of the folder to `file`, or to standard output.
  func handOver(_ name: String, to file: String?) throws {
    let source = URL(filePath: "\(path)/\(name)")
    guard let file else {
      let handle = try FileHandle(forReadingFrom: source)
      while let bytes = try handle.read(upToCount: 1 << 16), !bytes.isEmpty {
        try FileHandle.standardOutput.write(contentsOf: bytes)
      }
      return
    }
    guard rename(source.path, file) == 0 else {
      throw StageFailure(
        .emit, .usage, subject: file, problem: "cannot be written",
        advice: "Check that no folder of that name stands there.")
    }
  }

  /// Removes the folder and what is left in it.
  func remove() {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      Messages.tell("returns: the folder \(path) could not be removed; remove it by hand")
    }
  }
}
