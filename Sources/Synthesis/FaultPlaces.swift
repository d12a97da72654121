internal import ReturnSpec

/// Deals faults out over subjects and files so that no two meet.
struct FaultPlaces {
  private let files: [Range<Int>]
  private var taken: Set<Int> = []

  /// Makes places for the subjects of `files`, which follow one another.
  init(_ files: [Range<Int>]) { self.files = files }

  /// How many subjects there are.
  var count: Int { files.last?.upperBound ?? 0 }

  /// A place for each recipe, two for one that needs a pair.
  mutating func place(
    _ recipes: [FaultRecipe], for maker: any ReturnRecipe, _ dice: inout SplitMix64
  ) throws(SynthesisFailure) -> [Int: FaultPlan.Step] {
    let needed = recipes.reduce(0) { $0 + ($1.twin == nil ? 1 : 2) }
    guard needed <= count else { throw Self.tooMany(recipes.count, needed, count) }
    var steps: [Int: FaultPlan.Step] = [:]
    // Pairs first, while there is room beside any place.
    for recipe in recipes where recipe.twin != nil {
      let (first, second) = try pair(recipe, maker, &dice)
      steps[min(first, second)] = .lend(recipe)
      steps[max(first, second)] = .borrow(recipe, from: min(first, second))
    }
    for recipe in recipes where recipe.twin == nil {
      guard let place = single(recipe, maker, &dice) else {
        throw SynthesisFailure(
          "\(recipe.rule) finds no subject that is free: ask for more people or fewer faults")
      }
      steps[place] = .plant(recipe)
    }
    return steps
  }

  /// A place for one fault, in a subject of a kind that it asks for.
  private mutating func single(
    _ recipe: FaultRecipe, _ maker: any ReturnRecipe, _ dice: inout SplitMix64
  ) -> Int? {
    let home = file(of: dice.below(count))
    for step in files.indices {
      let number = (home + step) % files.count
      let range = maker.subjects(of: recipe.cases, inFile: number)
      if let place = take(from: range, &dice) { return place }
    }
    return nil
  }

  /// A file for each recipe.
  func placeInFiles(
    _ recipes: [FaultRecipe], _ dice: inout SplitMix64
  ) -> [Int: FaultRecipe] {
    var order = Array(files.indices)
    dice.shuffle(&order)
    return Dictionary(zip(order, recipes)) { first, _ in first }
  }

  private mutating func pair(
    _ recipe: FaultRecipe, _ maker: any ReturnRecipe, _ dice: inout SplitMix64
  ) throws(SynthesisFailure) -> (Int, Int) {
    guard let first = single(recipe, maker, &dice) else { throw Self.tooMany(1, 2, count) }
    let home = file(of: first)
    if !recipe.isAcrossFiles {
      let range = maker.subjects(of: recipe.cases, inFile: home)
      if let second = take(from: range, &dice) { return (first, second) }
    } else {
      for step in 1..<max(2, files.count) where files.count > 1 {
        let other = (home + step) % files.count
        let range = maker.subjects(of: recipe.cases, inFile: other)
        if let second = take(from: range, &dice) { return (first, second) }
      }
    }
    throw SynthesisFailure(
      "\(recipe.rule) needs two subjects \(recipe.isAcrossFiles ? "of two files" : "of one file"), "
        + "and there are none free: ask for more people or fewer faults")
  }

  /// A place of `range` that is free: one by chance, else the next free one after it.
  private mutating func take(from range: Range<Int>, _ dice: inout SplitMix64) -> Int? {
    guard !range.isEmpty else { return nil }
    let start = dice.below(range.count)
    for step in 0..<range.count {
      let place = range.lowerBound + (start + step) % range.count
      if taken.insert(place).inserted { return place }
    }
    return nil
  }

  private func file(of subject: Int) -> Int {
    var (low, high) = (0, files.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if files[middle].upperBound > subject { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func tooMany(_ faults: Int, _ needed: Int, _ people: Int) -> SynthesisFailure {
    SynthesisFailure(
      "\(faults) faults need \(needed) people, one fault a person and two for a shared identifier, "
        + "and there are \(people): ask for more people or fewer faults")
  }
}
