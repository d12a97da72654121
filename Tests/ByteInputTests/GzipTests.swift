import ByteInput
import Foundation
import Testing

@Suite struct GzipTests {
  static let text = (0..<60_000).map { "\($0),some text of a row\n" }.joined()

  @Test func inflatesOneMember() throws {
    let read = try read(gzip(Array(Self.text.utf8)))
    #expect(read.text == Self.text)
    #expect(read.remarks.isEmpty)
  }

  @Test func inflatesManyMembers() throws {
    let parts = ["first\n", "", "second\n", Self.text, "last"]
    let read = try read(parts.flatMap { gzip(Array($0.utf8)) })
    #expect(read.text == parts.joined())
    #expect(read.remarks.isEmpty)
  }

  /// Members begin and end at every place of the buffer that the file is read into.
  @Test func inflatesMembersWhereverTheyBegin() throws {
    let random = scrambled(count: 65_300)
    let tail = gzip(Array("the tail".utf8))
    let head = gzip(random)
    let padding = 65_536 - head.count % 65_536
    for length in stride(from: max(0, padding - 40), to: padding + 5, by: 1) {
      // Stored names lengthen a member's header by as much as is wanted.
      var named = tail
      named[3] |= 8
      named.insert(contentsOf: [UInt8](repeating: 0x6E, count: length) + [0], at: 10)
      let read = try read(head + named + tail)
      #expect(read.text.hasSuffix("the tailthe tail"))
      #expect(read.text.utf8.count == random.count + 16)
    }
  }

  @Test func reportsWhatFollowsTheLastMember() throws {
    for trailing in [
      [0], [0x1F], [0x1F, 0x00], Array("garbage".utf8), [UInt8](repeating: 0, count: 99_999),
    ] {
      let read = try read(gzip(Array("one\n".utf8)) + gzip(Array("two\n".utf8)) + trailing)
      #expect(read.text == "one\ntwo\n")
      #expect(read.remarks == [.trailingBytes(count: trailing.count, afterMember: 2)])
    }
  }

  @Test func refusesAMemberThatIsCutShort() {
    let (one, two) = (gzip(Array("one\n".utf8)), gzip(Array(Self.text.utf8)))
    for length in [2, 3, 9, 10, 11, one.count - 8, one.count - 1] {
      let failure = refusal(Array(one[..<length]))
      #expect(failure?.code == .truncated, "\(length)")
      #expect(failure?.wording.contains("member 1") == true)
    }
    for length in [2, 10, two.count / 2, two.count - 1] {
      let failure = refusal(one + two[..<length])
      #expect(failure?.code == .truncated)
      #expect(failure?.wording.contains("member 2") == true)
    }
  }

  @Test func refusesAWrongCheckValueOrLength() {
    let (one, two) = (gzip(Array("one\n".utf8)), gzip(Array(Self.text.utf8)))
    for place in 1...8 {
      var damaged = two
      damaged[damaged.count - place] ^= 0x10
      let failure = refusal(one + damaged)
      #expect(failure?.code == .damaged)
      #expect(failure?.wording.contains("member 2") == true)
    }
  }

  @Test func refusesABadHeaderAndBadData() {
    var badMethod = gzip(Array("one\n".utf8))
    badMethod[2] = 7
    #expect(refusal(badMethod)?.code == .damaged)
    var badData = gzip(Array(Self.text.utf8))
    for index in 200..<300 { badData[index] = 0xFF }
    #expect(refusal(badData)?.code == .damaged)
  }

  @Test func refusesABomb() {
    let bomb = gzip([UInt8](repeating: UInt8(ascii: "a"), count: 32 << 20))
    #expect(bomb.count < 40_000)
    #expect(refusal(bomb)?.code == .tooLarge)
    // The same in many small members.
    let member = gzip([UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20))
    #expect(refusal((0..<40).flatMap { _ in member })?.code == .tooLarge)
  }

  @Test func holdsOutputToTheLimit() throws {
    let member = gzip([UInt8](repeating: UInt8(ascii: "a"), count: 1000))
    let limits = InputLimits(outputBytes: 1000)
    #expect(try read(member, limits: limits).text.utf8.count == 1000)
    #expect(refusal(member + member, limits: limits)?.code == .tooLarge)
  }

  @Test func allowsSmallFilesAnyRatio() throws {
    let compact = gzip([UInt8](repeating: UInt8(ascii: "a"), count: 8 << 20))
    #expect(try read(compact).text.utf8.count == 8 << 20)
  }

  @Test func readsGzipWhateverTheName() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "extract.csv")
      try Data(gzip(Array("a,b\n".utf8))).write(to: file)
      #expect(try read(TextSource(path: file.path)).text == "a,b\n")
    }
  }
}
