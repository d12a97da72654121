/// The text of a file as UTF-8, decompressed, its byte-order mark taken off, piece by piece.
///
/// A piece never ends within a character.
package struct TextSource: ~Copyable {
  private var source: ByteSource
  /// What was found out about the encoding, so far; complete when ``next()`` has returned `nil`.
  package private(set) var encoding = EncodingReport()

  /// Opens a file; `-` is standard input.
  package init(path: String, limits: InputLimits = InputLimits(), digesting: Bool = false)
    throws(InputFailure)
  {
    source = try ByteSource(path: path, limits: limits, digesting: digesting)
  }

  /// Reads bytes that are in memory, as if `name` held them.
  package init(
    bytes: [UInt8], name: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) {
    source = ByteSource(bytes: bytes, name: name, limits: limits, digesting: digesting)
  }

  /// The file, as it was named to us.
  package var name: String { source.name }
  /// What was odd about the file, so far.
  package var remarks: [InputRemark] { source.remarks }
  /// How many bytes of the file itself have been read.
  package var rawByteCount: Int { source.rawByteCount }
  /// The SHA-256 of the file itself, once it has been read to the end; `nil` unless it was asked for.
  package var digest: ContentDigest? { source.digest }

  /// The first text without moving on, for telling what a file is before choosing a reader for it.
  ///
  /// ``next()`` gives it again. Empty for an empty file.
  package mutating func peek() throws(InputFailure) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The next text, lent until the next call; `nil` at the end.
  package mutating func next() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    try source.next()
  }

  /// Reads what is left of the file without decoding it, so that its digest and size are known even
  /// when reading stopped half way.
  package mutating func readToEnd() throws(InputFailure) { try source.readToEnd() }
}
