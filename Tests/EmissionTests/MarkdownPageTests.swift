import Emission
import Testing

@Suite struct MarkdownPageTests {
  private func page(_ text: String) -> [Substring] {
    let table = Table(
      title: "T", caption: text, columns: [.init("a", heading: text)], rows: [[.text(text)]],
      notes: [text])
    return MarkdownPage(title: "P", tables: [table]).text
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("*b* _i_ `c`", "\\*b\\* \\_i\\_ \\`c\\`"), ("<b>", "\\<b\\>"),
    ("[a](b)", "\\[a\\](b)"), ("ees/timeliness_20_week", "ees/timeliness_20_week"),
    ("a & b", "a & b"), ("&copy; &#35;", "\\&copy; \\&#35;"), ("a\nb\r\tc", "a b  c"),
    ("back\\slash", "back\\\\slash"), ("~~no~~", "\\~\\~no\\~\\~"),
  ])
  func markupInDataIsEscaped(text: String, expected: String) {
    let lines = page(text)
    #expect(lines.contains { $0 == expected })
    #expect(lines.contains { $0.hasPrefix("| \(expected) ") })
    #expect(lines.contains { $0 == "- \(expected)" })
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("- no list", "\\- no list"), ("+ no", "\\+ no"),
    ("1. no list", "1\\. no list"), ("12) no", "12\\) no"),
    ("36.5 is a number", "36\\.5 is a number"),
    ("=====", "\\====="), ("2024 is a year", "2024 is a year"),
  ])
  func linesBeginAsText(text: String, expected: String) {
    #expect(page(text).contains { $0 == expected })
    #expect(page(text).contains { $0 == "- \(expected)" })
  }

  @Test func everyLineOfATableIsAsLong() {
    let lines = SampleTable.comparison.markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
    let (first, second) = (lines.prefix(10), lines.dropFirst(10))
    #expect(first.count == 10 && second.count == 10)
    #expect(Set(first.map(\.count)).count == 1)
    #expect(Set(second.map(\.count)).count == 1)
  }

  @Test func theMarkingStandsAtTheTop() {
    let lines = SampleTable.comparison.markdown.split(separator: "\n")
    #expect(lines.dropFirst().first == "**INTERNAL**")
  }
}
