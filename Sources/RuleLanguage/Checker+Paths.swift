import ReturnModel

extension Checker {
  /// The first words of a path that mean something of their own.
  static let prefixes = ["parent", "outer", "header", "round", "previous"]

  /// The value that a path names: a constant of the round, or a cell.
  mutating func value(at parts: [SyntaxNode.PathPart]) throws(ExpressionError) -> TypedNode {
    if parts.count == 2, parts[0].name == "round", !parts[0].quoted {
      return try constant(parts[1])
    }
    if let defined = try definition(at: parts) { return defined }
    let path = try cell(at: parts)
    note(path)
    return TypedNode(type(of: path.field), .cell(path), column: parts[0].column)
  }

  private func constant(_ part: SyntaxNode.PathPart) throws(ExpressionError) -> TypedNode {
    guard let constant = environment.constants[part.name] else {
      throw error(
        "no constant '\(part.name)' in this round"
          + nearest(part.name, environment.constants.keys.sorted(), "round."), at: part.column)
    }
    return Self.typed(constant, part.column)
  }

  /// The kind of value a field gives; a moment counts as its day.
  func type(of reference: FieldReference) -> ExpressionType {
    let field = schema.modules[reference.module].fields[reference.field]
    return switch field.kind {
    case .text: .text
    case .code: field.list.map { .code($0) } ?? .text
    case .integer: .integer
    case .decimal: .decimal
    case .date, .timestamp: .date
    case .boolean: .boolean
    }
  }

  /// The cell that a path names.
  func cell(at parts: [SyntaxNode.PathPart]) throws(ExpressionError) -> CellPath {
    let first = parts[0]
    if parts.count == 1, first.name == "value", !first.quoted, let field = environment.valueField {
      return CellPath(
        origin: .record(level: 0, hops: 0),
        field: FieldReference(module: environment.module, field: field))
    }
    guard !first.quoted, parts.count > 1 else {
      return try recordCell(parts[...], level: scopes.count - 1)
    }
    switch first.name {
    case "header": return try headerCell(parts)
    case "previous": return try previousCell(parts)
    case "round": throw error("a constant is written round.name", at: first.column)
    case "outer":
      let outers = parts.prefix { $0.name == "outer" && !$0.quoted }.count
      guard outers < scopes.count else {
        throw error(
          "outer means the record outside any(...), all(...) and their like; there is none here",
          at: first.column)
      }
      return try recordCell(parts[outers...], level: scopes.count - 1 - outers)
    default: return try recordCell(parts[...], level: scopes.count - 1)
    }
  }

  private func headerCell(_ parts: [SyntaxNode.PathPart]) throws(ExpressionError) -> CellPath {
    guard let header = schema.header else {
      throw error("this return has no header", at: parts[0].column)
    }
    let field = try field(in: header, only: parts[1...])
    return CellPath(origin: .header, field: field)
  }

  private func previousCell(_ parts: [SyntaxNode.PathPart]) throws(ExpressionError) -> CellPath {
    guard scopes.count == 1 else {
      throw error(
        "previous stands only outside any(...), all(...) and their like", at: parts[0].column)
    }
    return CellPath(origin: .previous, field: try field(in: environment.module, only: parts[1...]))
  }

  /// A cell of the record of `level`, or of one it belongs to.
  private func recordCell(
    _ parts: ArraySlice<SyntaxNode.PathPart>, level: Int
  ) throws(ExpressionError) -> CellPath {
    var (module, hops, rest) = (scopes[level], 0, parts)
    while let part = rest.first, rest.count > 1, part.name == "parent", !part.quoted {
      guard let parent = schema.modules[module].parent else {
        throw error("a record of \(schema.modules[module].name) has no parent", at: part.column)
      }
      (module, hops) = (parent, hops + 1)
      rest = rest.dropFirst()
    }
    if let part = rest.first, rest.count > 1 {
      let named = try self.module(part)
      if schema.modules[named].isHeader, !schema.modules[module].isHeader {
        return CellPath(origin: .header, field: try field(in: named, only: rest.dropFirst()))
      }
      guard let further = schema.lineage(of: module).firstIndex(of: named) else {
        throw error(
          "\(part.name) does not stand above \(schema.modules[module].name): "
            + "write first(\(part.name).\(rest.last?.name ?? "Field") where ...) "
            + "or any(\(part.name) where ...)", at: part.column)
      }
      (module, hops) = (named, hops + further)
      rest = rest.dropFirst()
    }
    return CellPath(
      origin: .record(level: level, hops: hops), field: try field(in: module, only: rest))
  }

  /// The number of the module that `part` names.
  func module(_ part: SyntaxNode.PathPart) throws(ExpressionError) -> Int {
    if let module = schema.module(ModuleName(part.name)) { return module }
    let names = schema.modules.map(\.name.text) + Self.prefixes
    throw error("no module '\(part.name)'" + nearest(part.name, names), at: part.column)
  }

  private func field(
    in module: Int, only parts: ArraySlice<SyntaxNode.PathPart>
  ) throws(ExpressionError) -> FieldReference {
    guard let part = parts.first else { throw error("a field is missing", at: 0) }
    guard parts.count == 1 else {
      throw error(
        "a field has no parts: '\(part.name)' cannot be followed by a full stop", at: part.column)
    }
    return try field(part, in: module)
  }

  /// The field of `module` that `part` names.
  func field(
    _ part: SyntaxNode.PathPart, in module: Int
  ) throws(ExpressionError) -> FieldReference {
    let fields = schema.modules[module].fields
    if let field = fields.firstIndex(where: { $0.name.text == part.name }) {
      return FieldReference(module: module, field: field)
    }
    throw error(
      "no field '\(part.name)' in \(schema.modules[module].name)"
        + advice(on: part.name, missingFrom: module), at: part.column)
  }

  /// What somebody may have meant by a name that is no field of `module`.
  private func advice(on name: String, missingFrom module: Int) -> String {
    for above in schema.lineage(of: module).dropFirst()
    where schema.modules[above].fields.contains(where: { $0.name.text == name }) {
      return "; did you mean \(schema.modules[above].name).\(name)?"
    }
    if scopes.count > 1, let outer = scopes.dropLast().last,
      schema.modules[outer].fields.contains(where: { $0.name.text == name })
    {
      return "; did you mean outer.\(name)?"
    }
    if schema.module(ModuleName(name)) != nil {
      return "; \(name) is a module: ask any(\(name)) or count(\(name))"
    }
    if environment.constants[name] != nil { return "; did you mean round.\(name)?" }
    let near = nearest(name, schema.modules[module].fields.map(\.name.text))
    return near.isEmpty ? "; texts and codes stand in double quotes" : near
  }

  /// `; did you mean X?`, or nothing when nothing is near.
  func nearest(_ name: String, _ names: [String], _ prefix: String = "") -> String {
    NearestName.to(name, among: names).map { "; did you mean \(prefix)\($0)?" } ?? ""
  }
}
