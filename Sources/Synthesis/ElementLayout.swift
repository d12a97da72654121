internal import ReturnModel
internal import ReturnSpec

/// The elements of a round in the order they are written, looked up once.
struct ElementLayout: Sendable {
  /// What stands at one place inside a module's element.
  enum Item: Sendable {
    case field(String)
    /// The records of the module with this number.
    case records(Int)
    case group(String, [Item])
  }

  /// A module as it is written.
  struct Module: Sendable {
    let name: String
    let element: String
    /// Elements between the root and the records of a module that belongs to no other.
    let outer: [String]
    var items: [Item] = []
    /// The fields that have a place among the items.
    var placed: Set<String> = []
  }

  private(set) var modules: [Module]
  private let numbers: [String: Int]

  init(_ layout: RoundLayout) {
    modules = layout.modules.map { module in
      Module(
        name: module.name.text, element: module.path.last ?? module.name.text,
        outer: Array(module.path.dropLast()))
    }
    let numbers = Dictionary(modules.enumerated().map { ($0.element.name, $0.offset) }) { one, _ in
      one
    }
    self.numbers = numbers
    for index in modules.indices {
      let items = layout.items[modules[index].name] ?? []
      let fields = Set(layout.modules[index].fields.map(\.name.text))
      modules[index].items = items.map { Self.item($0, numbers, fields) }
      modules[index].placed = Set(items.flatMap(\.names))
    }
  }

  /// The number of a module.
  func module(named name: String) -> Int? { numbers[name] }

  private static func item(
    _ item: SynthesisItem, _ numbers: [String: Int], _ fields: Set<String>
  ) -> Item {
    switch item {
    case .group(let name, let items): .group(name, items.map { self.item($0, numbers, fields) })
    case .name(let name):
      // A field may bear the name of a module.
      if !fields.contains(name), let number = numbers[name] {
        .records(number)
      } else {
        .field(name)
      }
    }
  }
}
