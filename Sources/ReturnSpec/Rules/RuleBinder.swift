internal import ReturnModel
internal import RuleLanguage

/// Binds the rules in force to the modules and fields of a round.
struct RuleBinder {
  struct Bound {
    var constraintRules: [[Int?]]
    var checks: [[RuleCheck]]
    var uniqueness: [UniquenessCheck] = []
    var noticeRules: [String: Int] = [:]
    var tolerances: [ToleranceCheck] = []
  }

  let round: RoundID
  let file: String
  let modules: [ModuleSpec]
  let schema: RecordSchema
  let constants: [String: Constant]
  let rules: [RuleFile]
  let definition: ReturnDefinition
  /// The optional lists that rules and breakdowns name, in the order expressions number them.
  let externalLists: [String]
  /// The ids of the return's indicators of every round, with their measures.
  let indicators: [IndicatorDefinition]
  let holidays: [CalendarDate]
  let definitions: ExpressionDefinitions

  func bind() throws(SpecError) -> Bound {
    var bound = Bound(constraintRules: [], checks: modules.map { _ in [] })
    bound.constraintRules = try constraintRules()
    for (notice, rule) in definition.notices.sorted(by: { $0.key < $1.key }) {
      bound.noticeRules[notice] = try number(
        of: rule.code, file: "\(definition.id)/return.yaml", line: rule.line)
    }
    for (number, rule) in rules.enumerated() {
      if rule.rule.notImplemented != nil { continue }
      if let tolerance = rule.rule.tolerance {
        try requireKnown(tolerance, rule)
        bound.tolerances.append(ToleranceCheck(rule: number, tolerance: tolerance))
      } else if rule.isConstraint {
        try requireUse(of: number, in: bound)
      } else if rule.rule.scope == .record {
        for check in rule.checks { try bind(check, of: number, in: &bound) }
      } else {
        for check in rule.checks {
          try bindUniqueness(check, of: number, rule.rule.scope, in: &bound)
        }
      }
    }
    return bound
  }

  private func constraintRules() throws(SpecError) -> [[Int?]] {
    var numbers: [[Int?]] = []
    for module in modules {
      var row: [Int?] = []
      for field in module.fields {
        guard let code = field.rule else {
          row.append(nil)
          continue
        }
        row.append(try number(of: code, file: field.file, line: field.line))
      }
      numbers.append(row)
    }
    return numbers
  }

  private func number(of code: RuleCode, file: String, line: Int) throws(SpecError) -> Int {
    if let number = rules.firstIndex(where: { $0.rule.code == code }) { return number }
    let hint = SpecError.hint(code.text, among: rules.map(\.rule.code.text))
    throw SpecError(
      file: file, line: line, problem: "there is no rule '\(code)' in force in \(round)\(hint)")
  }

  private func requireUse(of number: Int, in bound: Bound) throws(SpecError) {
    let isUsed =
      bound.constraintRules.contains { $0.contains(number) }
      || bound.noticeRules.values.contains(number)
    guard isUsed else {
      throw rules[number].node.error(
        "\(rules[number].rule.code) says constraint: true, and no field of \(round) names it")
    }
  }

  func bind(
    _ check: RuleFile.Check, of rule: Int, in bound: inout Bound
  ) throws(SpecError) {
    for (module, field) in try places(of: check) {
      let environment = ExpressionEnvironment(
        schema: schema, module: module, constants: constants, externalLists: externalLists,
        valueField: field, holidays: holidays, definitions: definitions)
      let place = FieldReference(module: module, field: field ?? 0)
      bound.checks[module].append(
        RuleCheck(
          rule: rule, module: module,
          when: try condition(check.when, in: environment),
          require: try SpecExpression.condition(check.require, in: environment),
          on: field == nil ? try targets(check.on, module: module) : [place]))
    }
  }

  private func condition(
    _ node: SpecNode?, in environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression? {
    guard let node else { return nil }
    return try SpecExpression.condition(node, in: environment)
  }

  /// The modules a check runs in, each with the field it runs over when it is a field rule.
  private func places(of check: RuleFile.Check) throws(SpecError) -> [(module: Int, field: Int?)] {
    var places: [(module: Int, field: Int?)] = []
    for name in check.modules {
      guard let module = schema.module(name) else {
        let hint = SpecError.hint(name.text, among: modules.map(\.name.text))
        throw check.place.error("there is no module '\(name)' in \(round)\(hint)")
      }
      places.append((module, nil))
    }
    guard let each = check.eachField else { return places }
    let chosen =
      places.isEmpty
      ? schema.modules.indices.filter { !schema.modules[$0].isHeader }
      : places.map(\.module)
    var fields: [(module: Int, field: Int?)] = []
    for module in chosen {
      for (index, field) in schema.modules[module].fields.enumerated()
      where field.kind == each.kind && !each.except.contains(field.name) {
        fields.append((module, index))
      }
    }
    return fields
  }

  private func targets(_ nodes: [SpecNode], module: Int) throws(SpecError) -> [FieldReference] {
    var targets: [FieldReference] = []
    for node in nodes {
      let text = try node.text()
      let parts = text.split(separator: ".").map(String.init)
      let owner = parts.count == 2 ? schema.module(ModuleName(parts[0])) : module
      let name = FieldName(parts.last ?? text)
      guard let owner, let field = modules[owner].field(name) else {
        let hint = SpecError.hint(name.text, among: modules[module].fields.map(\.name.text))
        throw node.error("\(modules[module].name) has no field '\(text)' in \(round)\(hint)")
      }
      targets.append(FieldReference(module: owner, field: field))
    }
    return targets
  }

  func bindUniqueness(
    _ check: RuleFile.Check, of rule: Int, _ scope: Rule.Scope, in bound: inout Bound
  ) throws(SpecError) {
    let keys = try SpecExpression.uniqueness(check.require, schema: schema)
    var when: CompiledExpression?
    if let node = check.when {
      guard let module = keys.first?.module, keys.allSatisfy({ $0.module == module }) else {
        throw node.error("a 'when' here is of one module, and unique(...) names several")
      }
      when = try condition(
        node,
        in: ExpressionEnvironment(
          schema: schema, module: module, constants: constants, definitions: definitions))
    }
    bound.uniqueness.append(UniquenessCheck(rule: rule, keys: keys, when: when, scope: scope))
  }
}

extension RuleBinder {
  /// Throws when a tolerance names what there is none of.
  private func requireKnown(_ tolerance: Tolerance, _ rule: RuleFile) throws(SpecError) {
    let known: [String]
    switch tolerance.of {
    case .records: known = modules.filter { $0.role != .header }.map(\.name.text)
    case .counts: known = indicators.filter { $0.measure == .count }.map(\.id.text)
    case .rates: known = indicators.filter { $0.measure != .count }.map(\.id.text)
    }
    for name in tolerance.names where !known.contains(name) {
      throw SpecError(
        file: rule.node.file, line: tolerance.line,
        problem: "the tolerance of \(tolerance.of.rawValue) names '\(name)', which is none of them"
          + SpecError.hint(name, among: known))
    }
  }
}
