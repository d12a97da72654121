/// A part of a page.
package enum HTMLBlock: Sendable {
  /// Words.
  case paragraph(String)
  /// Lines under a heading; nothing when there are none.
  case list(String, [String])
  /// Names, each with what it stands for.
  case facts([Fact])
  /// A table, with its notes and sources; a folded one is opened by its reader.
  case table(Table, isFolded: Bool = false)
  /// Charts beside each other, each with its key and its figures folded behind it.
  case charts([any Chart])
  /// Lines that somebody wrote, set apart from what was worked out.
  case words([String])
  /// Blocks that a reader opens.
  indirect case folded(String, [HTMLBlock])
  /// Links to other pages or parts of this one.
  case links([HTMLLink])

  /// A name and what it stands for.
  package struct Fact: Hashable, Sendable {
    /// The name.
    package let name: String
    /// What it stands for.
    package let words: String

    /// Makes a fact.
    package init(_ name: String, _ words: String) { (self.name, self.words) = (name, words) }
  }
}

/// A link to another page or part of a page.
package struct HTMLLink: Hashable, Sendable {
  /// What the reader sees.
  package let words: String
  /// Where it leads, from the page it stands on.
  package let place: String

  /// Makes a link.
  package init(_ words: String, to place: String) { (self.words, self.place) = (words, place) }
}
