internal import Comparators
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// What the slices of returns' figures are called, and in which order they stand.
final class SliceBook {
  private let engine: Engine
  private var known: [SourceID: (specification: ReturnSpecification, round: RoundSpec)?] = [:]

  init(_ engine: Engine) { self.engine = engine }

  /// The slices of `dimension` among `found`, in the order of their definition, with their labels.
  func ordered(
    _ found: Set<Breakdown>, _ dimension: String, of indicator: IndicatorID, in source: SourceID
  ) throws(StageFailure) -> [(label: String, breakdown: Breakdown)] {
    let categories =
      try definition(of: source)?.round.indicators.first { $0.definition.id == indicator }?
      .breakdowns.first { $0.dimension == dimension }?.categories ?? []
    let places = Dictionary(
      categories.enumerated().map { ($1.category, $0) }, uniquingKeysWith: { first, _ in first })
    return found.filter { $0.dimension == dimension }
      .map { (place: places[$0.category ?? ""] ?? categories.count, breakdown: $0) }
      .sorted { ($0.place, $0.breakdown) < ($1.place, $1.breakdown) }
      .map { place, breakdown in
        let label = place < categories.count ? categories[place].label : nil
        return (label ?? breakdown.category ?? "", breakdown)
      }
  }

  /// What the dimension is called.
  func title(of dimension: String, in source: SourceID) throws(StageFailure) -> String {
    try definition(of: source)?.specification.title(ofBreakdown: dimension) ?? dimension
  }

  /// The specification and latest round of the return that figures are of; `nil` for a published table.
  private func definition(
    of source: SourceID
  ) throws(StageFailure) -> (specification: ReturnSpecification, round: RoundSpec)? {
    guard source.isReturn else { return nil }
    if let known = known[source] { return known }
    do throws(SpecError) {
      let id = ReturnID(String(source.text.dropFirst("return:".count)))
      let specification = try engine.library.specification(of: id, areas: engine.areas)
      guard let latest = specification.roundIDs.last else { return nil }
      let found = (specification, try specification.resolve(latest))
      known[source] = found
      return found
    } catch { throw StageFailure(error) }
  }
}
