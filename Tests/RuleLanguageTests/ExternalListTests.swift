import RuleLanguage
import Testing

/// Lists supplied from outside.
@Suite struct ExternalListTests {
  private static let urns = ExternalList(
    name: "establishments", texts: (100_000..<150_000).map(String.init))

  private func contains(_ text: String, in list: ExternalList) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer(list.contains)
  }

  @Test func holdsWhatItWasGivenAndNothingElse() {
    #expect(Self.urns.count == 50_000)
    for number in stride(from: 100_000, to: 150_000, by: 7) {
      #expect(contains(String(number), in: Self.urns))
    }
    for text in ["", "99999", "150000", "10000", "1000000", " 100000", "100000 ", "é"] {
      #expect(!contains(text, in: Self.urns))
    }
  }

  @Test func textsCountByTheirBytes() {
    // One letter é, and an e with an accent after it: the same to a reader, two texts here.
    let list = ExternalList(name: "names", texts: ["é", "e\u{301}", "é", "", "a"])
    #expect(list.count == 4)
    #expect(contains("e\u{301}", in: list) && contains("é", in: list) && contains("", in: list))
  }

  @Test func emptyListHoldsNothing() {
    let list = ExternalList(name: "none", texts: [])
    #expect(list.count == 0)
    #expect(!contains("", in: list) && !contains("a", in: list))
  }

  @Test func rulesAskIt() throws {
    let lists: [ExternalList?] = [Self.urns, ExternalList(name: "closed", texts: ["Y"])]
    func verdict(_ text: String, _ cells: [String: String]) throws -> String {
      try Judging.verdict(text, SampleRecord("Requests", cells), lists: lists)
    }
    #expect(try verdict("in_list(Note, establishments)", ["Note": "100001"]) == "yes")
    #expect(try verdict("in_list(Note, establishments)", ["Note": "1"]) == "no")
    #expect(try verdict("in_list(Note, establishments)", [:]) == "unknown")
    #expect(try verdict("in_list(Note, establishments)", ["Note": "!100001"]) == "invalid")
    #expect(try verdict("in_list(Note, \"closed-establishments\")", ["Note": "100001"]) == "no")
    let code = "in_list(RequestOutcome, \"closed-establishments\")"
    #expect(try verdict(code, ["RequestOutcome": "Y"]) == "yes")
    #expect(try verdict(code, ["RequestOutcome": "N"]) == "no")
  }
}
