/// The text of a file as UTF-8, decompressed, its byte-order mark taken off, piece by piece.
///
/// A piece never ends within a character. Bytes that are not what the encoding says are repaired,
/// and ``encoding`` says so; a file that is no text at all is refused.
package struct TextSource: ~Copyable {
  private var source: ByteSource
  private var decoder: TextDecoder
  private var hasBegun = false
  private var hasEnded = false
  /// What ``peek()`` gave, until ``next()`` gives it again.
  private var peeked: UnsafeBufferPointer<UInt8>?

  /// Opens a file; `-` is standard input.
  package init(
    path: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) throws(InputFailure) {
    source = try ByteSource(path: path, limits: limits, digesting: digesting)
    decoder = TextDecoder(file: path)
  }

  /// Reads bytes that are in memory, as if `name` held them.
  package init(
    bytes: [UInt8], name: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) {
    source = ByteSource(bytes: bytes, name: name, limits: limits, digesting: digesting)
    decoder = TextDecoder(file: name)
  }

  /// The file, as it was named to us.
  package var name: String { source.name }

  /// What was odd about the file, so far.
  package var remarks: [InputRemark] { source.remarks }

  /// How many bytes of the file itself have been read.
  package var rawByteCount: Int { source.rawByteCount }

  /// The SHA-256 of the file itself, once it has been read to the end; `nil` unless it was asked
  /// for.
  package var digest: ContentDigest? { source.digest }

  /// What was found out about the encoding, so far; complete when ``next()`` has returned `nil`.
  package var encoding: EncodingReport { decoder.report }

  /// The first text without moving on, for telling what a file is before choosing a reader for it.
  ///
  /// Tens of kilobytes, or the whole of a smaller file; ``next()`` gives it again.
  package mutating func peek() throws(InputFailure) -> UnsafeBufferPointer<UInt8> {
    if peeked == nil { peeked = try decodeNext() }
    return peeked ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The next text, lent until the next call; `nil` at the end.
  package mutating func next() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    guard let peeked else { return try decodeNext() }
    self.peeked = nil
    return peeked
  }

  /// Reads what is left of the file without decoding it, so that its digest and size are known even
  /// when reading stopped half way.
  package mutating func readToEnd() throws(InputFailure) {
    peeked = nil
    hasEnded = true
    try source.readToEnd()
  }

  private mutating func decodeNext() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    while !hasEnded {
      guard let bytes = try source.next() else {
        hasEnded = true
        let rest = decoder.finish()
        return rest.isEmpty ? nil : rest
      }
      let marked = hasBegun ? 0 : try decoder.begin(bytes)
      hasBegun = true
      let text = try decoder.decode(UnsafeBufferPointer(rebasing: bytes[marked...]))
      if !text.isEmpty { return text }
    }
    return nil
  }
}
