internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes the edits of a recipe in a record that was clean, and says where the fault stands.
struct FaultPlanter {
  let layout: RoundLayout
  let calendar: ReturnCalendar

  /// What a recipe asks of the subject it goes into.
  func wish(_ recipe: FaultRecipe, _ dice: inout SplitMix64) -> SubjectWish {
    let kinds = recipe.cases
    return SubjectWish(
      kind: kinds.isEmpty ? nil : kinds[dice.below(kinds.count)], identity: recipe.identity)
  }

  /// Plants the fault and gives the paths of the records that findings will be on.
  func plant(
    _ recipe: FaultRecipe, in person: inout SyntheticRecord, _ dice: inout SplitMix64
  ) throws(SynthesisFailure) -> [[Int]] {
    let focuses = person.paths(to: recipe.record).filter { focus in
      recipe.condition.allSatisfy { condition in
        guard let path = path(to: condition.target.module, from: focus, in: person) else {
          return false
        }
        return person[at: path[...]][condition.target.field] ?? "" == condition.value
      }
    }
    guard !focuses.isEmpty else {
      throw failure(recipe, "the person has no \(recipe.record) that it can be planted in")
    }
    let focus = focuses[dice.below(focuses.count)]
    editRecords(recipe, at: focus, in: &person)
    let copies = repeatRecord(recipe, at: focus, in: &person)
    try editFields(recipe, at: focus, in: &person)
    if recipe.isKeyless { person[at: focus[...]].isKeyless = true }
    return recipe.isOnEach ? [focus] + copies : [focus]
  }

  /// Puts copies of the record after all its like, and gives their paths.
  private func repeatRecord(
    _ recipe: FaultRecipe, at focus: [Int], in person: inout SyntheticRecord
  ) -> [[Int]] {
    guard recipe.repeats > 1, !focus.isEmpty else { return [] }
    let record = person[at: focus[...]]
    let above = focus.dropLast()
    var owner = person[at: above]
    var paths: [[Int]] = []
    for _ in 1..<recipe.repeats {
      paths.append(above + [owner.children.count])
      owner.children.append(record)
    }
    person[at: above] = owner
    return paths
  }

  private func editRecords(
    _ recipe: FaultRecipe, at focus: [Int], in person: inout SyntheticRecord
  ) {
    var record = person[at: focus[...]]
    record.children.removeAll { recipe.drop.contains($0.module) }
    for addition in recipe.additions {
      for fields in addition.records {
        var child = SyntheticRecord(addition.module)
        for (field, value) in fields { child[field] = value }
        layout.keepFields(of: &child)
        record.children.append(child)
      }
    }
    for (module, count) in recipe.copies {
      guard let first = record.children.first(where: { $0.module == module }) else { continue }
      let present = record.children.count { $0.module == module }
      for _ in 0..<max(0, count - present) { record.children.append(first) }
    }
    person[at: focus[...]] = record
  }

  private func editFields(
    _ recipe: FaultRecipe, at focus: [Int], in person: inout SyntheticRecord
  ) throws(SynthesisFailure) {
    for target in recipe.remove {
      try edit(target, recipe, focus, &person) { _ in nil }
    }
    for (target, value) in recipe.set {
      try edit(target, recipe, focus, &person) { _ in value }
    }
    for date in recipe.dates {
      let base = try day(date.base, recipe, focus, person)
      let day = base + date.days
      let moved = date.weekday.map { day.movedOn(to: $0) } ?? day
      try edit(date.target, recipe, focus, &person) { _ in moved.description }
    }
    for target in recipe.cut {
      try edit(target, recipe, focus, &person) { $0.map { String($0.dropLast()) } }
    }
    for target in recipe.miscount {
      try edit(target, recipe, focus, &person) { $0.map { SyntheticIdentity.miscounted($0) } }
    }
  }

  private func edit(
    _ target: FaultRecipe.Target, _ recipe: FaultRecipe, _ focus: [Int],
    _ person: inout SyntheticRecord, _ change: (String?) -> String?
  ) throws(SynthesisFailure) {
    guard let path = path(to: target.module, from: focus, in: person) else {
      throw failure(recipe, "the person has no \(target.module) beside the \(recipe.record)")
    }
    var record = person[at: path[...]]
    record[target.field] = change(record[target.field])
    person[at: path[...]] = record
  }

  private func day(
    _ base: String, _ recipe: FaultRecipe, _ focus: [Int], _ person: SyntheticRecord
  ) throws(SynthesisFailure) -> CalendarDate {
    switch base {
    case "census": return calendar.census
    case "made": return calendar.made
    case "year-start": return calendar.yearStart
    case "year-end": return calendar.yearEnd
    default: break
    }
    let parts = base.split(separator: ".").map(String.init)
    guard parts.count == 2, let path = path(to: parts[0], from: focus, in: person),
      let date = person[at: path[...]][parts[1]].flatMap({ CalendarDate($0) })
    else { throw failure(recipe, "there is no date \(base) to count from") }
    return date
  }

  /// The record of `module` nearest the focus: on the way up to the person, else the first below.
  private func path(
    to module: String, from focus: [Int], in person: SyntheticRecord
  ) -> [Int]? {
    for length in stride(from: focus.count, through: 0, by: -1)
    where person[at: focus[..<length]].module == module {
      return Array(focus[..<length])
    }
    for length in stride(from: focus.count, through: 0, by: -1) {
      let start = Array(focus[..<length])
      if let below = person[at: start[...]].paths(to: module).first { return start + below }
    }
    return nil
  }

  private func failure(_ recipe: FaultRecipe, _ problem: String) -> SynthesisFailure {
    SynthesisFailure("\(recipe.file):\(recipe.line): \(recipe.rule) cannot be planted: \(problem)")
  }
}
