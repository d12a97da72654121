import DelimitedText
import Testing

@Suite struct DelimitedWriterTests {
  static let rowsAndTexts: [(row: [String], text: String)] = [
    (["a", "b"], "a,b\n"), ([""], "\"\"\n"), (["", ""], ",\n"), ([], "\n"),
    (["a,b", "c\"d", "e\nf", "g\rh"], "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\"\n"),
    ([" a ", "é"], " a ,é\n"),
  ]

  @Test(arguments: rowsAndTexts) func quotesOnlyWhatNeedsIt(_ row: [String], _ text: String) {
    var writer = DelimitedWriter()
    writer.writeRow(row)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: rowsAndTexts) func isReadBackAsItWas(_ row: [String], _ text: String) throws {
    var writer = DelimitedWriter()
    writer.writeRow(row)
    writer.writeRow(["last", "row"])
    let read = try rows(writer.take(), dialect: Dialect())
    #expect(read.map(\.fields) == [row, ["last", "row"]])
    #expect(writer.bytes.isEmpty)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+A1", "'+A1"), ("-A1", "'-A1"), ("@SUM(1)", "'@SUM(1)"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("-", "'-"), ("+", "'+"), ("-5", "-5"), ("+5.25", "+5.25"), ("-.5", "-.5"),
    ("-1e-4", "-1e-4"), ("-1e", "'-1e"), ("-1.2.3", "'-1.2.3"), ("-5-5", "'-5-5"), ("5", "5"),
    ("=1,2", "\"'=1,2\""), ("-1.", "-1."), ("-.", "'-."),
  ]) func neutralisesFormulasButNotNumbers(_ field: String, _ text: String) {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow([field])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text + "\n")
    var plain = DelimitedWriter()
    plain.write(field)
    plain.endRow()
    #expect(!plain.bytes.contains(UInt8(ascii: "'")))
  }

  @Test func writesBytesAsItWritesText() {
    var (one, other) = (DelimitedWriter(), DelimitedWriter())
    for field in ["a", "", "b,c", "é\"", String(repeating: "long ", count: 100)] {
      one.write(field)
      Array(field.utf8).withUnsafeBufferPointer { other.write(utf8: $0) }
    }
    one.endRow()
    other.endRow()
    #expect(one.bytes == other.bytes)
  }

  @Test func writesOtherSeparators() {
    var writer = DelimitedWriter(separator: UInt8(ascii: ";"))
    writer.writeRow(["a,b", "c;d"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b;\"c;d\"\n")
    writer.removeAll()
    #expect(writer.bytes.isEmpty)
  }
}
