import ByteInput
import Testing

@Suite struct EncodingTests {
  static let sample = "<?xml version=\"1.0\"?>\n<A>Zoë £5 – “€” 😀</A>\n"

  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return littleEndian ? bytes.reversed() : bytes
    }
  }

  @Test func passesUTF8On() throws {
    let read = try read(Array(Self.sample.utf8))
    #expect(read.text == Self.sample)
    #expect(read.encoding.encoding == .utf8)
    #expect(read.encoding.isClean)
    #expect(!read.encoding.hasByteOrderMark)
  }

  @Test func takesAByteOrderMarkOff() throws {
    let read = try read([0xEF, 0xBB, 0xBF] + Array(Self.sample.utf8))
    #expect(read.text == Self.sample)
    #expect(read.encoding.hasByteOrderMark)
    let alone = try ByteInputTests.read([0xEF, 0xBB, 0xBF])
    #expect(alone.text.isEmpty)
    #expect(alone.encoding.hasByteOrderMark)
  }

  @Test(arguments: [true, false], [true, false]) func readsUTF16(littleEndian: Bool, marked: Bool)
    throws
  {
    let text = Self.sample + String(repeating: "x😀é", count: 30_000)
    let bytes = Self.utf16((marked ? "\u{FEFF}" : "") + text, littleEndian: littleEndian)
    for bytes in [bytes, gzip(bytes)] {
      let read = try read(bytes)
      #expect(read.text == text)
      #expect(read.encoding.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
      #expect(read.encoding.hasByteOrderMark == marked)
      #expect(read.encoding.isClean)
    }
  }

  @Test func readsUTF16OfDelimitedTextWithoutAMark() throws {
    let read = try read(Self.utf16("name,age\n", littleEndian: true))
    #expect(read.text == "name,age\n")
  }

  @Test func replacesHalfCharactersOfUTF16() throws {
    // A low surrogate alone, a high one before a letter, a high one at the end, half a unit.
    let units: [UInt16] = [0xFEFF, 0x41, 0x0A, 0xDC00, 0x42, 0xD800, 0x43]
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let read = try read(bytes)
    #expect(read.text == "A\n\u{FFFD}B\u{FFFD}C")
    #expect(read.encoding.repairedCount == 2)
    #expect(read.encoding.firstRepairOffset == 6)
    #expect(read.encoding.firstRepairLine == 2)
    #expect(try ByteInputTests.read(bytes + [0x00, 0xD8]).text == "A\n\u{FFFD}B\u{FFFD}C\u{FFFD}")
    #expect(try ByteInputTests.read(bytes + [0x44]).encoding.repairedCount == 3)
  }

  static let declarations: [(name: String, byte: UInt8, text: String)] = [
    ("windows-1252", 0x80, "€"), ("Windows-1252", 0xE9, "é"), ("ISO-8859-1", 0xE9, "é"),
    ("iso-8859-1", 0x93, "“"), ("latin1", 0xA3, "£"), ("windows-1252", 0x81, "\u{81}"),
    ("windows-1252", 0xFF, "ÿ"), ("cp1252", 0x9F, "Ÿ"),
  ]

  @Test(arguments: declarations) func honoursADeclaration(
    _ name: String, _ byte: UInt8, _ text: String
  ) throws {
    for quote in ["\"", "'"] {
      let beginning = "<?xml version=\"1.0\" encoding=\(quote)\(name)\(quote)?><A>"
      let read = try read(Array(beginning.utf8) + [byte] + Array("</A>".utf8))
      #expect(read.text == "\(beginning)\(text)</A>")
      #expect(read.encoding.encoding == .windows1252)
      #expect(read.encoding.declared == name)
      #expect(read.encoding.isClean)
    }
  }

  @Test func refusesADeclarationItDoesNotKnow() {
    let failure = refusal(Array("<?xml version='1.0' encoding='Shift_JIS'?><A/>".utf8))
    #expect(failure?.code == .unsupportedEncoding)
    #expect(failure?.wording.contains("Shift_JIS") == true)
  }

  @Test func readsUTF8ThatDeclaresUTF16() throws {
    let text = "<?xml version='1.0' encoding='UTF-16'?><A>é</A>"
    let read = try read(Array(text.utf8))
    #expect(read.text == text)
    #expect(read.encoding.encoding == .utf8)
    #expect(read.encoding.declared == "UTF-16")
  }

  @Test func takesBytesThatAreNotUTF8AsWindows1252() throws {
    let bytes = Array("name\nZoë\nZo".utf8) + [0xEB] + Array(" ".utf8) + [0x96] + Array("€\n".utf8)
    let read = try read(bytes)
    #expect(read.text == "name\nZoë\nZoë –€\n")
    #expect(read.encoding.encoding == .utf8)
    #expect(read.encoding.repairedCount == 2)
    #expect(read.encoding.firstRepairOffset == 12)
    #expect(read.encoding.firstRepairLine == 3)
  }

  /// What the Unicode Standard's table of well-formed sequences leaves out.
  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xFE], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]]) func repairsEveryByteThatIsNotUTF8(_ bytes: [UInt8]) throws
  {
    for text in [bytes + Array("x".utf8), Array("x".utf8) + bytes, bytes] {
      let read = try read(text)
      #expect(read.encoding.repairedCount == bytes.count)
      #expect(read.text.unicodeScalars.count == text.count)
    }
  }

  /// Characters and bad bytes stand at every place about the end of a piece.
  @Test func readsTheSameWhereverAPieceEnds() throws {
    for odd in [
      Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0xE9], [0xE2, 0x82], [0xF0, 0x9F],
    ] {
      for length in 65_530...65_538 {
        let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: length)
        let read = try read(padding + odd + Array("z".utf8))
        let alone = try ByteInputTests.read(odd + Array("z".utf8))
        #expect(read.text == String(repeating: "\n", count: length) + alone.text)
        #expect(read.encoding.repairedCount == alone.encoding.repairedCount)
        #expect(
          read.encoding.firstRepairOffset == alone.encoding.firstRepairOffset.map { $0 + length })
        #expect(read.encoding.firstRepairLine == alone.encoding.firstRepairLine.map { $0 + length })
      }
    }
  }

  @Test func findsEveryBadByteOfALongText() throws {
    var bytes = scrambled(count: 200_000)
    let places = stride(from: 1000, to: 200_000, by: 997)
    for place in places { bytes[place] = 0xE9 }
    let read = try read(bytes)
    #expect(read.encoding.repairedCount == Array(places).count)
    #expect(read.text.count { $0 == "é" } == Array(places).count)
    #expect(read.text.unicodeScalars.count == bytes.count)
  }
}
