/// What was found out about a text's encoding while it was read.
package struct EncodingReport: Hashable, Sendable {
  /// An encoding that is read here.
  package enum Encoding: String, Hashable, Sendable {
    /// UTF-8, of which ASCII is a part.
    case utf8 = "UTF-8"
    /// UTF-16, the low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, the high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Windows-1252, which ISO 8859-1 is read as too.
    case windows1252 = "Windows-1252"
  }

  /// The encoding that the text was read as.
  package internal(set) var encoding = Encoding.utf8
  /// Whether a byte-order mark stood in front; it is taken off.
  package internal(set) var hasByteOrderMark = false
  /// The encoding that an XML declaration names, as it spells it; not looked for in UTF-16.
  package internal(set) var declared: String?
  /// How many bytes were not UTF-8 and were read as Windows-1252; in UTF-16, how many units had no
  /// meaning and became U+FFFD.
  package private(set) var repairedCount = 0
  /// How many bytes of the decompressed file stand before the first repair.
  package private(set) var firstRepairOffset: Int?
  /// The line of the first repair, from 1.
  package private(set) var firstRepairLine: Int?

  init() {}

  /// Whether every byte was as the encoding says.
  package var isClean: Bool { repairedCount == 0 }

  mutating func noteRepair(offset: Int, line: @autoclosure () -> Int) {
    repairedCount += 1
    guard firstRepairOffset == nil else { return }
    firstRepairOffset = offset
    firstRepairLine = line()
  }
}
