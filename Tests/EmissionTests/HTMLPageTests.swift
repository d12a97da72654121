import Emission
import ReturnModel
import Testing

@Suite struct HTMLPageTests {
  private static let hostile =
    #""><script>alert('x')</script><img src=http://example.org onerror="x">&amp;"#

  private static let hostilePage = HTMLPage(
    title: hostile,
    sections: (1...3).map { _ in
      .init(
        table: Table(
          title: hostile, caption: hostile,
          columns: [.init("a", heading: hostile), .init("b", heading: hostile, kind: .number)],
          rows: [[.text(hostile), .number(1, shown: hostile)], [.empty, .withheld(.suppressed)]],
          notes: [hostile], sources: [hostile]))
    }, generatedFrom: [hostile], classification: hostile
  ).text

  /// The tags of a page, without what they hold.
  private static func tags(_ page: String) -> [Substring] {
    page.split(separator: "<").dropFirst().compactMap { $0.split(separator: ">").first }
  }

  @Test func nothingFromDataIsMarkup() {
    let names = Set(
      Self.tags(Self.hostilePage).map { $0.prefix { !" \n".contains($0) }.drop { $0 == "/" } })
    #expect(
      names.isSubset(of: [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "p", "h1", "h2",
        "h3", "nav", "ul", "li", "a", "main", "section", "div", "table", "caption", "thead",
        "tbody", "tr", "th", "td", "abbr", "footer",
      ]))
    for tag in Self.tags(Self.hostilePage) {
      #expect(!tag.contains("onerror") && !tag.contains(" src="))
    }
  }

  @Test(arguments: [SampleTable.comparison.html, hostilePage])
  func everyTagIsClosedInOrder(page: String) {
    var open: [Substring] = []
    for tag in Self.tags(page) {
      let name = tag.prefix { !" \n".contains($0) }
      if name == "!DOCTYPE" || name == "meta" { continue }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func thePageFetchesAndRunsNothing() {
    let page = SampleTable.comparison.html
    for text in ["http:", "https:", "//", "<script", "<link", "<img", "url(", "@import", "src="] {
      #expect(!page.contains(text), "\(text)")
    }
  }

  @Test func theMarkingStandsAboveAndBelow() {
    let page = SampleTable.comparison.html
    #expect(page.components(separatedBy: "<p class=\"marking\">INTERNAL</p>") == 3)
    #expect(page.contains("<title>INTERNAL: "))
  }

  @Test func aReaderOfTheTableIsToldWhereHeIs() {
    let page = SampleTable.comparison.html
    #expect(page.contains("<html lang=\"en-GB\">"))
    for tag in Self.tags(page) where tag.hasPrefix("th ") || tag == "th" {
      #expect(tag.contains("scope=\"col\"") || tag.contains("scope=\"row\""))
    }
    let rows = page.components(counting: "<tr><th scope=\"row\"")
    #expect(rows == SampleTable.rows.count + SampleTable.comparison.members.count)
  }

  @Test func controlCharactersAndTurnsOfReadingAreShownAsUnreadable() {
    let page = HTMLPage(title: "a\u{0}b\u{202E}c\u{1B}", sections: []).text
    #expect(page.contains("<h1>a\u{FFFD}b\u{FFFD}c\u{FFFD}</h1>"))
  }
}

extension String {
  /// How many pieces the text falls into at `separator`.
  fileprivate func components(separatedBy separator: String) -> Int {
    components(counting: separator) + 1
  }

  fileprivate func components(counting piece: String) -> Int { ranges(of: piece).count }
}
