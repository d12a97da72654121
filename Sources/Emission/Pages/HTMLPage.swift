import ReturnModel

/// A page of tables that needs nothing beside itself: no script, no network, no other file.
package struct HTMLPage: Sendable {
  /// A part of the page under its own heading: a table, or several blocks.
  package struct Section: Sendable {
    /// The section's heading; one like the page's title is left out.
    package var heading: String
    /// What stands in it, in order.
    package var blocks: [HTMLBlock]
    /// Whether it is a part of the section before, beside others of it and not among the links.
    package var isDetail: Bool
    /// Whether it begins a page of its own on paper.
    package var beginsPage: Bool

    /// The tables in it.
    package var tables: [Table] {
      blocks.compactMap { if case .table(let table, _) = $0 { table } else { nil } }
    }

    /// Makes a section of a table, which its heading is the title of.
    package init(table: Table, isDetail: Bool = false, beginsPage: Bool = false) {
      self.init(table.title, [.table(table)], isDetail: isDetail, beginsPage: beginsPage)
    }

    /// Makes a section of blocks.
    package init(
      _ heading: String, _ blocks: [HTMLBlock], isDetail: Bool = false, beginsPage: Bool = false
    ) {
      (self.heading, self.blocks) = (heading, blocks)
      (self.isDetail, self.beginsPage) = (isDetail, beginsPage)
    }
  }

  /// The page's title.
  package var title: String
  /// The tables, in order.
  package var sections: [Section]
  /// What the page was made from, a line each.
  package var generatedFrom: [String]
  /// The marking shown above and below.
  package var classification: String
  /// Links to the pages above this one.
  package var upward: [HTMLLink] = []

  /// Makes a page marked INTERNAL.
  package init(
    title: String, sections: [Section], generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    self.title = title
    self.sections = sections
    self.generatedFrom = generatedFrom
    self.classification = classification
  }

  /// The page, as UTF-8 text that ends in a line feed.
  package var text: String {
    let head = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      // A browser then refuses whatever the page would fetch or run, should data ever slip through.
      "<meta http-equiv=\"Content-Security-Policy\" "
        + "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      HTMLText.element("title", classification.isEmpty ? title : "\(classification): \(title)"),
      "<style>", HTMLStyle.sheet + HTMLStyle.marking(classification), "</style>", "</head>",
      "<body>",
    ]
    let header = ["<header>"] + marking + up + [HTMLText.element("h1", title), "</header>"]
    let main = ["<main>"] + allLines + ["</main>"]
    let footer =
      ["<footer>"] + HTMLText.list("Made from", generatedFrom, level: 2) + marking + ["</footer>"]
    return (head + header + contents + main + footer + ["</body>", "</html>"])
      .joined(separator: "\n") + "\n"
  }

  private var marking: [String] {
    classification.isEmpty
      ? [] : [HTMLText.element("p", classification, attributes: "class=\"marking\"")]
  }

  private var up: [String] {
    upward.isEmpty
      ? [] : ["<p class=\"up\">" + upward.map(\.element).joined(separator: " / ") + "</p>"]
  }

  /// Links to the sections, when there are more than meet the eye.
  private var contents: [String] {
    guard sections.count > 2 else { return [] }
    let links = sections.enumerated().filter { !$1.isDetail }.map { number, section in
      "<li>"
        + HTMLText.element("a", section.heading, attributes: "href=\"#table-\(number + 1)\"")
        + "</li>"
    }
    return ["<nav aria-label=\"Contents\">", "<ul>"] + links + ["</ul>", "</nav>"]
  }

  /// The sections, those that are details of one standing beside each other.
  private var allLines: [String] {
    var all: [String] = []
    var isInDetails = false
    for (number, section) in sections.enumerated() {
      if section.isDetail != isInDetails {
        all.append(isInDetails ? "</div>" : "<div class=\"details\">")
        isInDetails = section.isDetail
      }
      all += lines(number, section)
    }
    return isInDetails ? all + ["</div>"] : all
  }

  private func lines(_ number: Int, _ section: Section) -> [String] {
    let id = "table-\(number + 1)"
    // A section called like the page is headed already.
    let isHeaded = section.heading != title
    let level = section.isDetail ? 4 : isHeaded ? 3 : 2
    let blocks = section.blocks.enumerated().flatMap { place, block in
      block.lines(id: place == 0 ? id : "\(id)-\(place + 1)", level: level)
    }
    return ["<section id=\"\(id)\"\(section.beginsPage ? " class=\"page\"" : "")>"]
      + (isHeaded ? [HTMLText.element(section.isDetail ? "h3" : "h2", section.heading)] : [])
      + blocks + ["</section>"]
  }
}
