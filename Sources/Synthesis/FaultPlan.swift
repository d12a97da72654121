internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Which fault goes into which subject and which file: decided before the first subject is made.
///
/// It holds as much as there are faults and files, however many subjects there are.
package struct FaultPlan: Sendable {
  /// What happens to one subject.
  enum Step: Sendable {
    case plant(FaultRecipe)
    /// The subject is the first of two that will bear one identifier.
    case lend(FaultRecipe)
    /// The subject is given the identifier of the one with this number.
    case borrow(FaultRecipe, from: Int)

    /// The fault that the subject has a part in.
    var recipe: FaultRecipe {
      switch self {
      case .plant(let recipe), .lend(let recipe), .borrow(let recipe, _): recipe
      }
    }
  }

  private let steps: [Int: Step]
  private let inFiles: [Int: FaultRecipe]

  /// What is planned for subject `number`, counted from 0.
  func step(_ number: Int) -> Step? { steps[number] }

  /// The fault in what stands before the subjects of file `number`, when there is one.
  func step(inFile number: Int) -> FaultRecipe? { inFiles[number] }

  /// Every recipe that is planned.
  let recipes: [FaultRecipe]

  /// The recipes of `spec` that make sense in `round`.
  static func usable(_ spec: SynthesisSpec, in round: RoundSpec) -> [FaultRecipe] {
    let outside = round.noticeRules["field-outside-rounds"].map { round.rules[$0].code }
    return spec.faults.filter { recipe in
      guard recipe.inForce.contains(round.id), round.rule(recipe.rule) != nil else { return false }
      return recipe.targets.allSatisfy { target in
        guard let module = round.schema.module(ModuleName(target.module)) else { return false }
        let isField = round.schema.modules[module].fields.contains { $0.name.text == target.field }
        // A recipe for a field of other rounds needs a field that this round does not have.
        if outside == recipe.rule, recipe.set.contains(where: { $0.target == target }) {
          return !isField
        }
        return isField
      }
    }
  }

  /// Spreads `count` faults over the rules that can be broken, and over files and their subjects.
  ///
  /// Every rule is used once before any is used twice; of the records that stand before the subjects,
  /// one file bears one fault at most.
  init(
    _ recipes: [FaultRecipe], count: Int, for recipe: any ReturnRecipe, seed: UInt64
  ) throws(SynthesisFailure) {
    let (files, fileModules) = (recipe.files, recipe.fileModules)
    // A few schools may have nobody of a kind that a fault goes into.
    let recipes = recipes.filter { fault in
      fault.cases.isEmpty
        || files.indices.contains { !recipe.subjects(of: fault.cases, inFile: $0).isEmpty }
    }
    var dice = SplitMix64(seed: seed, stream: .max)
    var chosen: [FaultRecipe] = []
    var ofFiles: [FaultRecipe] = []
    var places = FaultPlaces(files)
    guard count <= places.count else { throw FaultPlaces.tooMany(count, count, places.count) }
    var fileRules = Self.byRule(recipes.filter { fileModules.contains($0.record) })
    // One file takes one of them, so that which one depends on the seed.
    fileRules = Self.rotated(fileRules, by: seed)
    let rules = Self.byRule(recipes.filter { !fileModules.contains($0.record) })
    while chosen.count + ofFiles.count < count {
      var round = rules + fileRules.prefix(files.count - ofFiles.count)
      guard !round.isEmpty else { break }
      dice.shuffle(&round)
      for variants in round where chosen.count + ofFiles.count < count {
        let fault = variants[dice.below(variants.count)]
        if fileModules.contains(fault.record) {
          ofFiles.append(fault)
        } else {
          chosen.append(fault)
        }
      }
    }
    self.recipes = chosen + ofFiles
    steps = try places.place(chosen, for: recipe, &dice)
    inFiles = places.placeInFiles(ofFiles, &dice)
  }

  private static func byRule(_ recipes: [FaultRecipe]) -> [[FaultRecipe]] {
    let codes = Set(recipes.map(\.rule)).sorted()
    return codes.map { code in recipes.filter { $0.rule == code } }
  }

  private static func rotated(_ rules: [[FaultRecipe]], by seed: UInt64) -> [[FaultRecipe]] {
    guard !rules.isEmpty else { return rules }
    let start = Int(seed % UInt64(rules.count))
    return Array(rules[start...] + rules[..<start])
  }
}
