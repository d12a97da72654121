internal import ReturnSpec
internal import ReturnWriter

/// Holds recipes to the words that the generator knows, so that a misspelt one is refused, not passed
/// over.
struct RecipeCheck {
  private let spec: SynthesisSpec
  private let kinds: [String]

  /// Makes a check against the kinds of subject that the recipe knows.
  init(_ spec: SynthesisSpec, kinds: [String]) { (self.spec, self.kinds) = (spec, kinds) }

  /// Throws for the first recipe with a word that is not known.
  func run() throws(SynthesisFailure) {
    for (name, _) in spec.weights["case"] ?? [] where !kinds.contains(name) {
      throw SynthesisFailure("\(spec.file): the table case has the unknown kind '\(name)'")
    }
    for recipe in spec.faults {
      for name in recipe.cases where !kinds.contains(name) {
        throw failure(recipe, "unknown case '\(name)'; there are \(kinds.joined(separator: ", "))")
      }
      if let identity = recipe.identity, !spec.identities.contains(identity) {
        throw failure(
          recipe,
          "unknown identity '\(identity)'; there are \(spec.identities.joined(separator: ", "))")
      }
      for date in recipe.dates
      where !Self.days.contains(date.base) && !date.base.contains(".") {
        throw failure(
          recipe, "'\(date.base)' is neither Module.Field nor census, made, year-start, year-end")
      }
    }
  }

  private static let days = ["census", "made", "year-start", "year-end"]

  private func failure(_ recipe: FaultRecipe, _ problem: String) -> SynthesisFailure {
    SynthesisFailure("\(recipe.file):\(recipe.line): \(recipe.rule): \(problem)")
  }
}
