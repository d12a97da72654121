import Glibc
import Synchronization

/// Shows other processes which runs are under way, and finds those whose process is gone.
///
/// A run under way holds a lock on an empty file beside the store, `<store>-run-<id>`. The system
/// lets go of the lock when the process ends, however it ends.
final class RunLocks: Sendable {
  private let storePath: String?
  private let held = Mutex<[Int64: Int32]>([:])

  /// Makes the locks of the store at `storePath`; a store in memory has none.
  init(storePath: String?) { self.storePath = storePath }

  deinit {
    held.withLock { held in
      for descriptor in held.values { close(descriptor) }
    }
  }

  /// Takes the lock of a run that begins.
  func take(_ run: Int64) throws(StoreFailure) {
    guard let path = path(of: run) else { return }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw .cannotWrite(PrivateFiles.name(of: path), errno)
    }
    held.withLock { $0[run] = descriptor }
  }

  /// Lets go of the lock of a run that has ended, and removes its file.
  func letGo(_ run: Int64) {
    guard let descriptor = held.withLock({ $0.removeValue(forKey: run) }) else { return }
    if let path = path(of: run) { unlink(path) }
    close(descriptor)
  }

  /// Whether no process holds the lock of `run`, which has not ended; its file is then removed.
  func isAbandoned(_ run: Int64) -> Bool {
    guard let path = path(of: run) else { return false }
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    unlink(path)
    return true
  }

  private func path(of run: Int64) -> String? { storePath.map { "\($0)-run-\(run)" } }
}
