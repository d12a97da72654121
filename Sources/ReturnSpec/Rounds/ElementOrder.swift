package import ReturnModel

/// The order in which a module's fields and child modules are written, from a return's `elements.yaml`.
package struct ElementOrder: Sendable {
  /// The module.
  package let module: String
  /// The rounds in which it holds.
  package let inForce: RoundRange
  /// Fields, child modules and groups of them, first to last.
  package let items: [ElementItem]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("module", "since", "until", "items")
    module = try map.text("module")
    inForce = try RoundRange(map)
    items = try map.list("items").each(ElementItem.init)
  }

  /// The items of `module` in `round`; none when no order is given.
  package static func items(
    _ orders: [ElementOrder], of module: String, in round: RoundID
  ) -> [ElementItem] {
    orders.first { $0.module == module && $0.inForce.contains(round) }?.items ?? []
  }
}

/// What every module of a round holds, in the order it is written: that of the return's
/// `elements.yaml`, then whatever that leaves out, inside the elements that the round says.
package struct RoundElements: Sendable {
  /// By module, fields, child modules and groups, first to last.
  package let items: [String: [ElementItem]]

  /// Puts the modules of `round` in order.
  package init(_ orders: [ElementOrder], _ round: RoundSpec) {
    var items: [String: [ElementItem]] = [:]
    for module in round.modules {
      let ordered = ElementOrder.items(orders, of: module.name.text, in: round.id)
      let named = Set(ordered.flatMap(\.names))
      let fields = module.fields.filter { !named.contains($0.name.text) }.map { field in
        Self.inside(field.within.map { [$0] } ?? [], .name(field.name.text))
      }
      let children = round.modules.filter {
        $0.parent == module.name && !named.contains($0.name.text)
      }
      items[module.name.text] =
        ordered + fields
        + children.flatMap { child in
          child.places.map { Self.inside(Array($0.path.dropLast()), .name(child.name.text)) }
        }
    }
    self.items = items
  }

  private static func inside(_ groups: [String], _ item: ElementItem) -> ElementItem {
    groups.reversed().reduce(item) { .group($1, [$0]) }
  }
}

extension SpecLibrary {
  /// The orders that a return's elements are written in; none when its folder does not say.
  package func elementOrders(of id: ReturnID) throws(SpecError) -> [ElementOrder] {
    guard let node = try node(at: "\(id)/elements.yaml") else { return [] }
    return try node.mapping("elements", "source", "note").list("elements").each(ElementOrder.init)
  }
}
