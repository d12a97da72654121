internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes one file of a return, with the faults that are planned for it.
struct FileMaker: Sendable {
  let recipe: any ReturnRecipe
  let plan: FaultPlan
  let planter: FaultPlanter
  let layout: RoundLayout
  let seed: UInt64

  /// Makes file `number` and gives it to every emitter; gives the faults it has.
  func make(
    _ number: Int, with emitters: [any ReturnEmitter]
  ) throws(SynthesisFailure) -> [AnswerKey.Entry] {
    var file = try recipe.file(number)
    var entries: [AnswerKey.Entry] = []
    if let fault = plan.step(inFile: number) { entries.append(try plant(fault, in: &file, number)) }
    for emitter in emitters { try emitter.begin(file) }
    for (place, subject) in file.subjects.enumerated() {
      let record = try make(subject, number, place, &entries)
      for emitter in emitters { try emitter.write(record) }
    }
    for emitter in emitters { try emitter.endFile() }
    return entries
  }

  private func plant(
    _ fault: FaultRecipe, in file: inout SyntheticFile, _ number: Int
  ) throws(SynthesisFailure) -> AnswerKey.Entry {
    var dice = SplitMix64(seed: seed, stream: .max - 1 - UInt64(number))
    if fault.record == file.header.module {
      _ = try planter.plant(fault, in: &file.header, &dice)
      return AnswerKey.Entry(rule: fault.rule.text, key: file.header.module)
    }
    guard let place = file.leading.firstIndex(where: { $0.module == fault.record }) else {
      throw SynthesisFailure("\(fault.rule): a file has no \(fault.record)")
    }
    _ = try planter.plant(fault, in: &file.leading[place], &dice)
    return AnswerKey.Entry(
      rule: fault.rule.text, key: layout.key(of: [], in: file.leading[place], ordinal: place + 1))
  }

  /// Subject `number`, which is at `place` in its file, with its fault when it is to have one.
  private func make(
    _ number: Int, _ file: Int, _ place: Int, _ entries: inout [AnswerKey.Entry]
  ) throws(SynthesisFailure) -> SyntheticRecord {
    guard let step = plan.step(number) else {
      return try recipe.subject(number, inFile: file, .any)
    }
    var dice = SplitMix64(seed: seed &+ 1, stream: UInt64(number))
    let ordinal = try recipe.file(file).leading.count + place + 1
    var record: SyntheticRecord
    var paths: [[Int]] = [[]]
    switch step {
    case .lend(let fault):
      record = try recipe.subject(number, inFile: file, planter.wish(fault, &dice))
    case .borrow(let fault, let other):
      record = try recipe.subject(number, inFile: file, planter.wish(fault, &dice))
      var lender = SplitMix64(seed: seed &+ 1, stream: UInt64(other))
      let first = try recipe.subject(
        other, inFile: self.file(of: other), planter.wish(fault, &lender))
      if let field = fault.twin?.field { record[field] = first[field] }
    case .plant(let fault):
      record = try recipe.subject(number, inFile: file, planter.wish(fault, &dice))
      paths = try planter.plant(fault, in: &record, &dice)
    }
    for path in paths {
      // A row that does not say whom it is about is told without a record.
      let key =
        record[at: path[...]].isKeyless ? "" : layout.key(of: path, in: record, ordinal: ordinal)
      entries.append(AnswerKey.Entry(rule: step.recipe.rule.text, key: key))
    }
    return record
  }

  private func file(of subject: Int) -> Int {
    var (low, high) = (0, recipe.files.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if recipe.files[middle].upperBound > subject { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
