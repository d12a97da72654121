internal import ReturnModel
internal import ReturnSpec

/// Holds a recipe to the names there are: blocks, values, fields, tables and chances.
struct RecipeNames {
  /// Values that are there before the first step.
  static let given: Set<String> = [
    "number", "area", "case", "identity", "census", "made", "year_start", "year_end",
  ]

  private let recipe: Recipe
  private let spec: SynthesisSpec
  private let layout: RoundLayout

  init(_ recipe: Recipe, _ spec: SynthesisSpec, _ layout: RoundLayout) {
    (self.recipe, self.spec, self.layout) = (recipe, spec, layout)
  }

  func check() throws(SynthesisFailure) {
    let steps =
      recipe.header + recipe.subject + recipe.blocks.sorted { $0.key < $1.key }.flatMap(\.value)
    var named = Self.given
    for step in steps {
      try step.forEach { step throws(SynthesisFailure) in
        named.formUnion(step.lets.map(\.name))
      }
    }
    for step in steps {
      try step.forEach { step throws(SynthesisFailure) in try check(step, named) }
    }
  }

  private func check(_ step: ReadStep, _ named: Set<String>) throws(SynthesisFailure) {
    func refuse(_ kind: String, _ name: String, among names: some Collection<String>)
      throws(SynthesisFailure)
    {
      guard !names.contains(name) else { return }
      let near = NearestName.to(name, among: names.sorted()).map { "; did you mean '\($0)'?" } ?? ""
      throw SynthesisFailure("\(step.place): there is no \(kind) '\(name)'\(near)")
    }
    for name in step.blocks { try refuse("block", name, among: recipe.blocks.keys) }
    for (field, _) in step.sets { try refuse("field", field, among: layout.everyField) }
    if let record = step.record {
      try refuse("module", record, among: layout.modules.map(\.name.text))
    }
    for expression in step.expressions {
      try expression.forEach { part throws(SynthesisFailure) in
        switch part {
        case .variable(let name): try refuse("value", name, among: named)
        case .call(.chance, let values):
          if let name = values[0].literal, spec.chances[name] == nil {
            throw SynthesisFailure("\(step.place): the chance '\(name)' is missing")
          }
        case .call(.choose, let values), .call(.number, let values):
          if let name = values[0].literal, spec.weights[name] == nil {
            throw SynthesisFailure("\(step.place): the table of weights '\(name)' is missing")
          }
        default: break
        }
      }
    }
  }
}

extension DrawExpression {
  /// The text that the expression is, when it is one.
  fileprivate var literal: String? {
    if case .constant(.text(let text)) = self { text } else { nil }
  }
}
