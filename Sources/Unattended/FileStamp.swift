internal import Glibc

/// What the system says of a file without reading it.
package struct FileStamp: Hashable, Sendable {
  /// Its length in bytes.
  package let bytes: Int
  /// Seconds since 1970 at which it was last written to, by its own date.
  package let modified: Int
  /// Seconds since 1970 at which the file or what is said of it last changed, by this machine's clock.
  package let changed: Int
  /// Its permission bits.
  package let mode: UInt32
  /// Whether it is a folder.
  package let isFolder: Bool
  /// Whether it is a plain file.
  package let isFile: Bool
  private let place: [UInt64]

  /// Looks at `path`, a link as itself unless `following`; `nil` when nothing is there.
  package init?(_ path: String, following: Bool = false) {
    var status = stat()
    guard (following ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    bytes = Int(status.st_size)
    modified = status.st_mtim.tv_sec
    changed = status.st_ctim.tv_sec
    mode = status.st_mode & 0o7777
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isFile = status.st_mode & S_IFMT == S_IFREG
    place = [
      UInt64(status.st_dev), UInt64(status.st_ino),
      UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
    ]
  }

  /// How many seconds it has been left alone at the moment `now`; below nought when its time is yet to
  /// come.
  ///
  /// A sender's clock may be wrong, or the date copied; then this machine's own clock tells.
  package func age(at now: Int) -> Int { now - (modified > now ? changed : modified) }
}
