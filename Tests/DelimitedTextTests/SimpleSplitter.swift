/// Splits comma-separated text with line feeds by the plainest means there are; `nil` when a quote
/// never ends.
func simpleRows(_ text: [UInt8]) -> [[String]]? {
  var (rows, row, field) = ([[String]](), [String](), [UInt8]())
  var (index, isFresh, isRowFresh, wasQuoted) = (0, true, true, false)
  func endField() {
    row.append(String(decoding: field, as: UTF8.self))
    (field, isFresh, isRowFresh) = ([], true, false)
  }
  func endRow() {
    if field.last == UInt8(ascii: "\r"), !(wasQuoted && quotedCount == field.count) {
      field.removeLast()
    }
    if field.isEmpty && isRowFresh && !wasQuoted { row = [] } else { endField() }
    rows.append(row)
    (row, field, isFresh, isRowFresh, wasQuoted) = ([], [], true, true, false)
  }
  var quotedCount = 0
  while index < text.count {
    let byte = text[index]
    if byte == UInt8(ascii: "\"") && isFresh {
      index += 1
      while true {
        guard index < text.count else { return nil }
        if text[index] == UInt8(ascii: "\"") {
          guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") else { break }
          index += 1
        }
        field.append(text[index])
        index += 1
      }
      (isFresh, wasQuoted, quotedCount) = (false, true, field.count)
    } else if byte == UInt8(ascii: ",") {
      endField()
      wasQuoted = false
    } else if byte == UInt8(ascii: "\n") {
      endRow()
    } else {
      field.append(byte)
      isFresh = false
    }
    index += 1
  }
  if !field.isEmpty || !isRowFresh || wasQuoted { endRow() }
  return rows
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
