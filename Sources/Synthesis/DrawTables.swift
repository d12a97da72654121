internal import ReturnModel
internal import ReturnSpec

/// The weights and chances of a return's `synthesis.yaml`, looked up by name when a recipe is run.
struct DrawTables: Sendable {
  private let tables: [String: WeightTable]
  private let chances: [String: Int]
  private let file: String

  /// Takes the tables of `spec`; of those that hold the codes of a field, what the field has in
  /// `round`.
  init(_ spec: SynthesisSpec, in round: RoundSpec) throws(SynthesisFailure) {
    file = spec.file
    chances = spec.chances
    var tables = spec.weights.mapValues { WeightTable($0) }
    for (name, target) in spec.codes {
      guard let entries = spec.weights[name] else {
        throw SynthesisFailure("\(spec.file): the table of weights '\(name)' is missing")
      }
      guard let list = Self.list(target, in: round) else { continue }
      tables[name] = WeightTable(entries.filter { list.position(of: $0.value) != nil })
    }
    self.tables = tables
  }

  private static func list(_ target: FaultRecipe.Target, in round: RoundSpec) -> CodeList? {
    guard let module = round.schema.module(ModuleName(target.module)) else { return nil }
    return round.schema.modules[module].fields.first { $0.name.text == target.field }?.list
  }

  /// A value of the table `name`.
  func choose(_ name: String, _ dice: inout SplitMix64) throws(SynthesisFailure) -> String {
    guard let table = tables[name] else {
      throw SynthesisFailure("\(file): the table of weights '\(name)' is missing")
    }
    return table.choose(&dice)
  }

  /// Whether something of a chance in ten thousand happens.
  func happens(_ name: String, _ dice: inout SplitMix64) -> Bool {
    dice.below(10_000) < chances[name] ?? 0
  }
}
