import DelimitedText
import Testing

/// Texts that are wrong, or that were made to cost time or memory.
@Suite struct HostileDelimitedTests {
  @Test(arguments: [1, 3, .max]) func namesTheLineAQuoteOpensOn(_ step: Int) {
    for (text, line) in [
      ("\"", 1), ("a,b\n\"c,d\ne,f\n", 2), ("a\n\"b\nc\",\"d\n\n\n", 3), ("a\n\"b\"\"\n", 2),
      ("a\rb,\"c\rd\r", 2),
    ] {
      let failure = refusal(text, step: step)
      #expect(failure?.code == .unterminatedQuote, "\(text)")
      #expect(failure?.line == line, "\(text)")
    }
  }

  @Test(arguments: [1, 100, .max]) func holdsFieldsToTheLimit(_ step: Int) {
    let limits = DelimitedLimits(fieldLength: 1000, rowLength: 1 << 20)
    let longest = String(repeating: "x", count: 1000)
    #expect(refusal("a,b\n1,\(longest)\n", step: step, limits: limits) == nil)
    let failure = refusal("a,b\n1,2\n1,x\(longest)\n", step: step, limits: limits)
    #expect(failure?.code == .fieldTooLong)
    #expect(failure?.line == 3)
    let quoted = refusal("a,b\n1,\"x\(longest)\"\n", step: step, limits: limits)
    #expect(quoted?.code == .fieldTooLong)
    #expect(quoted?.line == 2)
  }

  @Test(arguments: [1, 100, .max]) func holdsRowsToTheLimit(_ step: Int) {
    let limits = DelimitedLimits(rowLength: 1000)
    let fields = String(repeating: "x,", count: 500)
    #expect(refusal("a\n\(fields)\n", step: step, limits: limits) == nil)
    let failure = refusal("a\n\(fields)x\n", step: step, limits: limits)
    #expect(failure?.code == .rowTooLong)
    #expect(failure?.line == 2)
  }

  @Test(arguments: [1, 100, .max]) func holdsTheNumberOfFieldsToTheLimit(_ step: Int) {
    let limits = DelimitedLimits(fieldCount: 100)
    let fields = String(repeating: ",", count: 99)
    #expect(refusal("a\n\(fields)\n", step: step, limits: limits) == nil)
    let failure = refusal("a\n\(fields),\n", step: step, limits: limits)
    #expect(failure?.code == .tooManyFields)
    #expect(failure?.line == 2)
  }

  @Test func givesUpOnOneEndlessLine() throws {
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
    var reader = DelimitedReader()
    var fed = 0
    let failure = #expect(throws: DelimitedFailure.self) {
      while fed < 1 << 30 {
        try piece.withUnsafeBufferPointer { try reader.feed($0) }
        fed += piece.count
      }
    }
    #expect(failure?.code == .fieldTooLong)
    #expect(fed < 2 << 20)
  }

  @Test func givesUpOnAQuoteThatOpensAndNeverCloses() throws {
    let rows = String(repeating: "some,more\n", count: 300_000)
    let failure = refusal("a,b\n1,\"2\n\(rows)", step: 65_536)
    #expect(failure?.code == .fieldTooLong)
    #expect(failure?.line == 2)
    #expect(failure?.wording.contains("closing quote") == true)
  }

  @Test func readsWhatWasReadBeforeAFailureAndFailsAgain() throws {
    var reader = DelimitedReader(limits: DelimitedLimits(fieldLength: 10))
    for _ in 1...2 {
      let failure = #expect(throws: DelimitedFailure.self) {
        try Array("a,b\n1,2\n3,xxxxxxxxxxx\n".utf8).withUnsafeBufferPointer { try reader.feed($0) }
      }
      #expect(failure?.line == 3)
    }
    #expect(throws: DelimitedFailure.self) { try reader.finish() }
    #expect(
      reader.drain { block in block.rows.map { block.strings(of: $0) } } == [
        ["a", "b"], ["1", "2"],
      ])
  }
}
