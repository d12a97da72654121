extension HTMLBlock {
  /// The block as lines of a page; `id` is the page's only one, headings inside begin at `level`.
  func lines(id: String, level: Int) -> [String] {
    switch self {
    case .paragraph(let words): [HTMLText.element("p", words)]
    case .list(let heading, let lines): HTMLText.list(heading, lines, level: level)
    case .facts(let facts): Self.lines(facts)
    case .links(let links): Self.lines(links)
    case .charts(let charts):
      charts.isEmpty
        ? []
        : ["<div class=\"charts\">"]
          + charts.enumerated().flatMap { Self.lines($1, "\(id)-chart-\($0 + 1)") } + ["</div>"]
    case .words(let lines):
      ["<blockquote>"] + lines.map { HTMLText.element("p", $0) } + ["</blockquote>"]
    case .folded(let heading, let blocks):
      ["<details>", HTMLText.element("summary", heading)]
        + blocks.enumerated().flatMap { $1.lines(id: "\(id)-\($0 + 1)", level: level) }
        + ["</details>"]
    case .table(let table, let isFolded): Self.lines(table, id, level, isFolded)
    }
  }

  private static func lines(_ facts: [Fact]) -> [String] {
    guard !facts.isEmpty else { return [] }
    return ["<dl>"]
      + facts.map { HTMLText.element("dt", $0.name) + HTMLText.element("dd", $0.words) } + ["</dl>"]
  }

  private static func lines(_ links: [HTMLLink]) -> [String] {
    guard !links.isEmpty else { return [] }
    return ["<ul class=\"links\">"]
      + links.map { "<li>\($0.element)</li>" } + ["</ul>"]
  }

  private static func lines(_ chart: any Chart, _ id: String) -> [String] {
    let key = chart.key.map { line in
      "<li>\(line.role.map(ChartInk.sample) ?? "")\(HTMLText.element("span", line.text))</li>"
    }
    return ["<figure>"] + chart.drawing(id: id)
      + [HTMLText.element("figcaption", "\(chart.title).")]
      + (key.isEmpty ? [] : ["<ul class=\"key\">"] + key + ["</ul>"])
      + ["<details>", HTMLText.element("summary", "The chart's figures as a table")]
      + HTMLTable(table: chart.table, id: "\(id)-table").lines(level: 6)
      + ["</details>", "</figure>"]
  }

  private static func lines(
    _ table: Table, _ id: String, _ level: Int, _ isFolded: Bool
  ) -> [String] {
    let lines = HTMLTable(table: table, id: id).lines(level: level)
    guard isFolded else { return lines }
    return ["<details>", HTMLText.element("summary", table.title)] + lines + ["</details>"]
  }
}

extension HTMLLink {
  /// The link as an element; a place that is not below or beside the page leads nowhere.
  var element: String {
    let isRelative = !place.contains(":") && !place.hasPrefix("/")
    return isRelative
      ? HTMLText.element("a", words, attributes: "href=\"\(HTMLText.escaped(place))\"")
      : HTMLText.element("span", words)
  }
}
