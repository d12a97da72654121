import ByteInput
import CZlib
import DelimitedText
import MarkupEvents
import TestSupport
import Testing

/// Good input changed at random, the same way every time.
///
/// What reads it refuses it or reads it, and does the same however it comes in pieces.
/// `Benchmarks/Fuzz/run` does this for longer, guided by what the code does; the rule language's own
/// is in `RuleLanguageTests`.
@Suite struct MutationTests {
  private static let table =
    "name,code,\"a, b\"\r\n\"x \"\"y\"\"\",1,2\r\n\r\n\"line\nend\",é,\"q\"r\r\n3,4,5\r\n"
  private static let markup =
    "<?xml version=\"1.0\"?><a x=\"1\" xmlns:n=\"u\"><n:b>&amp;<![CDATA[<]]>&#65;é</n:b> t "
    + "<!-- c --><?p q?><c/><d>\n</d></a>"

  @Test(arguments: 1...8) func inflating(_ seed: UInt64) throws {
    var random = Mutator(seed: seed)
    let packed = try Self.gzip(Array((Self.table + Self.markup).utf8))
    let limits = InputLimits(outputBytes: 1 << 16, ratio: 200, ratioAfter: 1 << 12)
    for _ in 0..<500 {
      var source = TextSource(bytes: random.changed(packed + packed), name: "x", limits: limits)
      var count = 0
      do {
        while let piece = try source.next() {
          #expect(String(validating: piece, as: UTF8.self) != nil)
          count += piece.count
        }
      } catch {
        #expect(!error.wording.isEmpty)
      }
      #expect(count <= 3 * ((1 << 16) + (128 << 10)))
    }
  }

  @Test(arguments: 1...8) func splitting(_ seed: UInt64) {
    var random = Mutator(seed: seed)
    for _ in 0..<500 {
      let text = random.changed(Array(Self.table.utf8))
      let step = Int.random(in: 1...24, using: &random)
      #expect(Self.rows(text, step: text.count) == Self.rows(text, step: step), "\(text)")
    }
  }

  @Test(arguments: 1...8) func readingMarkup(_ seed: UInt64) {
    var random = Mutator(seed: seed)
    for _ in 0..<500 {
      let text = random.changed(Array(Self.markup.utf8))
      let step = Int.random(in: 1...24, using: &random)
      let (whole, pieces) = (
        Self.events(text, step: text.count), Self.events(text, step: step)
      )
      #expect(whole == pieces, "\(text)")
    }
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var (stream, input) = (z_stream(), bytes)
    var output = [UInt8](repeating: 0, count: bytes.count + 256)
    try #require(returns_deflate_init_gzip(&stream, 6) == Z_OK)
    defer { deflateEnd(&stream) }
    let left = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        _ = deflate(&stream, Z_FINISH)
        return Int(stream.avail_out)
      }
    }
    return Array(output.dropLast(left))
  }

  private static func rows(_ text: [UInt8], step: Int) -> [String] {
    var rows: [String] = []
    func take(_ block: borrowing DelimitedBlock) {
      for row in block.rows {
        rows.append("\(row.line) \(row.offset) \(block.strings(of: row))")
      }
    }
    do {
      var reader = DelimitedReader()
      var rest = text[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(step))
        rest = rest.dropFirst(piece.count)
        try piece.withUnsafeBufferPointer { piece throws(DelimitedFailure) in
          try reader.feed(piece)
        }
        reader.drain { take($0) }
      }
      try reader.finish()
      reader.drain { take($0) }
    } catch { rows.append("\(error)") }
    return rows
  }

  /// The events of a document; `nil` when it is refused, since where it stops may depend on how much
  /// of it has come.
  private static func events(_ text: [UInt8], step: Int) -> [String]? {
    var events: [String] = []
    func take(_ block: borrowing MarkupBlock) {
      for event in block.events {
        let name = block.names[event.nameID]
        events.append("\(event.kind) \(name) \(event.line) \(block.string(of: event))")
      }
    }
    do {
      var reader = try MarkupReader()
      var rest = text[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(step))
        rest = rest.dropFirst(piece.count)
        try piece.withUnsafeBufferPointer { piece throws(MarkupFailure) in try reader.feed(piece) }
        reader.drain { take($0) }
      }
      try reader.finish()
      reader.drain { take($0) }
      return events
    } catch {
      #expect(error.line >= 1 && !error.wording.isEmpty)
      return nil
    }
  }
}
