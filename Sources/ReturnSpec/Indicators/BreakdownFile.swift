internal import ReturnModel

/// A breakdown as its file says it: an expression, and what its values are called.
struct BreakdownFile {
  /// An expression with the rounds it is for.
  struct Source {
    let value: SpecNode
    let inForce: RoundRange
    let categories: [BreakdownCategory]
  }

  let id: String
  let title: String
  let sources: [Source]
  let byGroup: Bool
  let otherwise: BreakdownCategory
  /// Optional lists without which it is not made.
  let needs: [String]
  let node: SpecNode

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "breakdown", "title", "value", "categories", "by-group", "otherwise", "needs", "note",
      "source")
    id = try map.text("breakdown")
    title = try map.text("title")
    byGroup = try map.flag("by-group")
    let categories = try map.list("categories").each(BreakdownCategory.init)
    let value = try map.required("value")
    if value.isScalar {
      sources = [Source(value: value, inForce: try RoundRange(map), categories: categories)]
    } else {
      sources = try value.list().each { node throws(SpecError) in
        let map = try node.mapping("value", "since", "until", "categories", "because")
        let own = try map.list("categories").each(BreakdownCategory.init)
        return Source(
          value: try map.required("value"), inForce: try RoundRange(map),
          categories: own.isEmpty ? categories : own)
      }
    }
    let other = try map.required("otherwise").mapping("category", "label")
    otherwise = BreakdownCategory(
      match: .anything, category: try other.text("category"), label: try other.text("label"))
    needs = try map.texts("needs")
    self.node = node
  }
}

/// What one value, or one run of whole numbers, is called.
package struct BreakdownCategory: Hashable, Sendable {
  enum Match: Hashable, Sendable {
    case text(String)
    case range(Int?, Int?)
    case anything
  }

  let match: Match
  /// The category's slug, as breakdown keys spell it.
  package let category: String
  /// The category as tables print it.
  package let label: String
  /// The line of its file; 0 for one that no file lists.
  let line: Int

  init(match: Match, category: String, label: String) {
    self.match = match
    self.category = category
    self.label = label
    line = 0
  }

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("when", "from", "to", "category", "label")
    if let when = map["when"] {
      match = .text(try when.text())
    } else {
      let (from, to) = (try map["from"]?.integer(), try map["to"]?.integer())
      guard from != nil || to != nil else {
        throw node.error("a category says when:, or from: and to:")
      }
      match = .range(from, to)
    }
    category = try map.text("category")
    label = try map.text("label")
    line = node.line
  }
}
