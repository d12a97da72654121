internal import ReturnModel
internal import ReturnSpec

/// What each element name means in each place, looked up once a name and place.
///
/// A place is a module, by number, or after those an element on the way from the root to subjects or
/// one inside a module that tells names apart.
struct ElementTable {
  /// Where an element stands.
  private enum Place {
    /// On the way from the root to subjects.
    case outer([String])
    /// In a module, inside the elements of a path that tell names apart.
    case inner(module: Int, path: [String])
  }

  /// A record of a module in one of its places, with what standing there says.
  struct Placed {
    let module: Int
    let constants: [(field: Int, text: [UInt8])]
  }

  private let round: RoundSpec
  private var places: [Place]
  /// Records of modules that stand in several places.
  private(set) var placed: [Placed] = []
  private var actions: [[ElementAction]]
  /// Whether a name is another spelling than the specification's, for names already looked up.
  private var isOtherSpelling: [[Bool]]
  /// The fields that need no second thought, by place and name; see ``plainField(_:_:)``.
  private var plainFields: [Int32] = []
  /// How many names ``plainFields`` has for each place.
  private var plainNames = 0

  init(_ round: RoundSpec) {
    self.round = round
    places = round.modules.indices.map { .inner(module: $0, path: []) } + [.outer([])]
    actions = Array(repeating: [], count: places.count)
    isOtherSpelling = Array(repeating: [], count: places.count)
  }

  /// The modules of the round.
  var modules: [ModuleSpec] { round.modules }

  /// The fields of `module` that an element called `name`, in lower case, may be.
  func fieldNumbers(of module: Int, spelt name: String) -> [Int]? {
    round.fieldsBySpelling[module][name]
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
      switch places[place] {
      case .inner(let module, let path): inModule(module, path, name.lowercased())
      case .outer(let path): outside(path, name.lowercased())
      }
    actions[place][id] = found
    if let spelling = spelling(found, in: place) { isOtherSpelling[place][id] = spelling != name }
    if case .field(let field) = found, !isOtherSpelling[place][id] { notePlain(field, place, id) }
    return found
  }

  private mutating func inModule(_ module: Int, _ path: [String], _ name: String) -> ElementAction {
    let spec = round.modules[module]
    if let field = field(of: module, path, name) { return .field(field) }
    if let (child, place) = child(of: spec, path, name) { return record(child, place) }
    if isGroup(name, in: spec) {
      return tellsApart(name, in: spec) ? .inner(self.place(module, path + [name])) : .group
    }
    if spec.ignored.contains(where: { $0.isSpelt(name) }) { return .ignored }
    if round.fieldsOfOtherRounds[module][name] != nil { return .fieldOfOtherRounds }
    return isModule(name) ? .misplaced : .unknown
  }

  private mutating func outside(_ outer: [String], _ name: String) -> ElementAction {
    let path = outer + [name]
    for (number, module) in round.modules.enumerated() where module.role == .subject {
      let place = module.places.first { $0.path.map { $0.lowercased() } == path }
      if let place { return record(number, place) }
    }
    if outer.isEmpty, let header = round.header,
      round.modules[header].also.contains(where: { $0.isSpelt(name) })
    {
      return .header
    }
    let leads = round.modules.contains { module in
      module.role == .subject
        && module.places.contains { $0.path.map { $0.lowercased() }.starts(with: path) }
    }
    if leads { return .outer(self.place(path)) }
    return isModule(name) ? .misplaced : .unknown
  }

  private mutating func record(_ module: Int, _ place: ModulePlace) -> ElementAction {
    guard !place.constants.isEmpty else { return .module(module) }
    placed.append(
      Placed(
        module: module,
        constants: place.constants.compactMap { constant in
          round.modules[module].field(constant.field).map { ($0, Array(constant.text.utf8)) }
        }))
    return .placed(placed.count - 1)
  }

  private mutating func place(_ outer: [String]) -> Int { add(.outer(outer)) }

  private mutating func place(_ module: Int, _ path: [String]) -> Int {
    add(.inner(module: module, path: path))
  }

  private mutating func add(_ place: Place) -> Int {
    places.append(place)
    actions.append([])
    plainFields += Array(repeating: -1, count: plainNames)
    isOtherSpelling.append([])
    return places.count - 1
  }

  /// Whether `name` is a module's, wherever it belongs.
  func isModule(_ name: String) -> Bool {
    let name = name.lowercased()
    return round.modules.contains { module in
      module.role != .header && module.places.contains { $0.path.last?.isSpelt(name) == true }
    }
  }

  /// Whether what a module holds is looked for inside elements that nobody knows.
  func seesThrough(_ place: Int) -> Bool {
    guard case .inner(let module, _) = places[place] else { return false }
    return round.modules[module].seesThrough
  }

  /// The module that a place is in.
  func module(of place: Int) -> Int? {
    guard case .inner(let module, _) = places[place] else { return nil }
    return module
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
    case .field(let field):
      module(of: place).map { round.modules[$0].fields[field].spelling }
    case .module(let module): round.modules[module].path.last
    default: nil
    }
  }
}
