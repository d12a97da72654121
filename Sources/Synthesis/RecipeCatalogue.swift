internal import ReturnModel
internal import ReturnSpec

/// The recipes that a return's `synthesis.yaml` may name.
enum RecipeCatalogue {
  private static let names = ["steps", "school-pupils"]

  /// The recipe that `spec` asks for.
  static func recipe(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ layout: RoundLayout, _ request: SynthesisRequest
  ) throws(SynthesisFailure) -> any ReturnRecipe {
    switch spec.recipe {
    case "steps": return try StepRecipe(spec, round, layout, request)
    case "school-pupils": return try SchoolRecipe(spec, round, layout, request)
    case let other:
      throw SynthesisFailure(
        "\(spec.file): there is no recipe '\(other)'; there are \(names.joined(separator: ", "))")
    }
  }
}
