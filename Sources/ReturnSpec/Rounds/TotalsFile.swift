internal import ReturnModel
internal import RuleLanguage

/// What a return counts over the whole of an extract, as `totals.yaml` says it.
struct TotalsFile {
  /// One number.
  struct Total {
    let name: FieldName
    let module: ModuleName
    let filter: SpecNode?
    let node: SpecNode
    let inForce: RoundRange
  }

  let module: ModuleName
  let totals: [Total]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("module", "totals", "note")
    module = ModuleName(try map.text("module"))
    totals = try map.list("totals").each { node throws(SpecError) in
      let map = try node.mapping("name", "count", "where", "since", "until", "terms", "note")
      return Total(
        name: FieldName(try map.text("name")), module: ModuleName(try map.text("count")),
        filter: map["where"], node: node, inForce: try RoundRange(map))
    }
  }

  /// The module that holds the numbers in `round`.
  func module(in round: RoundID) -> ModuleSpec {
    var module = ModuleSpec(totals: module)
    for total in totals where total.inForce.contains(round) {
      module.fields.append(FieldSpec(total: total.name, at: total.node))
    }
    return module
  }

  /// The numbers bound to the modules of `round`.
  func bind(
    in round: RoundID, schema: RecordSchema, constants: [String: Constant],
    definitions: ExpressionDefinitions
  ) throws(SpecError) -> TotalsSpec? {
    guard let own = schema.module(module) else { return nil }
    var bound: [TotalsSpec.Total] = []
    for total in totals where total.inForce.contains(round) {
      guard let module = schema.module(total.module) else {
        let hint = SpecError.hint(total.module.text, among: schema.modules.map(\.name.text))
        throw total.node.error("there is no module '\(total.module)' in \(round)\(hint)")
      }
      let environment = ExpressionEnvironment(
        schema: schema, module: module, constants: constants, definitions: definitions)
      var filter: CompiledExpression?
      if let node = total.filter { filter = try SpecExpression.condition(node, in: environment) }
      bound.append(TotalsSpec.Total(module: module, filter: filter))
    }
    return TotalsSpec(module: own, totals: bound)
  }
}
