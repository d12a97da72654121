import DelimitedText

/// Splits any bytes twice, whole and in pieces of the size the first byte says; the rows must be
/// the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSplit(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let data else { return 0 }
  let text = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  guard String(validating: text, as: UTF8.self) != nil else { return 0 }
  let (whole, pieces) = (rows(text, step: text.count), rows(text, step: Int(data[0]) % 32 + 1))
  precondition(whole == pieces, "rows do not depend on how the text comes")
  return 0
}

private func rows(_ text: [UInt8], step: Int) -> [String] {
  // A field is refused when it is found too long, which depends on how much of it has come; the
  // limits are out of a fuzzed text's reach.
  var reader = DelimitedReader(limits: DelimitedLimits(fieldCount: 1 << 20))
  var rows: [String] = []
  func take(_ block: borrowing DelimitedBlock) {
    for row in block.rows {
      rows.append("\(row.line) \(row.offset) \(block.strings(of: row))")
    }
  }
  do {
    var rest = text[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(step))
      rest = rest.dropFirst(piece.count)
      try piece.withUnsafeBufferPointer { piece throws(DelimitedFailure) in try reader.feed(piece) }
      reader.drain { take($0) }
    }
    try reader.finish()
    reader.drain { take($0) }
  } catch {
    rows.append("\(error)")
  }
  return rows
}
