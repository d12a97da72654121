package import ReturnModel

/// One example of a rule: what is given, and whether the rule finds it at fault.
package struct RuleExample: Sendable {
  /// What the example shows.
  package let name: String
  /// The round it is checked in; `nil` for the first in force.
  package let round: RoundID?
  /// The module `given` is of; `nil` for the rule's own.
  package let module: ModuleName?
  /// What is given.
  package let given: ExampleValue
  /// The same record in the last return; `nil` when it had none, or is not asked for.
  package let previous: ExampleValue?
  /// Texts of the optional lists supplied.
  package let lists: [String: [String]]
  /// Whether the rule finds it.
  package let finds: Bool
  /// The line the example begins on.
  package let line: Int

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("name", "round", "module", "given", "previous", "lists", "finds")
    name = try map.text("name")
    round = try map.name("round")
    module = try map.name("module")
    given = try ExampleValue(try map.required("given"))
    previous = try map["previous"].map { node throws(SpecError) in try ExampleValue(node) }
    var lists: [String: [String]] = [:]
    for (key, value) in try map["lists"]?.entries() ?? [] { lists[key] = try value.texts() }
    self.lists = lists
    finds = try map.required("finds").flag()
    line = node.line
  }
}

/// What an example gives: text, a list, or names with what they hold.
package indirect enum ExampleValue: Sendable {
  /// A field's text; empty for an empty field.
  case text(String)
  /// Records of one module, or submissions of a run.
  case list([ExampleValue])
  /// A record: fields and the records under it, in the order written, each with its line.
  case record([(name: String, value: ExampleValue, line: Int)])

  init(_ node: SpecNode) throws(SpecError) {
    if node.isScalar {
      self = .text(node.isNull ? "" : try node.text())
    } else if node.isSequence {
      var values: [ExampleValue] = []
      for element in try node.list() { values.append(try ExampleValue(element)) }
      self = .list(values)
    } else {
      var fields: [(name: String, value: ExampleValue, line: Int)] = []
      for (key, value) in try node.entries() {
        fields.append((key, try ExampleValue(value), value.line))
      }
      self = .record(fields)
    }
  }
}
