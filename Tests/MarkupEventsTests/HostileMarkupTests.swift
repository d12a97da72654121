import MarkupEvents
import Testing

/// Documents that are wrong, or that were made to cost time or memory.
@Suite struct HostileMarkupTests {
  static let broken: [(document: String, code: MarkupFailure.Code, line: Int)] = [
    ("", .empty, 1),
    (" \n\t ", .empty, 1),
    ("<A>\n<B>x", .truncated, 2),
    ("<A>\n<B", .truncated, 2),
    ("<A", .truncated, 1),
    ("<!-- x", .truncated, 1),
    ("<?xml version='1.0'?>\n", .truncated, 2),
    ("<A>\n<![CDATA[x", .truncated, 2),
    ("<A>\n<B></A>", .notWellFormed, 2),
    ("<A/>\n<B/>", .notWellFormed, 2),
    ("<A/>\nx", .notWellFormed, 2),
    ("name,age\nx,1\n", .notWellFormed, 1),
    ("<A>\nA & B</A>", .notWellFormed, 2),
    ("<A>\n1 < 2</A>", .notWellFormed, 2),
    ("<A>\n\u{1}</A>", .notWellFormed, 2),
    ("<A>&#0;</A>", .notWellFormed, 1),
    ("<A>\n&eacute;</A>", .entity, 2),
    ("<A b='&x;'/>", .entity, 1),
    ("<A b='1' b='2'/>", .notWellFormed, 1),
    ("<A b=1/>", .notWellFormed, 1),
    ("<A><?xml version='1.0'?></A>", .notWellFormed, 1),
    ("\n<?xml version='1.0'?><A/>", .notWellFormed, 2),
    ("<A>]]></A>", .notWellFormed, 1),
    ("<A><!-- -- --></A>", .notWellFormed, 1),
    ("<!DOCTYPE A>\n<A/>", .documentType, 1),
    ("<?xml version='1.0'?>\n<!DOCTYPE A SYSTEM 'file:///etc/hostname'>\n<A/>", .documentType, 2),
    (
      "<!DOCTYPE A [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>\n<A>&x;</A>", .documentType, 1
    ),
    (
      "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://localhost/x.dtd'>\n<html/>",
      .documentType, 1
    ),
  ]

  @Test(arguments: broken) func namesWhatIsWrongAndWhere(
    _ document: String, code: MarkupFailure.Code, line: Int
  ) throws {
    let failure = try #require(refusal(document))
    #expect(failure.code == code, "\(failure)")
    #expect(failure.line == line, "\(failure)")
  }

  @Test(arguments: broken) func saysTheSameFedByteByByte(
    _ document: String, code: MarkupFailure.Code, line: Int
  ) throws {
    let failure = try #require(refusal(document, step: 1))
    #expect(failure.code == code, "\(failure)")
    #expect(failure.line == line, "\(failure)")
  }

  @Test func neverExpandsEntities() {
    var document = "<!DOCTYPE lolz [<!ENTITY l0 \"lol\">"
    for level in 1...9 {
      let references = String(repeating: "&l\(level - 1);", count: 10)
      document += "<!ENTITY l\(level) \"\(references)\">"
    }
    document += "]><lolz>&l9;</lolz>"
    #expect(refusal(document)?.code == .documentType)
    #expect(refusal(document, step: 1)?.code == .documentType)
  }

  @Test(arguments: [1, 1000, 65_536, .max]) func refusesTwoHundredThousandAttributes(_ step: Int) {
    let attributes = (0..<200_000).map { " a\($0)=''" }.joined()
    let failure = refusal("<A>\n<B\(attributes)/></A>", step: step)
    #expect(failure?.code == .markupTooLong)
    #expect(failure?.line == 2)
  }

  @Test func refusesAFewAttributesTooMany() {
    let limits = MarkupLimits(attributes: 3)
    #expect(refusal("<A a='' b='' c=''/>", limits: limits) == nil)
    #expect(refusal("<A a='' b='' c='' d=''/>", limits: limits)?.code == .tooManyAttributes)
    let declarations = "<A a='' b='' xmlns:c='c' xmlns:d='d'/>"
    #expect(refusal(declarations, limits: limits)?.code == .tooManyAttributes)
    let nested = "<A xmlns:a='a'><B xmlns:b='b'><C xmlns:c='c'><D xmlns:d='d'/></C></B></A>"
    #expect(refusal(nested, limits: limits)?.code == .tooManyAttributes)
    let beside = "<A xmlns='a'>" + String(repeating: "<B xmlns:b='b' c=''/>", count: 9) + "</A>"
    #expect(refusal(beside, limits: limits) == nil)
  }

