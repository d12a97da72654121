internal import ReturnModel

/// One change of a round against the one before, with its reason.
struct RoundAmendment {
  enum Kind { case add, change, remove }

  let kind: Kind
  let node: SpecNode
  let map: SpecMapping

  init(_ node: SpecNode, _ kind: Kind) throws(SpecError) {
    self.kind = kind
    self.node = node
    switch kind {
    case .add: map = try node.mapping("field", "module", "to", "because")
    case .change: map = try node.mapping("field", "module", "set", "because")
    case .remove: map = try node.mapping("field", "module", "because")
    }
    _ = try map.text("because")
    guard (map["field"] == nil) != (map["module"] == nil) else {
      throw node.error("an amendment names a field or a module")
    }
  }

  func apply(to modules: inout [ModuleSpec]) throws(SpecError) {
    switch (kind, map["field"]) {
    case (.add, let field?):
      let spec = try FieldSpec(field)
      let index = try position(of: try map.text("to"), in: modules)
      guard modules[index].field(spec.name) == nil else {
        throw node.error("\(modules[index].name) has a field \(spec.name) already")
      }
      modules[index].fields.append(spec)
    case (.add, nil): try addModule(to: &modules)
    case (.change, let field?):
      let (module, index) = try place(of: field, in: modules)
      try modules[module].fields[index].apply(try map.required("set"))
    case (.change, nil): try changeModule(in: &modules)
    case (.remove, let field?):
      let (module, index) = try place(of: field, in: modules)
      modules[module].fields.remove(at: index)
    case (.remove, nil):
      modules.remove(at: try position(of: try map.text("module"), in: modules))
    }
  }

  private func addModule(to modules: inout [ModuleSpec]) throws(SpecError) {
    let module = try ModuleSpec(try map.required("module"))
    guard !modules.contains(where: { $0.name == module.name }) else {
      throw node.error("there is a module \(module.name) already")
    }
    modules.append(module)
  }

  private func changeModule(in modules: inout [ModuleSpec]) throws(SpecError) {
    let index = try position(of: try map.text("module"), in: modules)
    let set = try map.required("set").mapping("max", "containers", "ignore")
    if let limit = set["max"] { modules[index].limit = try limit.integer() }
    if let ignored = set["ignore"] { modules[index].ignored = try ignored.texts() }
    if let containers = set["containers"] { modules[index].containers = try containers.texts() }
  }

  private func position(of name: String, in modules: [ModuleSpec]) throws(SpecError) -> Int {
    guard let index = modules.firstIndex(where: { $0.name.text == name }) else {
      let hint = SpecError.hint(name, among: modules.map(\.name.text))
      throw node.error("there is no module '\(name)' to amend\(hint)")
    }
    return index
  }

  private func place(
    of field: SpecNode, in modules: [ModuleSpec]
  ) throws(SpecError) -> (module: Int, field: Int) {
    let text = try field.text()
    let parts = text.split(separator: ".")
    guard parts.count == 2 else { throw field.error("expected Module.Field, found '\(text)'") }
    let module = try position(of: String(parts[0]), in: modules)
    guard let index = modules[module].field(FieldName(String(parts[1]))) else {
      let hint = SpecError.hint(String(parts[1]), among: modules[module].fields.map(\.name.text))
      throw field.error("\(parts[0]) has no field '\(parts[1])' to amend\(hint)")
    }
    return (module, index)
  }
}
