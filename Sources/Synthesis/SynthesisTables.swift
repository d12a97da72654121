internal import ReturnModel
internal import ReturnSpec

/// The weights and chances of a return's `synthesis.yaml`, looked up by name when people are made.
struct SynthesisTables: Sendable {
  private let tables: [String: WeightTable]
  private let chances: [String: Int]

  /// Takes every name that is asked for later; throws for one the file does not have.
  init(
    _ spec: SynthesisSpec, tables names: [String], chances asked: [String], in round: RoundSpec,
    coded: [String: (module: String, field: String)]
  ) throws(SynthesisFailure) {
    var tables: [String: WeightTable] = [:]
    for name in names {
      guard var entries = spec.weights[name] else {
        throw SynthesisFailure("\(spec.file): the table of weights '\(name)' is missing")
      }
      if let coded = coded[name], let list = Self.list(coded.module, coded.field, in: round) {
        entries = entries.filter { list.position(of: $0.value) != nil }
      }
      tables[name] = WeightTable(entries)
    }
    for name in asked where spec.chances[name] == nil {
      throw SynthesisFailure("\(spec.file): the chance '\(name)' is missing")
    }
    self.tables = tables
    chances = spec.chances
  }

  private static func list(
    _ module: String, _ field: String, in round: RoundSpec
  ) -> CodeList? {
    guard let module = round.schema.module(ModuleName(module)) else { return nil }
    return round.schema.modules[module].fields.first { $0.name.text == field }?.list
  }

  func choose(_ name: String, _ dice: inout SplitMix64) -> String {
    tables[name]?.choose(&dice) ?? ""
  }

  func number(_ name: String, _ dice: inout SplitMix64) -> Int {
    tables[name]?.number(&dice) ?? 0
  }

  /// Whether something of a chance in ten thousand happens.
  func happens(_ name: String, _ dice: inout SplitMix64) -> Bool {
    dice.below(10_000) < chances[name] ?? 0
  }
}
