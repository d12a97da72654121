import ReturnModel

/// Makes random expressions that are well typed, and records for them to read.
struct ExpressionGenerator {
  enum Kind: CaseIterable { case boolean, integer, decimal, date, text, code }

  var random: SeededGenerator

  static let modules = ["Person", "Requests", "Assessment", "ActivePlans", "SENneed"]

  /// An expression of `kind` that stands where the innermost record is of the last of `scopes`.
  mutating func expression(_ kind: Kind, _ depth: Int, _ scopes: [String]) -> ReferenceExpression {
    if depth <= 0 || random.chance(15) { return leaf(kind, scopes) }
    switch kind {
    case .boolean: return condition(depth - 1, scopes)
    case .integer: return integer(depth - 1, scopes)
    case .decimal:
      if random.chance(30) {
        return related(["sum", "min", "max", "first"], .decimal, depth, scopes)
      }
      let operands = [Kind.decimal, random.pick([.decimal, .integer])]
      let sides = operands.map { expression($0, depth - 1, scopes) }
      return .arithmetic(random.pick(["+", "-", "*", "/"]), sides[0], sides[1])
    case .date:
      if random.chance(30) { return related(["min", "max", "first"], .date, depth, scopes) }
      return .arithmetic(
        random.pick(["+", "-"]), expression(.date, depth - 1, scopes),
        expression(.integer, depth - 2, scopes))
    case .text:
      if random.chance(30) { return related(["first"], .text, depth, scopes) }
      return choice(.text, depth, scopes)
    case .code: return related(["first"], .code, depth, scopes)
    }
  }

