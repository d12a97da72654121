/// What stands at one place of a record as it is written.
package enum ElementItem: Sendable {
  /// A field, or the records of a child module.
  case name(String)
  /// An element that groups others; it is written when one of them is.
  case group(String, [ElementItem])

  init(_ node: SpecNode) throws(SpecError) {
    if node.isScalar {
      self = .name(try node.text())
      return
    }
    let entries = try node.entries()
    guard entries.count == 1, let (name, items) = entries.first else {
      throw node.error("expected a name, or one group with its items: { Group: [A, B] }")
    }
    self = .group(name, try items.list().each(ElementItem.init))
  }

  /// The fields and child modules, groups left out.
  package var names: [String] {
    switch self {
    case .name(let name): [name]
    case .group(_, let items): items.flatMap(\.names)
    }
  }
}
