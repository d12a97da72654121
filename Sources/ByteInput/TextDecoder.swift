/// Turns bytes into UTF-8, piece by piece.
///
/// Bytes that are UTF-8 already, as nearly all are, are passed on where they stand.
struct TextDecoder: ~Copyable {
  private(set) var report = EncodingReport()
  private let file: String
  /// The beginning of a character at the end of the last piece.
  private var carried: [UInt8] = []
  private var decoded = UTF8Buffer()
  /// Bytes before the piece at hand.
  private var offset = 0
  /// Line feeds before the piece at hand; counted until the first repair.
  private var lineFeeds = 0

  init(file: String) { self.file = file }

  /// Settles the encoding by the first bytes; says how many of them are a byte-order mark.
  mutating func begin(_ head: UnsafeBufferPointer<UInt8>) throws(InputFailure) -> Int {
    switch EncodingGuess.make(head) {
    case .failure(let unknown):
      throw InputFailure(
        .unsupportedEncoding, file: file,
        "its XML declaration says \(unknown.name), which is not read here. Save it as UTF-8.")
    case .success(let guess):
      report.encoding = guess.encoding
      report.hasByteOrderMark = guess.markLength > 0
      report.declared = guess.declared
      offset = guess.markLength
      return guess.markLength
    }
  }

  /// Decodes all of `bytes` but a character cut short at their end, which waits for the next call.
  mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(InputFailure) -> UnsafeBufferPointer<UInt8> {
    decoded.removeAll()
    guard !carried.isEmpty else { return try decodeWhole(bytes) }
    let joined = carried + bytes
    offset -= carried.count
    carried = []
    return try joined.withUnsafeBufferPointer { joined throws(InputFailure) in
      // The joined bytes go when this returns, so that they must be copied, not passed on.
      try decodeCopying(joined, keeping: 0)
    }
  }

  /// Decodes what waits for the rest of a character that never came.
  mutating func finish() -> UnsafeBufferPointer<UInt8> {
    decoded.removeAll()
    let start = offset - carried.count
    switch report.encoding {
    case .utf8:
      for (index, byte) in carried.enumerated() { repair(byte, at: start + index) }
    case .utf16LittleEndian, .utf16BigEndian:
      if !carried.isEmpty { replace(at: start) }
    case .windows1252: break
    }
    carried = []
    return decoded.text
  }

  // MARK: A piece

  private mutating func decodeWhole(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(InputFailure) -> UnsafeBufferPointer<UInt8> {
    switch report.encoding {
    case .utf8:
      let (end, stop) = UTF8Scanner.scan(bytes)
      guard stop == .end || stop == .incomplete else {
        return try decodeCopying(bytes, keeping: end)
      }
      carried = Array(bytes[end...])
      return pass(UnsafeBufferPointer(rebasing: bytes[..<end]), of: bytes.count)
    case .windows1252:
      let end = UTF8Scanner.asciiEnd(bytes, from: 0)
      return end == bytes.count
        ? pass(bytes, of: bytes.count) : try decodeCopying(bytes, keeping: end)
    case .utf16LittleEndian, .utf16BigEndian: return try decodeCopying(bytes, keeping: 0)
    }
  }

  /// Writes the piece anew, of which the first `kept` bytes are known to be good as they are.
  private mutating func decodeCopying(
    _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: Int
  ) throws(InputFailure) -> UnsafeBufferPointer<UInt8> {
    decoded.append(bytes[..<kept])
    switch report.encoding {
    case .utf8: try repairUTF8(bytes, from: kept)
    case .windows1252: try decodeWindows(bytes, from: kept)
    case .utf16LittleEndian: try decodeUTF16(bytes) { UInt32($0) | UInt32($1) << 8 }
    case .utf16BigEndian: try decodeUTF16(bytes) { UInt32($0) << 8 | UInt32($1) }
    }
    return pass(decoded.text, of: bytes.count)
  }

  private mutating func repairUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(InputFailure) {
    var at = start
    while at < bytes.count {
      let (end, stop) = UTF8Scanner.scan(bytes, from: at)
      decoded.append(bytes[at..<end])
      at = end
      switch stop {
      case .end: return
      case .zero: throw notText(at: offset + at)
      case .incomplete:
        carried = Array(bytes[at...])
        return
      case .invalid:
        repair(bytes[at], at: offset + at)
        at += 1
      }
    }
  }

  private mutating func decodeWindows(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(InputFailure) {
    var at = start
    while at < bytes.count {
      if bytes[at] == 0 { throw notText(at: offset + at) }
      decoded.append(scalar: Windows1252.scalar(bytes[at]))
      at += 1
    }
  }

  private mutating func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, unit: (UInt8, UInt8) -> UInt32
  ) throws(InputFailure) {
    var at = 0
    while at + 1 < bytes.count {
      let first = unit(bytes[at], bytes[at + 1])
      if first == 0 { throw notText(at: offset + at) }
      guard first & 0xF800 == 0xD800 else {
        decoded.append(scalar: first)
        at += 2
        continue
      }
      let isHigh = first & 0xFC00 == 0xD800
      if isHigh && at + 3 >= bytes.count { break }
      let second = isHigh ? unit(bytes[at + 2], bytes[at + 3]) : 0
      if second & 0xFC00 == 0xDC00 {
        decoded.append(scalar: 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF)
        at += 4
      } else {
        replace(at: offset + at)
        at += 2
      }
    }
    carried = Array(bytes[at...])
  }

  // MARK: Keeping account

  private mutating func pass(
    _ piece: UnsafeBufferPointer<UInt8>, of count: Int
  ) -> UnsafeBufferPointer<UInt8> {
    offset += count
    if report.isClean { lineFeeds += piece.lineFeedCount }
    return piece
  }

  private mutating func repair(_ byte: UInt8, at place: Int) {
    report.noteRepair(offset: place, line: 1 + lineFeeds + decoded.text.lineFeedCount)
    decoded.append(scalar: Windows1252.scalar(byte))
  }

  private mutating func replace(at place: Int) {
    report.noteRepair(offset: place, line: 1 + lineFeeds + decoded.text.lineFeedCount)
    decoded.append(scalar: 0xFFFD)
  }

  private func notText(at place: Int) -> InputFailure {
    InputFailure(
      .notText, file: file,
      "it is not text: byte \(place + 1) is zero. Check that it is the file you mean.")
  }
}
