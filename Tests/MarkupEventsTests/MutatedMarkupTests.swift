import MarkupEvents
import Testing

/// Reads documents broken at random, whole and in pieces: the pieces must never change the outcome.
@Suite struct MutatedMarkupTests {
  static let seed = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- a comment -->
    <Message xmlns:i="u" a='1>2'>
      <Header><Year>2026</Year><Empty/></Header>
      <Persons>
        <Person i:type="x &amp; y">
          <Surname>Synthetic&#233; &lt;é😀</Surname><![CDATA[ <x> ]]>
          stray <?pi data?> text
          <Note>one<!-- -->two<![CDATA[ & three]]></Note>
        </Person>
      </Persons>
    </Message>
    """.utf8)

  /// The events and, last, the failure if there is one.
  static func outcome(_ document: [UInt8], step: Int) -> [String] {
    do { return try outline(document, step: step) } catch {
      return ["\(error.code.rawValue) at \(error.line)"]
    }
  }

  static func mutate(_ document: inout [UInt8], with random: inout SplitMix) {
    let alphabet = Array("<>&;/!-[]?\"'= \nxA\u{1}é".utf8)
    let place = Int(random.next() % UInt64(document.count))
    switch random.next() % 4 {
    case 0: document[place] = alphabet[Int(random.next() % UInt64(alphabet.count))]
    case 1: document.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place)
    case 2: document.removeSubrange(place..<min(document.count, place + Int(random.next() % 8)))
    default:
      let end = min(document.count, place + Int(random.next() % 40))
      document.insert(contentsOf: document[place..<end], at: Int(random.next() % UInt64(place + 1)))
    }
  }

  @Test func readsTheSameWholeAndInPieces() {
    var random = SplitMix(state: 11)
    var (read, refused) = (0, 0)
    for _ in 0..<4000 {
      var document = Self.seed
      for _ in 0...(random.next() % 3) { Self.mutate(&document, with: &random) }
      let text = String(decoding: document, as: UTF8.self)
      // libxml2 takes the > of <!--> for the comment's end when it comes in pieces, and refuses it.
      guard !text.contains("<!-->"), !text.contains("<!--->"), !text.contains("--->") else {
        continue
      }
      let whole = Self.outcome(document, step: .max)
      let step = 1 + Int(random.next() % 12)
      #expect(Self.outcome(document, step: step) == whole, "fed \(step) at a time: \(text)")
      if whole.count > 1 { read += 1 } else { refused += 1 }
    }
    // Both outcomes must be common, or the test shows nothing.
    #expect(read > 300)
    #expect(refused > 300)
  }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
