import Foundation
import PipelineCore
import PipelineEngine

/// A folder of a command's own for what it writes before it hands it over; it goes when it is done.
///
/// What it holds may be about people. It is locked for as long as its command runs, so that the next
/// command can tell a folder that a killed one left behind, and removes it.
struct ScratchFolder {
  private static let prefix = ".returns-"

  /// The folder's path.
  let path: String
  /// Holds the lock; the system lets go of it when the process ends, however it ends.
  private let lock: Int32

  /// Makes the folder beside `file`, so that a file in it can be renamed to it; else where the system
  /// keeps temporary files.
  init(beside file: String?) throws {
    let base =
      file.flatMap { Self.isReplaceable($0) ? URL(filePath: $0) : nil }?
      .deletingLastPathComponent().path ?? FileManager.default.temporaryDirectory.path
    Self.removeAbandoned(in: base)
    for _ in 0..<100 {
      let path = "\(base)/\(Self.prefix)\(UUID().uuidString)"
      guard mkdir(path, 0o700) == 0 else { break }
      // Another command may have taken it for an abandoned one before the lock was there.
      guard let lock = Self.lock(path, waiting: true) else { continue }
      (self.path, self.lock) = (path, lock)
      return
    }
    throw StageFailure(
      .emit, .usage, subject: base, problem: "a folder cannot be made here",
      advice: "Check that the folder is there and writable.")
  }

  /// Removes the folders that commands which were killed left in `base`.
  private static func removeAbandoned(in base: String) {
    guard let names = FileManager.default.enumerator(atPath: base) else { return }
    while let name = names.nextObject() as? String {
      names.skipDescendants()
      guard name.hasPrefix(prefix), let lock = lock("\(base)/\(name)", waiting: false) else {
        continue
      }
      remove("\(base)/\(name)")
      close(lock)
    }
  }

  /// Locks a folder; `nil` when another process has it, when it is gone, or when it is not ours.
  private static func lock(_ path: String, waiting: Bool) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard flock(descriptor, LOCK_EX | (waiting ? 0 : LOCK_NB)) == 0,
      fstat(descriptor, &status) == 0, status.st_nlink > 0, status.st_uid == geteuid()
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Moves `name` out of the folder to `file`, or to standard output.
  func handOver(_ name: String, to file: String?) throws {
    let source = URL(filePath: "\(path)/\(name)")
    guard let file else { return try Self.copy(source, to: .standardOutput) }
    guard Self.isReplaceable(file) else {
      return try Self.copy(source, to: FileHandle(forWritingTo: URL(filePath: file)))
    }
    if rename(source.path, file) == 0 { return }
    // A place on another file system cannot be renamed to.
    guard errno != EXDEV else {
      let copy = try OutputFile(path: file)
      try Self.forEachPiece(of: source) { try copy.write(Array($0)) }
      return try copy.close()
    }
    throw StageFailure(
      .emit, .usage, subject: file, problem: "cannot be written",
      advice: "Check that no folder of that name stands there.")
  }

  private static func forEachPiece(of source: URL, _ body: (Data) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: source)
    while let bytes = try handle.read(upToCount: 1 << 16), !bytes.isEmpty { try body(bytes) }
  }

  private static func copy(_ source: URL, to target: FileHandle) throws {
    try forEachPiece(of: source) { try target.write(contentsOf: $0) }
  }

  /// Whether a file may take the place of what stands at `path`.
  ///
  /// A device, a pipe or a link is written to instead: `/dev/null` renamed over would be gone for
  /// the whole machine.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Removes the folder and what is left in it.
  func remove() {
    Self.remove(path)
    close(lock)
  }

  private static func remove(_ path: String) {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      Messages.tell("returns: the folder \(path) could not be removed; remove it by hand")
    }
  }
}
