internal import ReturnModel
internal import ReturnSpec

/// What each element name means in each place, looked up once a name and place.
///
/// A place is a module, by number, or after those an element on the way from the root to subjects.
struct ElementTable {
  /// An element on the way from the root to subjects.
  private struct Outer {
    let path: [String]
  }

  private let round: RoundSpec
  private var outers: [Outer] = [Outer(path: [])]
  private var actions: [[ElementAction]]
  /// Whether a name is another spelling than the specification's, for names already looked up.
  private var isOtherSpelling: [[Bool]]
  /// The fields that need no second thought, by place and name; see ``plainField(_:_:)``.
  private var plainFields: [Int32] = []
  /// How many names ``plainFields`` has for each place.
  private var plainNames = 0

  init(_ round: RoundSpec) {
    self.round = round
    for module in round.modules where module.role == .subject {
      for length in module.path.indices where length > 0 {
        let path = module.path[..<length].map { $0.lowercased() }
        if !outers.contains(where: { $0.path == path }) { outers.append(Outer(path: path)) }
      }
    }
    actions = Array(repeating: [], count: round.modules.count + outers.count)
    isOtherSpelling = Array(repeating: [], count: actions.count)
  }

  /// The place just inside the root element.
  var root: Int { round.modules.count }

  /// What the name with number `id`, spelt `name`, means in `place`.
  @inline(__always)
  mutating func action(_ place: Int, _ id: Int, _ names: borrowing [String]) -> ElementAction {
    if id < actions[place].count {
      let known = actions[place][id]
      if known != .unresolved { return known }
    }
    return resolve(place, id, names[id])
  }

  /// The field that a name, spelt as the specification does, stands for in `place`; -1 when it is
  /// anything else or has not been looked up.
  @inline(__always)
  func plainField(_ place: Int, _ id: Int) -> Int {
    id < plainNames ? Int(plainFields[place * plainNames + id]) : -1
  }

  private mutating func notePlain(_ field: Int, _ place: Int, _ id: Int) {
    if id >= plainNames {
      let (old, width) = (plainFields, plainNames)
      plainNames = max(64, (id + 1) * 2)
      plainFields = Array(repeating: -1, count: actions.count * plainNames)
      for number in old.indices {
        plainFields[number / width * plainNames + number % width] = old[number]
      }
    }
    plainFields[place * plainNames + id] = Int32(field)
  }

  private mutating func resolve(_ place: Int, _ id: Int, _ name: String) -> ElementAction {
    while actions[place].count <= id {
      actions[place].append(.unresolved)
      isOtherSpelling[place].append(false)
    }
    let found =
      place < round.modules.count
      ? inModule(place, name.lowercased()) : outside(outers[place - root], name.lowercased())
    actions[place][id] = found
    if let spelling = spelling(found, in: place) { isOtherSpelling[place][id] = spelling != name }
    if case .field(let field) = found, !isOtherSpelling[place][id] { notePlain(field, place, id) }
    return found
  }

  private func inModule(_ module: Int, _ name: String) -> ElementAction {
    let spec = round.modules[module]
    if let field = spec.fields.firstIndex(where: { $0.matches(name) }) { return .field(field) }
    for (child, other) in round.modules.enumerated() where other.parent == spec.name {
      if other.path.last?.lowercased() == name { return .module(child) }
      if other.path.dropLast().contains(where: { $0.lowercased() == name }) { return .group }
    }
    if spec.containers.contains(where: { $0.lowercased() == name }) { return .group }
    if round.fieldsOfOtherRounds[module][name] != nil { return .fieldOfOtherRounds }
    return isModule(name) ? .misplaced : .unknown
  }

  private func outside(_ outer: Outer, _ name: String) -> ElementAction {
    let path = outer.path + [name]
    for (number, module) in round.modules.enumerated() where module.role == .subject {
      if module.path.map({ $0.lowercased() }) == path { return .module(number) }
    }
    if let next = outers.firstIndex(where: { $0.path == path }) { return .outer(root + next) }
    return isModule(name) ? .misplaced : .unknown
  }

  /// Whether `name` is a module's, wherever it belongs.
  func isModule(_ name: String) -> Bool {
    let name = name.lowercased()
    return round.modules.contains { $0.role != .header && $0.path.last?.lowercased() == name }
  }

  /// Whether a name that has been looked up is another spelling than the specification's.
  @inline(__always)
  func isOther(_ place: Int, _ id: Int) -> Bool { isOtherSpelling[place][id] }

  /// The specification's spelling of a name that has been looked up.
  ///
  /// Kept out of the way of ``isOther(_:_:)``, which is asked of every element: the table is large
  /// and was copied for each when the two were one.
  @inline(never)
  func specificationSpelling(_ place: Int, _ id: Int) -> String {
    spelling(actions[place][id], in: place) ?? ""
  }

  /// The specification's spelling of what an action stands for.
  private func spelling(_ action: ElementAction, in place: Int) -> String? {
    switch action {
    case .field(let field): round.modules[place].fields[field].name.text
    case .module(let module): round.modules[module].path.last
    default: nil
    }
  }
}

extension FieldSpec {
  /// Whether `name`, in lower case, is one of the field's spellings.
  func matches(_ name: String) -> Bool {
    self.name.text.lowercased() == name || aliases.contains { $0.lowercased() == name }
  }
}
