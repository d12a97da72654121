import Glibc

/// Folders and files that only their owner can read.
enum PrivateFiles {
  /// What stands at a path.
  enum Kind {
    case nothing, file, folder, other
  }

  /// What stands at `path`, links followed.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The last component of `path`, for messages.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder that `path` is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folder `path` and those it is in, 0700 each; those that are there stay as they are.
  static func makeFolder(_ path: String) throws(StoreFailure) {
    if kind(of: path) == .folder { return }
    let parent = folder(of: path)
    if parent != path, parent != "." { try makeFolder(parent) }
    guard mkdir(path, 0o700) == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      throw .cannotWrite(name(of: path), errno)
    }
  }

  /// Makes an empty file, 0600, unless there is one, which is then closed to others.
  static func makeFile(_ path: String) throws(StoreFailure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(name(of: path), errno) }
    // Fails on a file that belongs to somebody else, whose business its permissions are.
    _ = fchmod(descriptor, 0o600)
    close(descriptor)
  }

  /// The system's words for an error number.
  static func reason(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
