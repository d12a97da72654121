internal import ReturnSpec

/// A step of a recipe with its expressions read.
struct ReadStep: Sendable {
  let condition: DrawExpression?
  let lets: [(name: String, value: DrawExpression)]
  let record: String?
  let sets: [(field: String, value: DrawExpression)]
  let blocks: [String]
  let steps: [ReadStep]
  let otherwise: [ReadStep]
  let place: String

  /// Reads `steps`.
  static func all(_ steps: [RecipeStep]) throws(SynthesisFailure) -> [ReadStep] {
    var read: [ReadStep] = []
    for step in steps { read.append(try ReadStep(step)) }
    return read
  }

  private init(_ step: RecipeStep) throws(SynthesisFailure) {
    var lets: [(name: String, value: DrawExpression)] = []
    for (name, draw) in step.lets { lets.append((name, try DrawParser.read(draw))) }
    self.lets = lets
    var sets: [(field: String, value: DrawExpression)] = []
    for (field, draw) in step.sets { sets.append((field, try DrawParser.read(draw))) }
    self.sets = sets
    if let draw = step.condition { condition = try DrawParser.read(draw) } else { condition = nil }
    record = step.record
    blocks = step.blocks
    steps = try Self.all(step.steps)
    otherwise = try Self.all(step.otherwise)
    place = step.place
  }

  /// Every expression of this step alone.
  var expressions: [DrawExpression] {
    lets.map(\.value) + sets.map(\.value) + (condition.map { [$0] } ?? [])
  }

  /// Calls `body` with this step and every one in it.
  func forEach(_ body: (ReadStep) throws(SynthesisFailure) -> Void) throws(SynthesisFailure) {
    try body(self)
    for step in steps + otherwise { try step.forEach(body) }
  }
}
