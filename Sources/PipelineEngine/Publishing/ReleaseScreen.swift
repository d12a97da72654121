internal import Disclosure
internal import ReturnModel

/// What a release lets through: figures as they are, rounded, or not at all.
struct ReleaseScreen: Sendable {
  /// The figures that are hidden.
  let hidden: Set<CellKey>
  let policy: DisclosurePolicy
  let definitions: [IndicatorID: IndicatorDefinition]
  let areas: AreaDirectory

  /// Whether a source's figures are out already and none of the gate's business.
  func isPublic(_ source: SourceID) -> Bool {
    policy.alreadyPublic.contains { $0.matches(source.text) }
  }

  /// The figure as the release shows it.
  func figure(of observation: Observation) -> Figure {
    guard !isPublic(observation.source) else { return observation.figure }
    guard !hidden.contains(CellKey(observation)) else { return Figure(withheld: policy.hiddenAs) }
    let level = areas[observation.area]?.level
    guard let base = level.flatMap({ policy.roundingBases[$0] }), base > 1,
      let definition = definitions[observation.indicator], observation.figure.value != nil
    else { return observation.figure }
    return rounded(observation.figure, to: Double(base), definition)
  }

  /// Counts to the nearest of the base, halves up; a rate, which comes of counts that were not rounded,
  /// to the decimals it is shown with.
  private func rounded(
    _ figure: Figure, to base: Double, _ definition: IndicatorDefinition
  ) -> Figure {
    func nearest(_ count: Double) -> Double { (count / base + 0.5).rounded(.down) * base }
    var figure = figure
    figure.printed = nil
    switch definition.measure {
    case .pounds: return figure
    case .count:
      guard let value = figure.value else { return figure }
      guard value == 0 || nearest(value) > 0 else { return Figure(withheld: .roundsToZero) }
      figure.value = nearest(value)
      figure.numerator = figure.numerator.map(nearest)
    case .percentage, .ratePer1000, .ratePer10000, .ratePer100000, .mean:
      var scale = 1.0
      for _ in 0..<max(0, definition.decimals) { scale *= 10 }
      figure.value = figure.value.map { ($0 * scale).rounded() / scale }
      figure.numerator = definition.measure == .mean ? nil : figure.numerator.map(nearest)
      figure.denominator = figure.denominator.map(nearest)
    }
    return figure
  }
}
