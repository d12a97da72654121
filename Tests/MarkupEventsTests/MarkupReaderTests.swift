import MarkupEvents
import Testing

@Suite struct MarkupReaderTests {
  static let cases: [(name: String, document: String, events: [String])] = [
    ("a lone empty element", "<A/>", ["1 leaf A []"]),
    ("a lone element with text", "<A>x</A>", ["1 leaf A [x]"]),
    (
      "children among white space", "<A>\n  <B>1</B>\n  <C>\n    <D/>\n  </C>\n</A>\n",
      ["1 open A", "2 leaf B [1]", "3 open C", "4 leaf D []", "5 close C", "6 close A"]
    ),
    (
      "white space in a leaf is kept", "<A><B> \n </B></A>",
      ["1 open A", "1 leaf B [ \n ]", "2 close A"]
    ),
    (
      "text beside children", "<A>one<B/>\n\n two\n<C/>three</A>",
      [
        "1 open A", "1 stray A [one]", "1 leaf B []", "3 stray A [\n\n two\n]", "4 leaf C []",
        "4 stray A [three]", "4 close A",
      ]
    ),
    (
      "five entities and character references", "<A>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</A>",
      ["1 leaf A [<>&\"'AB]"]
    ),
    ("a comment in a leaf", "<A>one<!-- \n -->two</A>", ["1 leaf A [onetwo]"]),
    ("an instruction in a leaf", "<A>one<?x y?>two</A>", ["1 leaf A [onetwo]"]),
    ("CDATA in a leaf", "<A>one<![CDATA[<two>&]]>three</A>", ["1 leaf A [one<two>&three]"]),
    (
      "CDATA beside a child", "<A><B/><![CDATA[\n\nx\n]]></A>",
      ["1 open A", "1 leaf B []", "3 stray A [\n\nx\n]", "4 close A"]
    ),
    (
      "attributes are counted, namespace declarations are not",
      "<A xmlns=\"u\" xmlns:i=\"v\" i:type=\"t\" b='>'><B c=\"\"/></A>",
      ["1 open A @2", "1 leaf B @1 []", "1 close A"]
    ),
    (
      "a prefix is taken off", "<p:A xmlns:p=\"u\"><p:B/></p:A>",
      ["1 open A", "1 leaf B []", "1 close A"]
    ),
    ("an unknown prefix is no reason to stop", "<q:A>x</q:A>", ["1 leaf A [x]"]),
    (
      "the line is that of the start tag's beginning",
      "<A>\n<B\n  c='1'\n  d='2\n'\n>x</B>\n<C\n>y</C></A>",
      ["1 open A", "2 leaf B @2 [x]", "7 leaf C [y]", "8 close A"]
    ),
    (
      "CRLF is one line end", "<A>\r\n<B>x\r\ny</B>\r\n</A>\r\n",
      ["1 open A", "2 leaf B [x\ny]", "4 close A"]
    ),
    (
      "no text stands before the first line", "<A>x\ry<B/></A>",
      [
        "1 open A", "1 stray A [x\ny]", "1 leaf B []", "1 close A",
      ]
    ),
    (
      "a declaration of another encoding is ignored",
      "<?xml version='1.0' encoding='UTF-16'?>\n<A>é</A>", ["2 leaf A [é]"]
    ),
    (
      "characters of two, three and four bytes", "<A>é€😀</A><!-- é€😀 -->",
      ["1 leaf A [é€😀]"]
    ),
  ]

  @Test(arguments: cases) func givesTheEventsOfADocument(
    _ name: String, document: String, events: [String]
  ) throws {
    #expect(try outline(document) == events)
  }

  @Test(arguments: cases) func givesTheSameEventsWhereverTheBytesArePutApart(
    _ name: String, document: String, events: [String]
  ) throws {
    for step in 1...document.utf8.count {
      #expect(try outline(document, step: step) == events, "fed \(step) at a time")
    }
  }

  @Test func putsTogetherALongLeafFromManyPieces() throws {
    let text = String(repeating: "é€ &amp; ", count: 20_000)
    let expected = String(repeating: "é€ & ", count: 20_000)
    for step in [1, 7, 4096, 65_536] where step > 1 || text.utf8.count < 300_000 {
      let events = try outline("<A><B>\(text)</B></A>", step: step)
      #expect(events == ["1 open A", "1 leaf B [\(expected)]", "1 close A"])
    }
  }

  @Test func countsLinesBeyondSixteenBits() throws {
    let document = "<A>" + String(repeating: "\n<B/>", count: 70_000) + "</A>"
    let events = try outline(document, step: 65_536)
    #expect(events.count == 70_002)
    #expect(events.dropLast().last == "70001 leaf B []")
  }

  @Test func keepsNameNumbersForTheWholeDocument() throws {
    let elements = (0..<3000).map { "<n\($0)/>" }.joined()
    let events = try outline("<A>\(elements)\(elements)</A>", step: 1000)
    #expect(events.dropFirst().prefix(3000) == events.dropFirst(3001).prefix(3000))
    #expect(Set(events).count == 3002)
  }
}
