internal import Foundation
package import PipelineCore
internal import PrivateFiles

/// A private file that a run leaves; what goes wrong with it ends the run's work on it.
package final class OutputFile {
  private let file: PrivateFile
  /// The path the file has until it is closed.
  package var partial: String { file.partial }

  /// Makes the file; one of that name already there is replaced when this one is closed.
  package init(path: String) throws(StageFailure) {
    do { file = try PrivateFile(path) } catch { throw StageFailure(error) }
  }

  /// Writes bytes after those written before.
  package func write(_ bytes: [UInt8]) throws(StageFailure) {
    do { try file.write(bytes) } catch { throw StageFailure(error) }
  }

  /// Gives the file its name.
  package func close() throws(StageFailure) {
    do { try file.close() } catch { throw StageFailure(error) }
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String) throws(StageFailure) {
    let file = try OutputFile(path: path)
    try file.write(bytes)
    try file.close()
  }

  /// Makes a folder that only its owner may enter; one that is there and holds something is refused.
  package static func makeEmptyFolder(_ path: String) throws(StageFailure) {
    try makeFolder(path)
    guard FileManager.default.enumerator(atPath: path)?.nextObject() == nil else {
      throw StageFailure(
        .emit, .usage, subject: path, problem: "the folder is not empty",
        advice: "Give one that is, or is not there yet.")
    }
  }

  /// Makes a folder, and those above it, that only its owner may enter.
  package static func makeFolder(_ path: String) throws(StageFailure) {
    do { try PrivateFile.makeFolder(path) } catch {
      throw StageFailure(
        .emit, error.isFull ? .temporary : .usage, subject: error.name,
        problem: "the folder cannot be made",
        advice: error.isFull
          ? "There is no room left on the disk. Free some room and run again."
          : "Check that the place is writable, and that no file of that name stands there.")
    }
  }
}

extension StageFailure {
  init(_ failure: FileFailure) {
    self.init(
      .emit, failure.isFull ? .temporary : .usage, subject: failure.name,
      problem: failure.problem,
      advice: failure.isFull
        ? "Free some room and run again."
        : "Check that the folder is there and writable, or give another name.")
  }
}