  @Test(arguments: [1, 1000, 16_384, .max]) func holdsTagsToTheLimitWhereverTheyArePutApart(
    _ step: Int
  ) {
    let limits = MarkupLimits(markupLength: 30_000)
    for (excess, code) in [(0, nil), (1, MarkupFailure.Code.markupTooLong)] {
      let tag = "<B c='" + String(repeating: "x", count: 30_000 - 7 + excess) + "'"
      #expect(refusal("<A>\(tag)/></A>", step: step, limits: limits)?.code == code)
      let comment = String(repeating: "x", count: 30_000 - 7 + excess * 10_000)
      #expect(refusal("<A><!--\(comment)--></A>", step: step, limits: limits)?.code == code)
    }
  }

  @Test(arguments: [100, .max]) func findsABareAmpersandWithoutASemicolonAfterIt(_ step: Int) {
    let rest = String(repeating: "<B>x</B>\n", count: 20_000)
    let failure = refusal("<A>\nSmith & Son\n\(rest)</A>", step: step)
    #expect(failure?.code == .notWellFormed)
    #expect(failure?.line == 2)
    #expect(failure?.wording.contains("&amp;") == true)
  }

  @Test(arguments: ["<!--", "<?x ", "<A b='", "<", "<!DOCTYPE A ["])
  func refusesMarkupThatNeverEnds(_ beginning: String) {
    let document = beginning + String(repeating: "x", count: 1 << 20)
    #expect(refusal(document, step: 65_536)?.code == .markupTooLong)
  }

  @Test(arguments: [1, 1000, .max]) func refusesTwoHundredThousandNestedElements(_ step: Int) {
    let document = String(repeating: "<A>\n", count: 200_000)
    let failure = refusal(document, step: step)
    #expect(failure?.code == .tooDeep)
    #expect(failure?.line == 65)
  }

  @Test func holdsTextToTheLimit() {
    let limits = MarkupLimits(textLength: 100)
    let longest = String(repeating: "x", count: 100)
    #expect(refusal("<A>\(longest)</A>", limits: limits) == nil)
    for text in ["\(longest)x", "\(longest)<!-- -->x", "\(longest)<![CDATA[x]]>", "\(longest)&lt;"]
    {
      #expect(refusal("<A>\(text)</A>", limits: limits)?.code == .textTooLong)
      #expect(refusal("<A><B/>\(text)</A>", step: 1, limits: limits)?.code == .textTooLong)
    }
  }

  @Test func refusesTooManyNames() {
    let elements = (0..<100).map { "<n\($0)/>" }.joined()
    let limits = MarkupLimits(names: 100)
    #expect(refusal("<n0>\(elements)</n0>", limits: limits) == nil)
    #expect(refusal("<A>\(elements)</A>", limits: limits)?.code == .tooManyNames)
  }

  @Test func readsWhatWasReadBeforeAFailure() throws {
    let document = Array("<A>\n<B>1</B>\n<C>2</C>\n</wrong>".utf8)
    var reader = try MarkupReader()
    let failure = #expect(throws: MarkupFailure.self) {
      try document.withUnsafeBufferPointer { try reader.feed($0) }
      try reader.finish()
    }
    #expect(failure?.line == 4)
    let leaves = reader.drain { block in
      block.events.filter { $0.kind == .leaf }.map { block.string(of: $0) }
    }
    #expect(leaves == ["1", "2"])
  }

  @Test func failsAgainAfterAFailure() throws {
    var reader = try MarkupReader()
    let document = Array("<A></B>".utf8)
    for _ in 1...2 {
      #expect(throws: MarkupFailure.self) {
        try document.withUnsafeBufferPointer { try reader.feed($0) }
        try reader.finish()
      }
    }
    #expect(throws: MarkupFailure.self) { try reader.finish() }
  }

  @Test func neverQuotesTheDocument() throws {
    for document in ["<A>Synthetic & Son</A>", "<A><Synthetic></A>", "<A>&Synthetic;</A>"] {
      let failure = try #require(refusal(document))
      #expect(!failure.description.contains("Synthetic"))
    }
  }
}
