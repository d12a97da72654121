/// One step in making a synthetic record.
///
/// When ``condition`` holds, or there is none: ``lets`` give names to values; then, in a new record of
/// ``record`` below the current one where that is said and else in the current one, ``sets`` fill
/// fields, ``blocks`` are run and ``steps`` follow. When it does not hold, ``otherwise`` is run.
package struct RecipeStep: Sendable {
  /// An expression as the file has it, and where.
  package struct Draw: Sendable {
    /// The expression.
    package let text: String
    /// The file.
    package let file: String
    /// The line it begins in.
    package let line: Int

    init(_ node: SpecNode) throws(SpecError) {
      (text, file, line) = (try node.text(), node.file, node.line)
    }
  }

  /// What must be true for the step to be made.
  package let condition: Draw?
  /// Values to keep under a name, in order.
  package let lets: [(name: String, value: Draw)]
  /// The module of the record that is made.
  package let record: String?
  /// Fields and what they get; a blank value takes a field away.
  package let sets: [(field: String, value: Draw)]
  /// Named blocks of steps that are run.
  package let blocks: [String]
  /// Steps that follow.
  package let steps: [RecipeStep]
  /// Steps for when the condition does not hold.
  package let otherwise: [RecipeStep]
  /// Where the step stands.
  package let place: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "when", "let", "record", "set", "do", "steps", "otherwise", "note")
    condition = try map["when"].map(Draw.init)
    lets = try Self.draws(map["let"]).map { (name: $0.key, value: $0.draw) }
    sets = try Self.draws(map["set"]).map { (field: $0.key, value: $0.draw) }
    record = try map.optionalText("record")
    blocks = try map.texts("do")
    steps = try map.list("steps").each(RecipeStep.init)
    otherwise = try map.list("otherwise").each(RecipeStep.init)
    place = "\(node.file):\(node.line)"
    guard otherwise.isEmpty || condition != nil else {
      throw node.error("otherwise: stands beside when:")
    }
  }

  private static func draws(
    _ node: SpecNode?
  ) throws(SpecError) -> [(key: String, draw: Draw)] {
    var draws: [(key: String, draw: Draw)] = []
    for (key, value) in try node?.entries() ?? [] { draws.append((key, try Draw(value))) }
    return draws
  }
}
