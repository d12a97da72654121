import ByteInput

/// Reads any bytes as a file would be: inflated, decoded, under small limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzInflate(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let limits = InputLimits(outputBytes: 1 << 20, ratio: 200, ratioAfter: 1 << 16)
  var source = TextSource(bytes: bytes, name: "fuzz", limits: limits)
  var text = 0
  do {
    while let piece = try source.next() {
      precondition(!piece.isEmpty, "a piece of text is never empty")
      precondition(String(validating: piece, as: UTF8.self) != nil, "text is UTF-8")
      text += piece.count
    }
    // A byte of text may become three of UTF-8, and no more than a piece is over the limit.
    precondition(text <= 3 * ((1 << 20) + (128 << 10)), "the limit holds")
  } catch {
    precondition(!error.wording.isEmpty, "a refusal says why")
  }
  return 0
}
