internal import ReturnModel
package import ReturnSpec

/// The elements of a round in the order they are written, looked up once.
package struct ElementLayout: Sendable {
  /// What stands at one place inside a module's element.
  enum Item: Sendable {
    /// A field and its element.
    case field(String, element: String)
    /// The records of the module with this number that hold what the place says of them.
    case records(Int, [ModulePlace.Constant])
    case group(String, [Item])
  }

  /// A module as it is written.
  struct Module: Sendable {
    let name: String
    let element: String
    /// Where the records of a module that belongs to no other stand, from the root.
    let places: [ModulePlace]
    var items: [Item] = []
    /// Whether its items stand beside each other, its own element being one of them.
    var isSpread = false
    /// The fields that have a place among the items, or that a place stands for.
    var placed: Set<String> = []
  }

  private(set) var modules: [Module]
  private let numbers: [String: Int]

  /// Looks up the elements of `specs`, which hold what `elements` says in that order.
  package init(_ specs: [ModuleSpec], _ elements: RoundElements) {
    modules = specs.map { module in
      Module(
        name: module.name.text, element: module.path.last ?? module.name.text,
        places: module.places)
    }
    let names = modules.enumerated().map { ($0.element.name, $0.offset) }
    numbers = Dictionary(names) { first, _ in first }
    for index in modules.indices {
      let items = elements.items[modules[index].name] ?? []
      let constant = specs[index].places.flatMap(\.constants).map(\.field.text)
      modules[index].items = items.compactMap {
        item($0, specs, specs[index], constant, inside: [])
      }
      modules[index].placed = Set(items.flatMap(\.names) + constant)
      modules[index].isSpread = items.contains { item in
        if case .group(let name, _) = item { name == modules[index].element } else { false }
      }
    }
  }

  /// The number of a module.
  func module(named name: String) -> Int? { numbers[name] }

  private func item(
    _ item: ElementItem, _ all: [ModuleSpec], _ module: ModuleSpec, _ constant: [String],
    inside groups: [String]
  ) -> Item? {
    switch item {
    case .group(let name, let items):
      return .group(
        name,
        items.compactMap { self.item($0, all, module, constant, inside: groups + [name]) })
    case .name(let name):
      // A field may bear the name of a module.
      if let field = module.fields.first(where: { $0.name.text == name }) {
        return constant.contains(name) ? nil : .field(name, element: field.spelling)
      }
      guard let number = numbers[name] else { return .field(name, element: name) }
      let places = all[number].places
      let place = places.count > 1 ? places.first { $0.path.dropLast() == groups[...] } : nil
      return .records(number, place?.constants ?? [])
    }
  }
}
