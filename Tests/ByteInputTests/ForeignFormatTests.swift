import ByteInput
import Testing

@Suite struct ForeignFormatTests {
  static let beginnings: [(kind: String, bytes: [UInt8])] = [
    ("zip", Array("PK\u{3}\u{4}\u{14}".utf8)), ("zip", Array("PK\u{5}\u{6}".utf8)),
    ("Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), ("PDF", Array("%PDF-1.7".utf8)),
    ("bzip2", Array("BZh91AY".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0]),
    ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0]), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0]),
    ("SQLite", Array("SQLite format 3\0".utf8)), ("Parquet", Array("PAR1....".utf8)),
  ]

  @Test(arguments: beginnings) func namesWhatIsNotReadHere(_ kind: String, _ bytes: [UInt8]) {
    for bytes in [bytes, gzip(bytes)] {
      let failure = refusal(bytes)
      #expect(failure?.code == .unsupportedFormat)
      #expect(failure?.wording.contains(kind) == true, "\(failure?.wording ?? "")")
    }
  }

  @Test func refusesWhatIsCompressedTwice() {
    let failure = refusal(gzip(gzip(Array("a,b\n".utf8))))
    #expect(failure?.code == .unsupportedFormat)
    #expect(failure?.wording.contains("twice") == true)
  }

  @Test func refusesBytesThatAreNoText() {
    var bytes = Array("some text\n".utf8)
    bytes += (0...255).map { UInt8($0) }
    #expect(refusal(bytes)?.code == .notText)
    #expect(refusal(gzip(bytes))?.code == .notText)
    #expect(refusal([0])?.code == .notText)
    #expect(refusal([0xFF, 0xFE, 0x00, 0x00, 0x3C, 0x00])?.code == .notText)
    #expect(refusal([0xE9, 0x00, 0x41])?.code == .notText)
  }

  @Test func findsAZeroByteAnywhere() {
    for place in 0..<100 {
      var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 100)
      bytes[place] = 0
      let failure = refusal(bytes)
      #expect(failure?.code == .notText)
      #expect(failure?.wording.contains("byte \(place + 1) ") == true)
    }
  }
}
