internal import Glibc

/// The bytes of a file, of standard input, or of memory, as they are.
struct RawInput: ~Copyable {
  private let descriptor: Int32
  private let isOwned: Bool
  private let memory: [UInt8]
  private var position = 0

  /// Opens a file; `-` is standard input.
  init(path: String) throws(InputFailure) {
    self.init(descriptor: path == "-" ? STDIN_FILENO : try Self.opened(path), isOwned: path != "-")
  }

  /// Gives `bytes`.
  init(bytes: [UInt8]) {
    (descriptor, isOwned, memory) = (-1, false, bytes)
  }

  private init(descriptor: Int32, isOwned: Bool) {
    (self.descriptor, self.isOwned, memory) = (descriptor, isOwned, [])
  }

  private static func opened(_ path: String) throws(InputFailure) -> Int32 {
    // A zero byte would cut the path short and open another file.
    guard !path.utf8.contains(0) else { throw InputFailure(system: ENOENT, file: path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFailure(system: errno, file: path) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw InputFailure(system: EISDIR, file: path)
    }
    return descriptor
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Reads some bytes into `buffer`; 0 at the end.
  mutating func fill(
    _ buffer: UnsafeMutableRawBufferPointer, file: String
  ) throws(InputFailure) -> Int {
    guard descriptor >= 0 else {
      let part = memory[position...].prefix(buffer.count)
      buffer.copyBytes(from: part)
      position += part.count
      return part.count
    }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw InputFailure(system: errno, file: file) }
    }
  }
}

extension InputFailure {
  /// Puts an error of the system in plain words.
  fileprivate init(system code: Int32, file: String) {
    switch code {
    case ENOENT:
      self.init(.notFound, file: file, "there is no such file. Check the path.")
    case EISDIR:
      self.init(.isFolder, file: file, "this is a folder, and a file is needed.")
    case ENOTDIR:
      self.init(
        .pathThroughFile, file: file, "a part of the path is a file, not a folder. Check the path.")
    case EACCES, EPERM:
      self.init(
        .notPermitted, file: file, "reading it is not permitted. Check who owns it and its mode.")
    default:
      let reason = String(cString: strerror(code))
      self.init(.readError, file: file, "it could not be read (\(reason)). Try again, or copy it.")
    }
  }
}
