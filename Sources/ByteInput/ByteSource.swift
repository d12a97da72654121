/// The bytes of a file, decompressed if it is gzip whatever its name, piece by piece.
package struct ByteSource: ~Copyable {
  /// The file, as it was named to us.
  package let name: String
  /// What was odd about the file, so far.
  package private(set) var remarks: [InputRemark] = []
  /// How many bytes of the file itself have been read.
  package private(set) var rawByteCount = 0
  /// The SHA-256 of the file itself, once it has been read to the end; `nil` unless it was asked for.
  package private(set) var digest: ContentDigest?

  /// Opens a file; `-` is standard input.
  package init(path: String, limits: InputLimits = InputLimits(), digesting: Bool = false)
    throws(InputFailure)
  {
    name = path
  }

  /// Reads bytes that are in memory, as if `name` held them.
  package init(
    bytes: [UInt8], name: String, limits: InputLimits = InputLimits(), digesting: Bool = false
  ) {
    self.name = name
  }

  /// The next bytes, decompressed and lent until the next call; `nil` at the end.
  package mutating func next() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? { nil }

  /// Reads what is left of the file without decompressing it, so that its digest and size are known
  /// even when reading stopped half way.
  package mutating func readToEnd() throws(InputFailure) {}
}
