package import ReturnModel

/// One module of a round: where it stands in an extract, what belongs to it, its fields.
package struct ModuleSpec: Hashable, Sendable {
  /// What a module is to a return.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Tells which return, round and authority; an extract has one.
    case header
    /// Whom the return is about: read, checked, counted and released one at a time.
    case subject
    /// Anything that belongs to a subject, or to the header.
    case record
    /// Numbers counted over the whole of an extract, in the one record made at its end.
    case totals
  }

  /// The module's name.
  package var name: ModuleName
  /// What it is to the return.
  package var role: Role
  /// The module its records belong to.
  package var parent: ModuleName?
  /// The elements from the root, or from the parent, down to the module's own: the first place.
  package var path: [String] { places.first?.path ?? [name.text] }
  /// Every place the module's records stand in.
  package var places: [ModulePlace]
  /// Elements beside the header's own whose fields are the header's too.
  package var also: [String]
  /// Elements inside it that are passed over, with all they hold.
  package var ignored: [String]
  /// Whether an element nobody knows is looked into, since what groups the fields is not certain.
  package var seesThrough: Bool
  /// Elements inside the module's that only group fields.
  package var containers: [String]
  /// The fields that name a record to its owner; the first one present is the key.
  package var key: [FieldName]
  /// The fields, all together, by which a record is found again under the same owner in another
  /// round's return; none for its place among its like.
  package var match: [FieldName]
  /// How many may stand under one parent; more are quarantined.
  package var limit: Int?
  /// The fields, in order.
  package var fields: [FieldSpec]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "name", "role", "parent", "path", "element", "places", "also", "containers", "ignore",
      "sees-through", "key", "match", "max", "fields", "note")
    name = ModuleName(try map.text("name"))
    role = try map["role"]?.instance(of: Role.self) ?? .record
    parent = try map.name("parent")
    places = try map.list("places").each(ModulePlace.init)
    if places.isEmpty {
      let path = try (map["path"] ?? map["element"])?.text() ?? name.text
      places = [ModulePlace(path: path)]
    }
    also = try map.texts("also")
    ignored = try map.texts("ignore")
    seesThrough = try map.flag("sees-through")
    containers = try map.texts("containers")
    key = try map.texts("key").map { FieldName($0) }
    match = try map.texts("match").map { FieldName($0) }
    limit = try map["max"]?.integer()
    fields = try map.list("fields").each(FieldSpec.init)
    guard role != .totals else {
      throw node.error("\(name): totals stand in totals.yaml")
    }
    guard also.isEmpty || role == .header else {
      throw node.error("\(name): only a header says also:")
    }
    for place in places {
      for constant in place.constants where field(constant.field) == nil {
        let hint = SpecError.hint(constant.field.text, among: fields.map(\.name.text))
        throw node.error("\(name): a place sets no field '\(constant.field)'\(hint)")
      }
    }
    guard (role == .record) == (parent != nil) else {
      throw node.error("\(name): a module has a parent unless its role is header or subject")
    }
    for (word, names) in [("key", key), ("match", match)] {
      for key in names where !fields.contains(where: { $0.name == key }) {
        let hint = SpecError.hint(key.text, among: fields.map(\.name.text))
        throw node.error("\(name): the \(word) names no field '\(key)'\(hint)")
      }
    }
  }

  /// Makes a module of totals, which stands nowhere in an extract.
  init(totals: ModuleName) {
    (name, role, parent, limit) = (totals, .totals, nil, 1)
    (places, also, containers, key, match, fields) = ([], [], [], [], [], [])
    (ignored, seesThrough) = ([], false)
  }

  /// The position of a field.
  package func field(_ name: FieldName) -> Int? { fields.firstIndex { $0.name == name } }
}
