import Glibc

/// A file without a name, for sorted runs of records one after the other.
///
/// It is made closed to others (0600) and loses its name at once, so that the system takes it back
/// when the process ends, however it ends.
package struct SpillFile: ~Copyable {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var written = 0

  private static let blockSize = 256 << 10

  /// Makes a file in `folder`.
  package init(in folder: String) throws(SpillFailure) {
    var generator = SystemRandomNumberGenerator()
    while true {
      let path = "\(folder)/sort-\(getpid())-\(String(generator.next(), radix: 36)).spill"
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0 {
        guard errno == EEXIST || errno == EINTR else { throw SpillFailure(.make, errno) }
        continue
      }
      guard unlink(path) == 0 else {
        let reason = errno
        close(descriptor)
        throw SpillFailure(.make, reason)
      }
      self.init(descriptor: descriptor)
      return
    }
  }

  /// Takes over an open file, from its beginning.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The position after all that has been appended.
  package var end: Int { written + pending.count }

  /// Appends bytes; they reach the file when a block is full, or on ``flush()``.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SpillFailure) {
    if pending.count + bytes.count > Self.blockSize { try flush() }
    if bytes.count >= Self.blockSize {
      try write(bytes)
    } else {
      pending.append(contentsOf: bytes)
    }
  }

  /// Writes what has been appended.
  package mutating func flush() throws(SpillFailure) {
    let block = pending
    pending = []
    try block.span.withUnsafeBytes { block throws(SpillFailure) in try write(block) }
    pending = block
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SpillFailure) {
    var done = 0
    while done < bytes.count {
      let wrote = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if wrote < 0 {
        guard errno == EINTR else { throw SpillFailure(.write, errno) }
        continue
      }
      done += wrote
      written += wrote
    }
  }

  /// Fills `buffer` from the flushed bytes at `offset`; throws when there are not so many.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SpillFailure) {
    var done = 0
    while done < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
        off_t(offset + done))
      if got > 0 {
        done += got
      } else if got == 0 {
        throw .cutShort
      } else if errno != EINTR {
        throw SpillFailure(.read, errno)
      }
    }
  }
}
