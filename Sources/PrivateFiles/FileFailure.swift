internal import Glibc

/// Why a file or a folder could not be made or written; it names the last part of the path only.
package struct FileFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What it is about, without the folders it is in.
  package let name: String
  /// What is wrong, in the system's words where it is the system that refused.
  package let problem: String
  /// Whether there is no more room, so that trying again may do.
  package let isFull: Bool

  /// The system's refusal, by its error number.
  package init(path: String, code: Int32) { self.init(path, code) }

  init(_ path: String, _ code: Int32) {
    name = Self.name(of: path)
    problem = "cannot be written: \(String(cString: strerror(code)))"
    isFull = code == ENOSPC || code == EDQUOT
  }

  /// A failure that is not the system's.
  package init(path: String, problem: String) {
    name = Self.name(of: path)
    self.problem = problem
    isFull = false
  }

  /// The name and the problem.
  package var description: String { "\(name): \(problem)" }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
