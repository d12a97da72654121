import RuleLanguage
import Testing

/// Patterns against a table, and hostile ones.
@Suite struct PatternTests {
  @Test(arguments: [
    ("abc", ["abc"], ["", "ab", "abcd", "xabc", "ABC"]),
    (#"\d{3}"#, ["000", "893"], ["00", "0000", "89a", "８９３"]),
    (
      "[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]", ["B801200005001", "R89320001901A"],
      ["I801200005001", "B80120000500S", "B801200005001 "]
    ),
    ("a?", ["", "a"], ["aa"]), ("a*", ["", "a", "aaaa"], ["b", "ab"]),
    ("a+", ["a", "aaaa"], ["", "ab"]), ("a{2}", ["aa"], ["a", "aaa"]),
    ("a{2,}", ["aa", "aaaaa"], ["a"]), ("a{1,3}", ["a", "aa", "aaa"], ["", "aaaa"]),
    ("a{0,2}", ["", "a", "aa"], ["aaa"]), ("(ab){2}", ["abab"], ["ab", "aabb"]),
    ("a|b|cd", ["a", "b", "cd"], ["c", "ad", "abcd"]), ("(a|b)c", ["ac", "bc"], ["c", "abc"]),
    ("(?:a|bc)*d", ["d", "ad", "bcabcd"], ["bd", "abc"]),
    ("((a|b)+,)*", ["", "ab,b,"], ["ab", ","]),
    ("a.c", ["abc", "aéc", "a\nc", "a😀c"], ["ac", "abbc"]), (".{2}", ["éé", "aé"], ["é", "ééé"]),
    ("[^0-9]", ["a", "é", "-"], ["5", "", "ab"]), ("[^a]b", ["éb", "bb"], ["ab"]),
    (#"\w+\s\w+"#, ["a_9 Z"], ["a-9 Z", "a", "é b"]), (#"[\d,]+"#, ["1,2"], ["1.2"]),
    (#"\.\*\\\[\]\-"#, [#".*\[]-"#], ["a"]), ("[a-]", ["a", "-"], ["b"]),
    ("[-a]", ["a", "-"], ["b"]),
    (#"[\]\[^]"#, ["]", "[", "^"], ["a"]), ("é+", ["é", "éé"], ["e", ""]), ("é", ["é"], ["\u{C3}"]),
    ("[0-9]{6}", ["100000"], ["10000", "1000000"]),
    (
      #"[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2}"#, ["SY2 6ND", "SY26ND", "EC1A 1BB"], ["SY2", "sy2 6nd"]
    ),
    ("(a{2}){2}", ["aaaa"], ["aaa"]), ("(a?){3}", ["", "aaa"], ["aaaa"]),
    ("(a*)*", ["", "aa"], ["b"]),
  ])
  func matchesWholeTexts(_ pattern: String, _ yes: [String], _ no: [String]) throws {
    let compiled = try Pattern(pattern)
    for text in yes { #expect(compiled.matches(text), "\(pattern) and \(text)") }
    for text in no { #expect(!compiled.matches(text), "\(pattern) and \(text)") }
  }

  @Test(arguments: [
    ("", 0, "the pattern is empty"), ("a(b", 1, "a group has no closing )"),
    ("a)", 1, "a ) closes nothing"),
    ("[ab", 0, "a class has no closing ]"), ("a[]", 1, "a class is empty"),
    ("*a", 0, #"'*' has nothing before it to count; write \* for itself"#),
    ("a**", 2, "two counts in a row"), ("a+?", 2, "two counts in a row"),
    ("a{", 1, #"braces hold {n}, {n,} or {n,m}; write \{ for itself"#),
    ("a{2", 1, "braces hold {n}, {n,} or {n,m}"),
    ("a{3,2}", 1, "the most is less than the least, or nothing"),
    ("a{0}", 1, "the most is less than the least, or nothing"),
    ("a{501}", 1, "a count may be 500 at most"),
    ("^a", 0, "a pattern matches the whole text: leave out ^ and $"),
    ("a$", 1, "a pattern matches the whole text: leave out ^ and $"),
    (#"a\"#, 1, "a backslash ends the pattern"),
    (#"\b"#, 0, #"\b is not known; there are \d, \w, \s and signs"#),
    ("[z-a]", 1, "a range goes from a lower to a higher character"),
    ("[é]", 1, "a class holds ASCII only: put 'é' in a group with |"),
    ("a||b", 2, "a part is empty: for something that may be missing write (...)?"),
    ("()", 1, "a part is empty: for something that may be missing write (...)?"),
    ("(?=a)", 0, "groups are plain: ( ) or (?: )"), ("}", 0, #"write \} for itself"#),
    ("(((((((((((((((((a)))))))))))))))))", 16, "groups are nested too deep"),
    ("(a{500}){500}", 0, "the pattern is too large: use smaller counts"),
    ("(a|b)*a(a|b){12}", 0, "the pattern is too large: use smaller counts"),
  ])
  func badPatternsAreNamed(_ pattern: String, _ offset: Int, _ problem: String) throws {
    let fault = #expect(throws: Pattern.Fault.self) { try Pattern(pattern) }
    #expect(fault?.offset == offset)
    #expect(fault?.description == problem)
  }

  /// What makes backtracking matchers take for ever costs one look at each byte here.
  @Test func longTextsTakeOneLookAByte() throws {
    let compiled = try Pattern("(a*)*b|(a|aa)+c")
    #expect(!compiled.matches(String(repeating: "a", count: 200_000)))
    #expect(compiled.matches(String(repeating: "a", count: 200_000) + "c"))
  }

  @Test func bytesThatAreNotTextDoNotMatchADot() throws {
    let compiled = try Pattern(".")
    for bytes: [UInt8] in [[0x80], [0xC3], [0xFF], [0xC0, 0x80]] {
      #expect(!bytes.withUnsafeBufferPointer(compiled.matches))
    }
  }

  /// Patterns of letters, groups and counts against a matcher that tries every way.
  @Test(arguments: 1...3) func agreesWithTryingEveryWay(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let tree = PatternTree.random(&random, depth: 3)
      let compiled = try Pattern(tree.text)
      for _ in 0..<12 {
        let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
          ["a", "b", "c"].randomElement(using: &random) ?? "a"
        }
        let ways = tree.ends(in: text, from: 0)
        #expect(
          compiled.matches(text.joined()) == ways.contains(text.count), "\(tree.text), \(text)")
      }
    }
  }
}
