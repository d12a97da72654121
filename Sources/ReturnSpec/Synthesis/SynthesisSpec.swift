package import ReturnModel

/// What a generator of synthetic returns needs to know that changes with the return or the year.
package struct SynthesisSpec: Sendable {
  /// A rule that no fault of one submission can break alone, and why.
  package struct Unplantable: Sendable {
    /// The rule.
    package let rule: RuleCode
    /// Why it cannot be planted.
    package let reason: String
  }

  /// Which of the generator's recipes makes the subjects: `steps`, those below.
  package let recipe: String
  /// The day that a made-up return is as at when none is asked for, of a return that needs one.
  package let asAt: CalendarDate?
  /// Whole-number weights by value, in the file's order, by table name.
  package let weights: [String: [(value: String, weight: Int)]]
  /// Chances in ten thousand, by name.
  package let chances: [String: Int]
  /// Tables of weights that hold the codes of a field, which a round may not all have.
  package let codes: [String: FaultRecipe.Target]
  /// The field whose codes are the authorities', where the header's field of the authority has none.
  package let authorities: FaultRecipe.Target?
  /// What a person can be known by, for faults that ask.
  package let identities: [String]
  /// How the header is made.
  package let header: [RecipeStep]
  /// How a subject is made.
  package let subject: [RecipeStep]
  /// Steps that have a name.
  package let blocks: [String: [RecipeStep]]
  /// Orders of XML elements, from `elements.yaml`.
  package let elements: [ElementOrder]
  /// Orders of the columns of the COLLECT Blade export.
  package let columns: [ElementOrder]
  /// The forms it can be written in, beside XML.
  package let forms: [WrittenForm]
  /// Ways to break rules.
  package let faults: [FaultRecipe]
  /// Rules that cannot be broken alone.
  package let unplantable: [Unplantable]
  /// The file, for messages.
  package let file: String

  init(
    _ node: SpecNode, forms: [FormSpec], elements: [ElementOrder]
  ) throws(SpecError) {
    let map = try node.mapping(
      "return", "recipe", "source", "licence", "as-at", "weights", "chances", "codes",
      "authorities", "identities", "header", "subject", "blocks", "columns", "forms",
      "faults", "unplantable", "note")
    file = node.file
    recipe = try map.text("recipe")
    asAt = try map["as-at"].map { node throws(SpecError) in try node.date() }
    weights = try Self.weights(map.required("weights"))
    var chances: [String: Int] = [:]
    for (name, value) in try map.required("chances").entries() {
      chances[name] = try value.integer()
    }
    self.chances = chances
    var codes: [String: FaultRecipe.Target] = [:]
    for (name, field) in try map["codes"]?.entries() ?? [] {
      codes[name] = try FaultRecipe.target(field.text(), field)
    }
    self.codes = codes
    authorities = try map["authorities"].map { node throws(SpecError) in
      try FaultRecipe.target(node.text(), node)
    }
    identities = try map.texts("identities")
    header = try map.list("header").each(RecipeStep.init)
    subject = try map.list("subject").each(RecipeStep.init)
    var blocks: [String: [RecipeStep]] = [:]
    for (name, steps) in try map["blocks"]?.entries() ?? [] {
      blocks[name] = try steps.list().each(RecipeStep.init)
    }
    self.blocks = blocks
    self.forms = try map.list("forms").each { node throws(SpecError) in
      try WrittenForm(node, among: forms)
    }
    self.elements = elements
    columns = try map.list("columns").each(ElementOrder.init)
    faults = try map.list("faults").each(FaultRecipe.init)
    unplantable = try map.list("unplantable").each { node throws(SpecError) in
      let map = try node.mapping("rule", "because")
      return Unplantable(rule: RuleCode(try map.text("rule")), reason: try map.text("because"))
    }
  }

  private static func weights(
    _ node: SpecNode
  ) throws(SpecError) -> [String: [(value: String, weight: Int)]] {
    var tables: [String: [(value: String, weight: Int)]] = [:]
    for (name, table) in try node.entries() {
      var entries: [(value: String, weight: Int)] = []
      for (value, weight) in try table.entries() {
        let number = try weight.integer()
        guard number > 0 else { throw weight.error("a weight is a whole number above 0") }
        entries.append((value, number))
      }
      guard !entries.isEmpty else { throw table.error("the table '\(name)' is empty") }
      tables[name] = entries
    }
    return tables
  }
}

extension SpecLibrary {
  /// What a generator needs to know of the return `id`, from its `synthesis.yaml`.
  package func synthesis(of id: ReturnID) throws(SpecError) -> SynthesisSpec {
    let file = "\(id)/synthesis.yaml"
    // A name that is no return at all is told as such.
    _ = try definition(of: id)
    guard SpecFolder.exists("\(pipelines)/\(file)") else {
      throw SpecError(
        file: file, line: 1,
        problem: "is not there: a return is generated from the weights and faults it holds")
    }
    let forms = try forms().filter { $0.definition.id == id }
    return try SynthesisSpec(
      SpecNode.read("\(pipelines)/\(file)", file: file), forms: forms,
      elements: try elementOrders(of: id))
  }
}