  private mutating func condition(_ depth: Int, _ scopes: [String]) -> ReferenceExpression {
    switch Int.random(in: 0...9, using: &random) {
    case 0: return .not(expression(.boolean, depth, scopes))
    case 1, 2:
      let terms = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        expression(.boolean, depth, scopes)
      }
      return random.chance(50) ? .all(terms) : .any(terms)
    case 3:
      return .truth(
        expression(.boolean, depth, scopes), value: random.chance(50), negated: random.chance(50))
    case 4:
      let kind = random.pick([Kind.integer, .date, .text, .code, .decimal])
      let items = (0..<Int.random(in: 1...3, using: &random)).map { _ in literal(kind) }
      return .member(expression(kind, depth - 1, scopes), items, negated: random.chance(30))
    case 5:
      return .call(
        random.pick(["present", "blank"]), [leafField(random.pick(Kind.allCases), scopes)])
    case 6: return related(["any", "all"], .boolean, depth, scopes)
    case 7: return choice(.boolean, depth, scopes)
    default: return comparison(depth, scopes)
    }
  }

  private mutating func comparison(_ depth: Int, _ scopes: [String]) -> ReferenceExpression {
    let kind = random.pick(Kind.allCases)
    let isOrdered = [.integer, .decimal, .date].contains(kind)
    let sign = random.pick(isOrdered ? ["=", "!=", "<", "<=", ">", ">="] : ["=", "!="])
    let left = expression(kind, depth, scopes)
    let right = random.chance(40) ? literal(kind) : expression(kind, depth, scopes)
    return random.chance(80) ? .compare(sign, left, right) : .compare(sign, right, left)
  }

  private mutating func integer(_ depth: Int, _ scopes: [String]) -> ReferenceExpression {
    switch Int.random(in: 0...6, using: &random) {
    case 0: return related(["count", "sum", "min", "max", "first"], .integer, depth, scopes)
    case 1:
      return .call("days", [expression(.date, depth, scopes), expression(.date, depth, scopes)])
    case 2:
      return .arithmetic("-", expression(.date, depth, scopes), expression(.date, depth, scopes))
    case 3: return .call("length", [expression(random.pick([.text, .code]), depth, scopes)])
    case 4:
      let kinds: [Kind] = [.boolean, .integer, .decimal, .date, .text]
      let fields = (0..<3).map { _ in leafField(random.pick(kinds), scopes) }
      return .call("present_count", fields)
    case 5: return choice(.integer, depth, scopes)
    default:
      let sides = (0..<2).map { _ in expression(.integer, depth, scopes) }
      return .arithmetic(random.pick(["+", "-", "*"]), sides[0], sides[1])
    }
  }

  private mutating func choice(
    _ kind: Kind, _ depth: Int, _ scopes: [String]
  ) -> ReferenceExpression {
    let values = (0..<2).map { _ in expression(kind, depth - 1, scopes) }
    if random.chance(50) { return .call("first_present", values) }
    return .call("if", [expression(.boolean, depth - 1, scopes)] + values)
  }

  private mutating func related(
    _ functions: [String], _ kind: Kind, _ depth: Int, _ scopes: [String]
  ) -> ReferenceExpression {
    guard scopes.count < 4 else { return leaf(kind, scopes) }
    let name = random.pick(functions)
    let takesValue = !["any", "all", "count"].contains(name)
    let module = takesValue ? "SENneed" : random.pick(Array(Self.modules.dropFirst()))
    let asks = name == "all" || random.chance(70)
    let condition = asks ? expression(.boolean, depth - 1, scopes + [module]) : nil
    return .related(
      name, module: module, field: takesValue ? Self.fields(of: kind, in: "SENneed").first : nil,
      condition)
  }

  /// A record of `module` with some cells given, some blank, a few invalid, and records below it.
  mutating func record(_ module: String, invalid: Int) -> SampleRecord {
    let number = Fixture.module(module)
    var cells: [String: String] = [:]
    for field in Fixture.schema.modules[number].fields where random.chance(65) {
      let text = text(of: field)
      cells[field.name.text] = random.chance(invalid) ? "!\(text)" : text
    }
    var children: [SampleRecord] = []
    for (index, child) in Fixture.schema.modules.enumerated()
    where child.parent == number && index != number {
      for _ in 0..<Int.random(in: 0...(child.name == "SENneed" ? 4 : 2), using: &random) {
        children.append(record(child.name.text, invalid: invalid))
      }
    }
    return SampleRecord(module, cells, children)
  }

  private mutating func text(of field: RecordSchema.Field) -> String {
    switch field.kind {
    case .text: random.pick(["N", "Y", "é"])
    case .code: random.pick(field.list?.codes.map(\.code) ?? [])
    case .integer: random.pick(["0", "1", "2", "3", "-1", "9223372036854775807"])
    case .decimal: random.pick(["0.0", "0.5", "1.25", "3.0", "-2.0"])
    case .date, .timestamp: Fixture.date(20_000 + Int.random(in: 0...6, using: &random))
    case .boolean: random.pick(["0", "1"])
    }
  }

  // MARK: - Leaves

  private mutating func leaf(_ kind: Kind, _ scopes: [String]) -> ReferenceExpression {
    random.chance(25) && kind != .code ? literal(kind) : leafField(kind, scopes)
  }

  private mutating func literal(_ kind: Kind) -> ReferenceExpression {
    switch kind {
    case .boolean: .literal(.boolean(random.chance(50)))
    case .integer: .literal(.integer(Int.random(in: 0...5, using: &random)))
    case .decimal: .literal(.decimal(Double(Int.random(in: 0...12, using: &random)) / 4))
    case .date: .literal(.date(20_000 + Int.random(in: 0...6, using: &random)))
    case .text, .code: .literal(.text(random.pick(["N", "Y"])))
    }
  }

  private static func fields(of kind: Kind, in module: String) -> [String] {
    let fields = Fixture.schema.modules[Fixture.module(module)].fields
    return fields.filter { field in
      switch field.kind {
      case .boolean: kind == .boolean
      case .integer: kind == .integer
      case .decimal: kind == .decimal
      case .date, .timestamp: kind == .date
      case .text: kind == .text
      // Literals must be codes of the list.
      case .code: kind == .code && field.list?.position(of: "Y") != nil
      }
    }.map(\.name.text)
  }

  /// A field of `kind` in the current record, one above it, one outside, or the header.
  private mutating func leafField(_ kind: Kind, _ scopes: [String]) -> ReferenceExpression {
    for _ in 0..<8 {
      var scopes = scopes
      var path: [String] = []
      while scopes.count > 1, random.chance(25) {
        scopes.removeLast()
        path.append("outer")
      }
      var module = scopes.last ?? "Requests"
      if random.chance(25) {
        let lineage = Fixture.schema.lineage(of: Fixture.module(module))
        let above = random.pick(Array(lineage.enumerated()))
        module = Fixture.schema.modules[above.element].name.text
        let isByName = random.chance(50)
        path += isByName ? [module] : [String](repeating: "parent", count: above.offset)
      }
      if let field = Self.fields(of: kind, in: module).first(where: { _ in random.chance(50) }) {
        return .field(path + [field])
      }
    }
    switch kind {
    case .boolean: return .field(["header", "Final"])
    case .integer: return .field(["header", "Year"])
    case .decimal: return .field(["Person", "Weight"])
    case .date: return .field(["header", "DateTime"])
    case .text: return .field(["header", "Software"])
    case .code: return literal(.text)
    }
  }
}
