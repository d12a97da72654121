internal import ReturnModel
internal import RuleLanguage

/// Expressions that a return gives a name: `definitions.yaml`.
struct DefinitionsFile {
  private let entries: [(name: String, node: SpecNode)]
  /// What rules, indicators and breakdowns may name.
  let definitions: ExpressionDefinitions

  /// A return without any.
  static var none: DefinitionsFile { DefinitionsFile(entries: [], definitions: .none) }

  private init(entries: [(name: String, node: SpecNode)], definitions: ExpressionDefinitions) {
    (self.entries, self.definitions) = (entries, definitions)
  }

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("definitions", "source", "note")
    var entries: [(name: String, node: SpecNode)] = []
    for entry in try map.list("definitions") {
      let map = try entry.mapping("name", "is", "source", "note")
      let name = try map.text("name")
      guard !entries.contains(where: { $0.name == name }) else {
        throw entry.error("there are two definitions called '\(name)'")
      }
      entries.append((name, try map.required("is")))
    }
    self.entries = entries
    var texts: [(name: String, text: String, place: SourcePlace)] = []
    for (name, node) in entries { texts.append((name, try node.text(), node.place)) }
    do { definitions = try ExpressionDefinitions(texts) } catch { throw SpecError(error) }
  }

  /// Throws when a definition has the name of a field: nobody could tell which is meant.
  func requireNoField(_ schema: RecordSchema) throws(SpecError) {
    for (name, node) in entries {
      for module in schema.modules where module.fields.contains(where: { $0.name.text == name }) {
        throw node.error("'\(name)' is a field of \(module.name): give the definition another name")
      }
    }
  }
}
