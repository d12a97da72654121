internal import ReturnModel

/// A round as its file says it: whole, or as what changed since another.
struct RoundFile {
  let id: RoundID
  let extends: RoundID?
  /// What a header says that is of this round; `nil` when its year is the round's id.
  let recognise: (year: String, term: String?)?
  let constants: [(key: String, value: SpecNode)]
  let modules: [ModuleSpec]
  let amendments: [RoundAmendment]
  let file: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "id", "extends", "recognise", "title", "constants", "modules", "add", "change", "remove",
      "because")
    id = RoundID(try map.text("id"))
    extends = try map.name("extends")
    if let recognised = try map["recognise"]?.mapping("year", "term") {
      recognise = (try recognised.text("year"), try recognised.optionalText("term"))
    } else {
      recognise = nil
    }
    constants = try map["constants"]?.entries() ?? []
    var modules: [ModuleSpec] = []
    for module in try map.list("modules") { modules.append(try ModuleSpec(module)) }
    self.modules = modules
    var amendments: [RoundAmendment] = []
    for (key, kind) in [
      ("remove", RoundAmendment.Kind.remove), ("change", .change), ("add", .add),
    ] {
      for node in try map.list(key) { amendments.append(try RoundAmendment(node, kind)) }
    }
    self.amendments = amendments
    file = node.file
    guard (extends == nil) != modules.isEmpty else {
      throw node.error("a round has modules of its own, or extends another, and not both")
    }
    guard extends != nil || amendments.isEmpty else {
      throw node.error("a round that extends none has nothing to add to, change or remove")
    }
  }

  /// What the round makes of the modules of the round it extends.
  func amend(_ modules: [ModuleSpec]) throws(SpecError) -> [ModuleSpec] {
    var amended = modules
    for amendment in amendments { try amendment.apply(to: &amended) }
    return amended
  }
}
