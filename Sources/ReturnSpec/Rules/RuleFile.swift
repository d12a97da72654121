internal import ReturnModel

/// A rule as its file says it, before any round is chosen.
struct RuleFile {
  /// One condition of the rule, in one or more modules.
  struct Check {
    let modules: [ModuleName]
    /// Where the file names the modules.
    let place: SpecNode
    let eachField: FieldSelection?
    var when: SpecNode?
    var require: SpecNode
    let on: [SpecNode]
  }

  /// The fields a field rule runs over.
  struct FieldSelection {
    let kind: FieldKind
    let except: [FieldName]
  }

  let rule: Rule
  let isConstraint: Bool
  let checks: [Check]
  let examples: [RuleExample]
  let node: SpecNode

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "code", "dfe_code", "severity", "wording", "action", "source", "basis", "since", "until",
      "terms", "scope", "module", "when", "require", "on", "fields", "checks", "constraint",
      "needs", "tolerance", "not-implemented", "examples", "note")
    rule = try Rule(map, file: node.file)
    isConstraint = try map.flag("constraint")
    checks = try Self.checks(map)
    var examples: [RuleExample] = []
    for example in try map.list("examples") { examples.append(try RuleExample(example)) }
    self.examples = examples
    self.node = node
    let kinds = [isConstraint, !checks.isEmpty, rule.tolerance != nil, rule.notImplemented != nil]
    guard kinds.count(where: { $0 }) == 1 else {
      throw node.error(
        "\(rule.code): a rule has a condition (require:), says constraint: true, has a tolerance:, or says not-implemented:"
      )
    }
    guard (rule.tolerance == nil) || rule.scope == .return else {
      throw node.error("\(rule.code): a tolerance: is over a whole return: say scope: return")
    }
  }

  /// Throws unless the examples show both outcomes.
  ///
  /// A rule that is not implemented has none.
  func requireExamples() throws(SpecError) {
    guard rule.notImplemented == nil else { return }
    for finds in [true, false] where !examples.contains(where: { $0.finds == finds }) {
      let wanted = finds ? "finds: true" : "finds: false"
      throw node.error("\(rule.code): no example with \(wanted); a rule shows both outcomes")
    }
  }

  private static func checks(_ map: SpecMapping) throws(SpecError) -> [Check] {
    guard map["checks"] != nil else {
      return map["require"] == nil ? [] : [try check(map)]
    }
    for key in ["module", "when", "require", "on", "fields"] {
      if let node = map[key] { throw node.error("'\(key)' stands beside checks: move it inside") }
    }
    var checks: [Check] = []
    for node in try map.list("checks") {
      checks.append(try check(try node.mapping("module", "when", "require", "on", "fields")))
    }
    return checks
  }

  private static func check(_ map: SpecMapping) throws(SpecError) -> Check {
    var selection: FieldSelection?
    if let fields = map["fields"] {
      let fields = try fields.mapping("kind", "except")
      selection = FieldSelection(
        kind: try fields.required("kind").instance(of: FieldKind.self),
        except: try fields.texts("except").map { FieldName($0) })
    }
    let modules = try map.texts("module").map { ModuleName($0) }
    guard selection != nil || !modules.isEmpty else {
      throw map.at.error("the key 'module' is missing")
    }
    let on = map["on"]?.isScalar != true ? try map.list("on") : [try map.required("on")]
    return Check(
      modules: modules, place: map["module"] ?? map.at, eachField: selection, when: map["when"],
      require: try map.required("require"), on: on)
  }
}
