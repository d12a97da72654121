import MarkupEvents
import Testing

/// The scanner of plain markup beside libxml2 alone: whatever the document, and wherever it is put
/// apart, events, failures and lines are the same.
@Suite struct PlainMarkupTests {
  private static let seed = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message>
      <Header><Year>2026</Year><Empty/></Header>
      <Persons>
    \t<Person>\r
          <Surname>Synthetic &amp; é😀</Surname>
          <A>1</A><LongerNameThanSixteenBytes>x ] y</LongerNameThanSixteenBytes>
          <LongerNameThanSixteenBytez> two\r\nlines\n</LongerNameThanSixteenBytez>
          stray &lt;text&gt; &apos;&quot;
          <Note> \n </Note><Eightlen></Eightlen>
        </Person>
      </Persons>
    </Message>\r

    """.utf8)

  /// The events and, last, the failure if there is one.
  private static func outcome(_ document: [UInt8], step: Int, plain: Bool) -> [String] {
    do {
      return try outline(document, step: step, scansPlainMarkup: plain)
    } catch { return ["\(error)"] }
  }

  private static func expectAlike(_ document: [UInt8], steps: some Sequence<Int>) {
    let expected = outcome(document, step: .max, plain: false)
    for step in steps {
      let text = String(decoding: document, as: UTF8.self)
      #expect(outcome(document, step: step, plain: true) == expected, "fed \(step): \(text)")
    }
  }

  @Test(arguments: MarkupReaderTests.cases)
  func readsWhatLibxml2Reads(_ name: String, document: String, events: [String]) {
    Self.expectAlike(Array(document.utf8), steps: [.max, 1, 2, 3, 5, 8, 13])
  }

  @Test(arguments: HostileMarkupTests.broken)
  func refusesWhatLibxml2Refuses(_ document: String, code: MarkupFailure.Code, line: Int) {
    Self.expectAlike(Array(document.utf8), steps: [.max])
  }

  @Test func takesAPlainDocumentWherever() {
    Self.expectAlike(Self.seed, steps: 1...Self.seed.count)
  }

  /// Nothing in it that libxml2 need read, in each way that white space stands before a tag.
  private static let plain = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message>
                        <Header><Year>2026</Year><Empty/></Header>
      <Persons>\r
    \t\t<Person>
                          <Surname>Synthetic &amp; é😀</Surname>\r
                          <A>1</A>                    <Note> x \n y ] </Note>


                  <B></B>
        </Person>
      </Persons>
    </Message>\r

    """.utf8)

  /// Cut anywhere, a plain document is read to its end by the scanner.
  @Test func readsAPlainDocumentToItsEndWhereverItIsCut() throws {
    let expected = Self.outcome(Self.plain, step: .max, plain: false)
    #expect(expected.count == 14)
    for cut in 0...Self.plain.count {
      var reader = try MarkupReader()
      var lines: [String] = []
      for piece in [Self.plain.prefix(cut), Self.plain.dropFirst(cut)] {
        try Array(piece).withUnsafeBufferPointer { piece throws(MarkupFailure) in
          try reader.feed(piece)
        }
        reader.drain { lines += describe($0) }
      }
      try reader.finish()
      reader.drain { lines += describe($0) }
      #expect(lines == expected, "cut at \(cut)")
      let hasHandedOver = reader.hasHandedOver
      #expect(!hasHandedOver, "cut at \(cut)")
    }
  }

  @Test func handsOverWhatIsNotPlain() throws {
    var reader = try MarkupReader()
    let document = Array("<A><!-- a comment is for libxml2 --></A>".utf8)
    try document.withUnsafeBufferPointer { bytes throws(MarkupFailure) in try reader.feed(bytes) }
    try reader.finish()
    let hasHandedOver = reader.hasHandedOver
    #expect(hasHandedOver)
  }

  static let odd = [
    "<A>x]]</A>", "<A>x]]>y</A>", "<A>]</A>", "<A>\u{7F}</A>", "<A>\u{FEFF}x</A>",
    "<A>\u{FFFE}</A>", "<A>x\u{FFFF}</A>", "<A>\u{FFFD}</A>", "<A>\u{85}\u{A0}</A>",
    "<A>\r</A>", "<A>x\ry</A>", "<A>\r\n\r\n<B>\r\n</B></A>\r", "<A>&amp;&#38;&lt;</A>",
    "<A>&amp</A>", "<A>& </A>", "<A>&ampx;</A>", "<A><B></A></B>", "<A><B/></A><C/>", "<A/>x",
    "<A/> \r\n<!-- x -->\n", "<A/>\n<?x?><B/>", "<A/>\n&amp;", "<A>\n<B ></B >\n</A>", "<A\n/>",
    "<a:A>x</a:A>", "<A><a:b/></A>", "<_A-1.2/>", "<1/>", "<-A/>", "<Aé>x</Aé>", "<A></ A>",
    "<A></A", "<A><", "<A>x", "<A>\n\n</A>\n\n<", " \n<A/>", "\n<?xml version='1.0'?><A/>",
    "<?xml version='1.0'?>\n\n<A>\n</A>", "<?xml version=\"1.0\" encoding=\"ASCII\"?><A>é</A>",
    "<?xml version=\"1.1\"?><A/>", "<?xml version='1.0' ?><A/>", "<A>x<!-- y -->z</A>",
    "<A> <!-- y --> </A>", "<A> <!-- y --><B/></A>", "<A>\n <![CDATA[\n]]>\n<B/>\n</A>",
    "<A>\n<?x?>\n</A>", "<A><B>\n<C>x</C>\ny</B>\n\n<D b='1'/>\n</B></A>", "<AB></A>", "<A></AB>",
    "<A>\u{0}</A>", "\u{0}", "<A/>\u{0}", "<ABCDEFGH></ABCDEFGI>", "<ABCDEFGHI></ABCDEFGHJ>",
    "<ABCDEFGHIJKLMNOPQ></ABCDEFGHIXKLMNOPQ>", "<A>x</A>\u{FEFF}", "\u{FEFF}<A>x</A>",
  ]

  @Test(arguments: odd) func readsWhatIsOddAsLibxml2Does(_ document: String) {
    Self.expectAlike(Array(document.utf8), steps: [.max])
    // What is not well-formed may be refused at another line when it comes in pieces.
    guard Self.outcome(Array(document.utf8), step: .max, plain: false).count > 1 else { return }
    Self.expectAlike(Array(document.utf8), steps: 1...12)
  }

  static let badBytes: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE],
    [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFF], [0xE9, 0x20],
  ]

  @Test(arguments: badBytes) func leavesBytesThatAreNotTextToLibxml2(_ bytes: [UInt8]) {
    let start = Array("<A>\n<B>x".utf8)
    Self.expectAlike(start + bytes + Array("y</B>\n<C/></A>".utf8), steps: [.max])
    Self.expectAlike(start + bytes, steps: [.max])
  }

  @Test func holdsToTheSameLimits() {
    let limits = MarkupLimits(depth: 3, textLength: 10, names: 4)
    for document in [
      "<A>\n<B>\n<C>\n<D/></C></B></A>", "<A><B><C>x</C></B></A>", "<A>\n<B>12345678901</B></A>",
      "<A>\n<B>1234567890</B></A>", "<A><B/><C/><D/>\n<E/></A>", "<A><B>1234&amp;567890</B></A>",
    ] {
      let text = Array(document.utf8)
      let alone = Result { () throws(MarkupFailure) in
        try outline(text, limits: limits, scansPlainMarkup: false)
      }
      for step in [1, 4, .max] {
        #expect(
          Result { () throws(MarkupFailure) in try outline(text, step: step, limits: limits) }
            == alone)
      }
    }
  }

  @Test(arguments: 1...4) func readsMutatedMarkupAsLibxml2Does(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var (read, refused) = (0, 0)
    for _ in 0..<1500 {
      var document = Self.seed
      for _ in 0...(random.next() % 3) { MutatedMarkupTests.mutate(&document, with: &random) }
      // Lines of text after a carriage return alone are not the same, nor need they be.
      if zip(document, document.dropFirst() + [0]).contains(where: { $0 == 0x0D && $1 != 0x0A }) {
        continue
      }
      let expected = Self.outcome(document, step: .max, plain: false)
      let whole = Self.outcome(document, step: .max, plain: true)
      let text = String(decoding: document, as: UTF8.self)
      if expected.count > 1 {
        let step = 1 + Int(random.next() % 40)
        #expect(whole == expected, "\(text)")
        #expect(Self.outcome(document, step: step, plain: true) == expected, "fed \(step): \(text)")
        read += 1
      } else {
        // What libxml2 says last of a document with several faults depends on how it comes.
        #expect(whole.count == 1, "\(text)")
        refused += 1
      }
    }
    // Both outcomes must be common, or the test shows nothing.
    #expect(read > 100)
    #expect(refused > 100)
  }
}
