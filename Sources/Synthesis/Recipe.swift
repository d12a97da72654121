internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// What a return's `synthesis.yaml` says of making its header and its subjects.
struct Recipe: Sendable {
  /// How the header is made.
  let header: [ReadStep]
  /// How a subject is made.
  let subject: [ReadStep]
  let blocks: [String: [ReadStep]]
  private let layout: RoundLayout

  /// Reads the steps and blocks of `spec`, and checks every name they use.
  init(_ spec: SynthesisSpec, _ layout: RoundLayout) throws(SynthesisFailure) {
    header = try ReadStep.all(spec.header)
    subject = try ReadStep.all(spec.subject)
    var blocks: [String: [ReadStep]] = [:]
    for (name, steps) in spec.blocks { blocks[name] = try ReadStep.all(steps) }
    self.blocks = blocks
    self.layout = layout
    try RecipeNames(self, spec, layout).check()
  }

  /// Makes `steps`, filling `record` and making what belongs to it.
  func make(
    _ steps: [ReadStep], _ run: inout RecipeRun, _ record: inout SyntheticRecord
  ) throws(SynthesisFailure) {
    for step in steps {
      do throws(SynthesisFailure) {
        guard
          try step.condition.map({ condition throws(SynthesisFailure) in
            try run.isTrue(condition)
          }) ?? true
        else {
          try make(step.otherwise, &run, &record)
          continue
        }
        try make(step, &run, &record)
      } catch {
        // The innermost step is the one to look at.
        let isPlaced = error.description.hasPrefix(spec(of: step))
        throw isPlaced ? error : SynthesisFailure("\(step.place): \(error)")
      }
    }
  }

  private func spec(of step: ReadStep) -> String {
    String(step.place.prefix { $0 != ":" }) + ":"
  }

  private func make(
    _ step: ReadStep, _ run: inout RecipeRun, _ record: inout SyntheticRecord
  ) throws(SynthesisFailure) {
    let outside = run.values
    for (name, expression) in step.lets { run.values[name] = try run.value(expression) }
    guard let module = step.record else { return try fill(step, &run, &record) }
    guard layout.isChild(module, of: record.module) else {
      throw SynthesisFailure("\(module) does not belong to \(record.module)")
    }
    var child = SyntheticRecord(module)
    try fill(step, &run, &child)
    record.children.append(child)
    // What a record's step names holds in the record alone.
    run.values = outside
  }

  private func fill(
    _ step: ReadStep, _ run: inout RecipeRun, _ record: inout SyntheticRecord
  ) throws(SynthesisFailure) {
    for (field, expression) in step.sets { record[field] = try run.value(expression).spelling }
    for name in step.blocks { try make(blocks[name] ?? [], &run, &record) }
    try make(step.steps, &run, &record)
  }
}
