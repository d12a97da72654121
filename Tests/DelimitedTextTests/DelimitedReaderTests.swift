import DelimitedText
import Testing

@Suite struct DelimitedReaderTests {
  static let cases: [(name: String, text: String, rows: [[String]])] = [
    ("nothing", "", []),
    ("one field", "a", [["a"]]),
    ("line feeds", "a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("no row end at the end", "a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("carriage return and line feed", "a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("carriage returns", "a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("carriage returns, none at the end", "a,b\rc,d", [["a", "b"], ["c", "d"]]),
    ("one row of CRLF", "a,b\r\n", [["a", "b"]]),
    ("a return within a field of a line feed text", "a\nb\rc\n", [["a"], ["b\rc"]]),
    ("empty fields", ",,\n,\n", [["", "", ""], ["", ""]]),
    ("a separator at the very end", "a,b,", [["a", "b", ""]]),
    ("blank lines", "a\n\nb\r\n\r\n", [["a"], [], ["b"], []]),
    ("an empty quoted field is no blank line", "a\n\"\"\n", [["a"], [""]]),
    ("quotes", "\"a\",\"b,c\"\n\"d\ne\",f\n", [["a", "b,c"], ["d\ne", "f"]]),
    ("CRLF inside quotes", "x,y\r\n\"a\r\nb\",\"c\r\n\"\r\n", [["x", "y"], ["a\r\nb", "c\r\n"]]),
    ("doubled quotes", "\"a \"\"b\"\" c\",\"\"\"\",\"\"\"d\"\n", [["a \"b\" c", "\"", "\"d"]]),
    ("quotes at the end of the text", "a,\"b\"", [["a", "b"]]),
    ("a quote within a plain field", "5\" pipe,a\"b\n", [["5\" pipe", "a\"b"]]),
    ("text after a closing quote", "\"a\"b,\"c\" \"d\",e\n", [["ab", "c \"d\"", "e"]]),
    ("text after a closing quote, CRLF", "\"a\"b\r\n\"c\"\r\n", [["ab"], ["c"]]),
    ("rows of different lengths", "a,b\nc\nd,e,f\n", [["a", "b"], ["c"], ["d", "e", "f"]]),
    ("semicolons", "a;b,c;d\n1;2,5;3\n", [["a", "b,c", "d"], ["1", "2,5", "3"]]),
    ("tabs", "a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]),
    ("bars", "a|b|c\n1|2|3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    (
      "separators inside quotes do not count", "\"a,b,c\";d\n1;2\n", [["a,b,c", "d"], ["1", "2"]]
    ),
    ("a named separator", "sep=;\na,b;c\n", [["a,b", "c"]]),
    ("a named separator, CRLF", "sep=^\r\na,b^c\r\n", [["a,b", "c"]]),
    ("spaces are kept", " a , b \n", [[" a ", " b "]]),
    ("characters beyond ASCII", "é,€\n\"😀\",ü\n", [["é", "€"], ["😀", "ü"]]),
    (
      "fields longer than a word", "abcdefghijkl,mnopqrstuvwxyz\n\"abcdefghi\njklmnopqrs\",t\n",
      [["abcdefghijkl", "mnopqrstuvwxyz"], ["abcdefghi\njklmnopqrs", "t"]]
    ),
  ]

  @Test(arguments: cases) func splitsAText(_ name: String, text: String, expected: [[String]])
    throws
  {
    #expect(try rows(text).map(\.fields) == expected)
  }

  @Test(arguments: cases) func splitsTheSameWhereverTheBytesArePutApart(
    _ name: String, text: String, expected: [[String]]
  ) throws {
    let whole = try rows(text)
    for step in 1...max(1, text.utf8.count) {
      #expect(try rows(text, step: step) == whole, "fed \(step) at a time")
    }
  }

  @Test(arguments: cases) func knowsTheByteEachRowBeginsAt(
    _ name: String, text: String, expected: [[String]]
  ) throws {
    let bytes = Array(text.utf8)
    for row in try rows(text) {
      let before = bytes[..<row.offset]
      let isAfterRowEnd = before.last == UInt8(ascii: "\n") || before.last == UInt8(ascii: "\r")
      #expect(before.isEmpty || isAfterRowEnd)
      let lineEnds = text.contains("\n") ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
      #expect(row.line == 1 + before.count { $0 == lineEnds })
    }
  }

  @Test func knowsTheFirstLineOfEachRow() throws {
    let text = "h,i\r\n\"a\r\nb\r\nc\",1\r\n\r\n\"d\r\n\",2\r\nlast,3"
    #expect(try rows(text).map(\.line) == [1, 2, 5, 6, 8])
  }

  @Test func marksQuotedAndIrregularFields() throws {
    #expect(try rows("a,\"b\",\"c\"d,\"\"\n").map(\.marks) == ["-qiq"])
  }

  @Test func takesTheDialectItIsGiven() throws {
    let semicolons = Dialect(separator: UInt8(ascii: ";"))
    #expect(try rows("a,b,c;d\n", dialect: semicolons).map(\.fields) == [["a,b,c", "d"]])
    let tabs = Dialect(separator: UInt8(ascii: "\t"), rowEnd: .carriageReturn)
    #expect(try rows("a\tb\n\rc\td", dialect: tabs).map(\.fields) == [["a", "b\n"], ["c", "d"]])
  }

  @Test func saysWhichDialectItFound() throws {
    var reader = DelimitedReader()
    #expect(reader.dialect == nil)
    try Array("a;b;c\r1;2;3\r".utf8).withUnsafeBufferPointer { try reader.feed($0) }
    let found = Dialect(separator: UInt8(ascii: ";"), rowEnd: .carriageReturn)
    #expect(reader.dialect == found)
  }

  @Test func keepsRowsUntilTheyAreDrained() throws {
    var reader = DelimitedReader()
    for piece in ["a,b\n1,", "2\n3,", "4"] {
      try Array(piece.utf8).withUnsafeBufferPointer { try reader.feed($0) }
    }
    try reader.finish()
    let fields = reader.drain { block in block.rows.map { block.strings(of: $0) } }
    #expect(fields == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(reader.drain { $0.rows.count } == 0)
  }

  @Test func readsManyRowsAsABlockEach() throws {
    let text = (0..<50_000).map { "\($0),\"x\($0)\"\n" }.joined()
    for step in [100, 4096, 65_536, .max] {
      let rows = try rows(text, step: step)
      #expect(rows.count == 50_000)
      #expect(rows.last?.fields == ["49999", "x49999"])
      #expect(rows.last?.line == 50_000)
    }
  }

  /// Compares with a splitter that goes one byte at a time, over texts of every kind of byte.
  @Test func agreesWithAByteByByteSplitter() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let alphabet = Array("ab,\"\n\r".utf8)
      let count = Int(random.next() % 40)
      let text = (0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let step = 1 + Int(random.next() % 40)
      do {
        let found = try rows(text, step: step, dialect: Dialect()).map(\.fields)
        #expect(found == simpleRows(text), "\(text)")
      } catch {
        #expect(error.code == .unterminatedQuote && simpleRows(text) == nil, "\(text): \(error)")
      }
    }
  }
}
