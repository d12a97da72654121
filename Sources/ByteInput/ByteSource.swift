/// The bytes of a file, decompressed if it is gzip whatever its name, piece by piece.
///
/// What the file is shows at the first ``next()``: a kind that is not read here is refused then.
package struct ByteSource: ~Copyable {
  private enum Mode {
    case unknown
    case plain
    case gzip
    case ended
  }

  /// What was odd about the file, so far.
  package private(set) var remarks: [InputRemark] = []
  private var raw: RawBuffer
  private let limits: InputLimits
  private var mode = Mode.unknown
  private var decoder: GzipDecoder?
  private var inflated: UnsafeMutableBufferPointer<UInt8>?

  private static let inflatedLength = 128 << 10

  /// Opens a file; `-` is standard input.
  package init(
    path: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) throws(InputFailure) {
    raw = RawBuffer(try RawInput(path: path), file: path, digesting: digesting)
    self.limits = limits
  }

  /// Reads bytes that are in memory, as if `name` held them.
  package init(
    bytes: [UInt8], name: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) {
    raw = RawBuffer(RawInput(bytes: bytes), file: name, digesting: digesting)
    self.limits = limits
  }

  deinit { inflated?.deallocate() }

  /// The file, as it was named to us.
  package var name: String { raw.file }

  /// How many bytes of the file itself have been read.
  package var rawByteCount: Int { raw.byteCount }

  /// The SHA-256 of the file itself, once it has been read to the end; `nil` unless it was asked
  /// for.
  package var digest: ContentDigest? { raw.digest }

  /// The next bytes, decompressed and lent until the next call; `nil` at the end.
  package mutating func next() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    if mode == .unknown { try begin() }
    switch mode {
    case .plain: return try nextPlain()
    case .gzip: return try nextInflated()
    case .unknown, .ended: return nil
    }
  }

  /// Reads what is left of the file without decompressing it, so that its digest and size are known
  /// even when reading stopped half way.
  package mutating func readToEnd() throws(InputFailure) {
    mode = .ended
    while !raw.isAtEnd {
      raw.drop(raw.unread.count)
      try raw.refill()
    }
  }

  /// The digest and size of a file as it is, without a look at what is in it.
  package static func identify(
    path: String
  ) throws(InputFailure) -> (digest: ContentDigest?, byteCount: Int) {
    var source = try ByteSource(path: path, digesting: true)
    try source.readToEnd()
    return (source.digest, source.rawByteCount)
  }

  private mutating func begin() throws(InputFailure) {
    try raw.refill()
    let first = UnsafeBufferPointer(raw.unread)
    guard first.starts(with: [0x1F, 0x8B]) else {
      try ForeignFormat.refuse(first, in: name, isUnpacked: false)
      return mode = .plain
    }
    decoder = try GzipDecoder(limits: limits, file: name)
    mode = .gzip
  }

  private mutating func nextPlain() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    if raw.unread.isEmpty { try raw.refill() }
    let piece = UnsafeBufferPointer(raw.unread)
    raw.drop(piece.count)
    if piece.isEmpty { mode = .ended }
    return piece.isEmpty ? nil : piece
  }

  /// Fills the output as far as the input goes, so that pieces are large however it arrives.
  private mutating func nextInflated() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    let isFirst = inflated == nil
    let output = inflated ?? .allocate(capacity: Self.inflatedLength)
    inflated = output
    var written = 0
    while written < output.count {
      let space = UnsafeMutableBufferPointer(rebasing: output[written...])
      guard let used = try decoder?.decode(raw.unread, isLast: raw.isAtEnd, into: space) else {
        break
      }
      raw.drop(used.read)
      written += used.written
      if raw.isAtEnd && used == (0, 0) { break }
      if raw.unread.isEmpty || used == (0, 0) { try raw.refill() }
    }
    let piece = UnsafeBufferPointer(rebasing: output[..<written])
    if isFirst { try ForeignFormat.refuse(piece, in: name, isUnpacked: true) }
    if piece.isEmpty { try endInflating() }
    return piece.isEmpty ? nil : piece
  }

  private mutating func endInflating() throws(InputFailure) {
    mode = .ended
    try decoder?.finish()
    let (count, member) = (decoder?.trailingCount ?? 0, decoder?.member ?? 0)
    if count > 0 { remarks.append(.trailingBytes(count: count, afterMember: member)) }
  }
}
