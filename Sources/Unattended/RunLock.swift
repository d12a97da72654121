internal import Glibc

/// Lets one run at a time work on a store, and says who it is.
///
/// The lock is the system's, on a file that holds its owner's process, host and beginning. The system
/// lets go of it when the process ends, however it ends, so a lock that can be taken while an owner
/// still stands in the file was left by a process that died.
package final class RunLock: Sendable {
  /// Who holds a lock.
  package struct Owner: Hashable, Sendable, CustomStringConvertible {
    /// The process.
    package var process: Int32
    /// The machine it runs on.
    package var host: String
    /// When it began, as text.
    package var started: String

    /// Makes an owner.
    package init(process: Int32, host: String, started: String) {
      self.process = process
      self.host = host
      self.started = started
    }

    /// This process on this machine.
    package static func current(started: String) -> Owner {
      Owner(process: getpid(), host: hostName(), started: started)
    }

    /// The owner that the text of a lock's file names; `nil` when it names none.
    package init?(_ text: String) {
      let words = text.split(whereSeparator: \.isWhitespace)
      guard words.count == 3, let process = Int32(words[0]) else { return nil }
      self.init(process: process, host: String(words[1]), started: String(words[2]))
    }

    var text: String { "\(process) \(host) \(started)\n" }

    /// The owner in words.
    package var description: String { "process \(process) on \(host), begun \(started)" }

    private static func hostName() -> String {
      var name = [CChar](repeating: 0, count: 256)
      guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
      let text = String(
        decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      return text.isEmpty ? "unknown" : text
    }
  }

  /// Why a lock was not taken.
  package enum Refusal: Error, Equatable {
    /// Another process has it; `nil` when it does not say who it is.
    case held(Owner?)
    /// The file cannot be made or locked, with the system's reason.
    case unusable(code: Int32)
  }

  private let descriptor: Int32
  /// The owner that died without letting go; `nil` when the one before let go.
  package let abandoned: Owner?

  /// Takes the lock on the file `path` for `owner`, at once or not at all.
  package init(path: String, owner: Owner) throws(Refusal) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unusable(code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { close(descriptor) }
      throw code == EWOULDBLOCK ? .held(Self.owner(in: descriptor)) : .unusable(code: code)
    }
    abandoned = Self.owner(in: descriptor)
    self.descriptor = descriptor
    // A full disk keeps the owner's name from being written, not the lock from being held.
    Self.write(owner.text, to: descriptor)
  }

  /// The file stays, empty: removing it would let two processes hold a lock each.
  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func owner(in descriptor: Int32) -> Owner? {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? Owner(String(decoding: bytes.prefix(count), as: UTF8.self)) : nil
  }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }
}
