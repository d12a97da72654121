internal import ReturnModel
internal import ReturnSpec

/// Which fault goes into which person: decided before the first person is made.
///
/// It holds as much as there are faults, however many people there are.
package struct FaultPlan: Sendable {
  /// What happens to one person.
  enum Step: Sendable {
    case plant(FaultRecipe)
    /// The person is the first of two that will bear one identifier.
    case lend(FaultRecipe)
    /// The person is given the identifier of the person with this number.
    case borrow(FaultRecipe, from: Int)
  }

  /// The fault in the header, when there is one.
  let header: FaultRecipe?
  private let steps: [Int: Step]

  /// What is planned for person `number`, counted from 0.
  func step(_ number: Int) -> Step? { steps[number] }

  /// Every recipe that is planned.
  let recipes: [FaultRecipe]

  /// The recipes of `spec` that make sense in `round`.
  static func usable(_ spec: SynthesisSpec, in round: RoundSpec) -> [FaultRecipe] {
    let outside = Set(round.noticeRules.values.map { round.rules[$0].code })
    return spec.faults.filter { recipe in
      guard recipe.inForce.contains(round.id), round.rule(recipe.rule) != nil else { return false }
      return recipe.targets.allSatisfy { target in
        guard let module = round.schema.module(ModuleName(target.module)) else { return false }
        let isField = round.schema.modules[module].fields.contains { $0.name.text == target.field }
        // A recipe for a field of other rounds needs a field that this round does not have.
        if outside.contains(recipe.rule), recipe.set.contains(where: { $0.target == target }) {
          return !isField
        }
        return isField
      }
    }
  }

  /// Spreads `count` faults over the rules that can be broken, and over `people`.
  ///
  /// Every rule is used once before any is used twice; a header fault at most once.
  init(
    _ recipes: [FaultRecipe], count: Int, people: Int, seed: UInt64
  ) throws(SynthesisFailure) {
    guard count <= people else { throw Self.tooMany(count, needing: count, people) }
    var dice = SplitMix64(seed: seed, stream: .max)
    var chosen: [FaultRecipe] = []
    var header: FaultRecipe?
    let inHeader = Self.byRule(recipes.filter { $0.record == "Header" })
    let inPeople = Self.byRule(recipes.filter { $0.record != "Header" })
    var round: [[FaultRecipe]] = inPeople
    if !inHeader.isEmpty { round.append(inHeader[Int(seed % UInt64(inHeader.count))]) }
    while chosen.count + (header == nil ? 0 : 1) < count, !round.isEmpty {
      dice.shuffle(&round)
      for variants in round where chosen.count + (header == nil ? 0 : 1) < count {
        let recipe = variants[dice.below(variants.count)]
        if recipe.record == "Header" { header = recipe } else { chosen.append(recipe) }
      }
      round = inPeople
    }
    self.header = header
    self.recipes = chosen + (header.map { [$0] } ?? [])
    steps = try Self.place(chosen, among: people, &dice)
  }

  private static func byRule(_ recipes: [FaultRecipe]) -> [[FaultRecipe]] {
    let codes = Set(recipes.map(\.rule)).sorted()
    return codes.map { code in recipes.filter { $0.rule == code } }
  }

  private static func place(
    _ recipes: [FaultRecipe], among people: Int, _ dice: inout SplitMix64
  ) throws(SynthesisFailure) -> [Int: Step] {
    let needed = recipes.reduce(0) { $0 + ($1.twin == nil ? 1 : 2) }
    guard needed <= people else { throw tooMany(recipes.count, needing: needed, people) }
    var places = distinct(needed, below: people, &dice)
    dice.shuffle(&places)
    var steps: [Int: Step] = [:]
    for recipe in recipes {
      guard let place = places.popLast() else { break }
      if recipe.twin != nil, let other = places.popLast() {
        steps[min(place, other)] = .lend(recipe)
        steps[max(place, other)] = .borrow(recipe, from: min(place, other))
      } else {
        steps[place] = .plant(recipe)
      }
    }
    return steps
  }

  private static func tooMany(
    _ faults: Int, needing needed: Int, _ people: Int
  ) -> SynthesisFailure {
    SynthesisFailure(
      "\(faults) faults need \(needed) people, one fault a person and two for a shared identifier, "
        + "and there are \(people): ask for more people or fewer faults")
  }

  /// Different numbers below `bound`, by Floyd's method, in ascending order.
  private static func distinct(
    _ count: Int, below bound: Int, _ dice: inout SplitMix64
  ) -> [Int] {
    var chosen: Set<Int> = []
    for top in (bound - count)..<bound {
      let drawn = dice.below(top + 1)
      chosen.insert(chosen.contains(drawn) ? top : drawn)
    }
    return chosen.sorted()
  }
}
