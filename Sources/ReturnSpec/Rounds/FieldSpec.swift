package import ReturnModel

/// One field of a module as a round specifies it, before its list is bound.
package struct FieldSpec: Hashable, Sendable {
  /// The field's name, as extracts spell it.
  package var name: FieldName
  /// What its text means.
  package var kind: FieldKind
  /// The guide's item number, such as `1.4`.
  package var item: String?
  /// The code list, for a field of codes.
  package var list: ListName?
  /// What the text must look like, whole.
  package var pattern: String?
  /// Whether a record without the field is at fault.
  package var isRequired: Bool
  /// The rule under which faults of the field alone are reported.
  package var rule: RuleCode?
  /// The element's name, where it is not the field's.
  package var element: String?
  /// Other spellings that extracts use.
  package var aliases: [String]
  /// The grouping element it stands in, where one name stands in several of a module.
  package var within: String?
  /// Whether the value is never printed in a finding.
  package var isSensitive: Bool
  /// Where the specification says so.
  let file: String
  let line: Int

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "name", "kind", "item", "list", "pattern", "required", "rule", "aliases", "element", "within",
      "sensitive", "note")
    name = FieldName(try map.text("name"))
    kind = try map.required("kind").instance(of: FieldKind.self)
    item = try map.optionalText("item")
    list = try map.name("list")
    pattern = try map.optionalText("pattern")
    isRequired = try map.flag("required")
    rule = try map.name("rule")
    aliases = try map.texts("aliases")
    element = try map.optionalText("element")
    within = try map.optionalText("within")
    isSensitive = try map.flag("sensitive")
    file = node.file
    line = node.line
    guard (kind == .code) == (list != nil) else {
      throw node.error("\(name): a field of kind code names its list, and no other kind does")
    }
  }

  /// The name of the field's element.
  package var spelling: String { element ?? name.text }

  /// Makes the field of a number counted over a whole extract.
  init(total name: FieldName, at node: SpecNode) {
    (self.name, kind, isRequired, aliases, isSensitive) = (name, .integer, false, [], false)
    (file, line) = (node.file, node.line)
  }

  /// Changes what `set` names, and nothing else.
  mutating func apply(_ set: SpecNode) throws(SpecError) {
    let map = try set.mapping(
      "kind", "item", "list", "pattern", "required", "rule", "aliases", "sensitive", "note")
    if let kind = map["kind"] { self.kind = try kind.instance(of: FieldKind.self) }
    if let item = map["item"] { self.item = try item.text() }
    if let list = map["list"] { self.list = ListName(try list.text()) }
    if let pattern = map["pattern"] { self.pattern = try pattern.text() }
    if let required = map["required"] { isRequired = try required.flag() }
    if let rule = map["rule"] { self.rule = RuleCode(try rule.text()) }
    if let aliases = map["aliases"] { self.aliases = try aliases.texts() }
    if let sensitive = map["sensitive"] { isSensitive = try sensitive.flag() }
  }
}
