internal import Comparators
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Makes reports: the pages of a pack, for an area, from what a store holds.
package struct ReportService {
  private let service: CompareService
  private let engine: Engine

  /// Opens the store at `path` to read, as it knew things at `asOf`.
  package init(
    _ engine: Engine, store path: String, asOf: Instant? = nil
  ) throws(StageFailure) {
    self.engine = engine
    service = try CompareService(engine, store: path, asOf: asOf)
  }

  /// Writes the report `pack` on the area that `area` names into `folder`; gives the files' names.
  package func write(
    _ pack: String, area: String, to folder: String
  ) throws(StageFailure) -> [String] {
    let spec: PackSpec
    do { spec = try engine.library.pack(pack) } catch { throw StageFailure(error) }
    let place = try engine.area(named: area)
    let slicing = try slicing(of: spec)
    var document = ReportDocument(spec: spec, area: place)
    for page in spec.pages {
      var slices: [ReportSlices] = []
      var lines: [ReportLine] = []
      for item in page.items {
        let line = try line(item, page, spec, place)
        lines.append(line)
        for dimension in item.slices {
          if let found = try self.slices(item, dimension, line, slicing, place) {
            slices.append(found)
          }
        }
      }
      document.pages.append((page, lines, slices))
    }
    guard document.hasFigures else {
      throw StageFailure(
        .compare, .usage, subject: "report \(pack)",
        problem: "the store holds no figure of \(place.name) for any of its measures",
        advice: "Load the area's extracts first.")
    }
    return try document.write(to: folder)
  }

  private func line(
    _ item: PackSpec.Item, _ page: PackSpec.Page, _ spec: PackSpec, _ area: Area
  ) throws(StageFailure) -> ReportLine {
    let definition = try service.definition(of: item.indicator.text)
    let own: [(Period, Figure)]
    if let source = spec.source {
      own = try series(item.indicator, area) { $0 == source }
    } else {
      own = []
    }
    let published = try series(item.beside, area) { !$0.text.hasPrefix("return:") }
    return ReportLine(
      page: page.title, definition: definition, own: own, annualise: item.annualise,
      beside: try beside(item, published.last?.period, spec, area), published: published,
      because: item.because)
  }

  /// An area's figures of an indicator from the sources that `isWanted`, the earliest first; of two
  /// sources of a period the first by name.
  private func series(
    _ indicator: IndicatorID, _ area: Area, _ isWanted: (SourceID) -> Bool
  ) throws(StageFailure) -> [(period: Period, figure: Figure)] {
    var query = FigureQuery(indicator: indicator)
    query.areas = [area.id]
    query.breakdowns = [.total]
    var found: [(period: Period, figure: Figure)] = []
    do {
      for stored in try service.store.figures(query) {
        let observation = stored.observation
        guard isWanted(observation.source),
          !found.contains(where: { $0.period == observation.period })
        else { continue }
        found.append((observation.period, observation.figure))
      }
    } catch { throw StageFailure(error) }
    return found.sorted { $0.period < $1.period }
  }

  /// What stands beside the own figure, in the latest published period.
  private func beside(
    _ item: PackSpec.Item, _ period: Period?, _ spec: PackSpec, _ area: Area
  ) throws(StageFailure) -> ReportLine.Beside? {
    guard let period else { return nil }
    let compared = try service.compared(
      CompareRequest(
        indicator: item.beside.text, area: area.id.text, period: period.description,
        neighbours: spec.neighbours))
    let (rows, members) = (compared.result.rows, compared.result.members)
    func row(_ comparator: ComparatorRow.Comparator, _ methods: ComparatorRow.Method...)
      -> ComparatorRow?
    {
      rows.first { $0.comparator == comparator && methods.contains($0.method) }
    }
    let neighbours = Set(compared.asked.neighbours?.neighbours[area.id] ?? [])
    let values = members.filter { neighbours.contains($0.area) }.compactMap(\.figure.value)
    let mean = row(.neighbours, .mean)
    return ReportLine.Beside(
      definition: compared.asked.definition, period: period,
      published: members.first { $0.area == area.id && !$0.source.text.hasPrefix("return:") }?
        .figure,
      neighbours: mean?.value, n: mean?.n ?? 0,
      region: rows.first { $0.comparator == .region && $0.value != nil }?.value,
      england: rows.first { $0.comparator == .england && $0.value != nil }?.value,
      range: ReportLine.range(of: values))
  }

  /// How the return that own figures are of is broken down: its specification and latest round.
  private struct Slicing {
    let source: SourceID
    let specification: ReturnSpecification
    let round: RoundSpec
  }

  private func slicing(of spec: PackSpec) throws(StageFailure) -> Slicing? {
    guard let source = spec.source, source.text.hasPrefix("return:") else { return nil }
    do throws(SpecError) {
      let id = ReturnID(String(source.text.dropFirst("return:".count)))
      let specification = try engine.library.specification(of: id, areas: engine.areas)
      guard let latest = specification.roundIDs.last else { return nil }
      return Slicing(
        source: source, specification: specification, round: try specification.resolve(latest))
    } catch { throw StageFailure(error) }
  }

  private func slices(
    _ item: PackSpec.Item, _ dimension: String, _ line: ReportLine, _ slicing: Slicing?,
    _ area: Area
  ) throws(StageFailure) -> ReportSlices? {
    guard let period = line.own.last?.period, let slicing else { return nil }
    var query = FigureQuery(indicator: item.indicator)
    query.areas = [area.id]
    query.periods = [period]
    query.sources = [slicing.source]
    do {
      let rows = try service.store.figures(query).map(\.observation)
        .filter { $0.breakdown.dimension == dimension }
      let categories =
        slicing.round.indicators.first { $0.definition.id == item.indicator }?
        .breakdowns.first { $0.dimension == dimension }?.categories ?? []
      let places = Dictionary(
        categories.enumerated().map { ($1.category, $0) }, uniquingKeysWith: { first, _ in first })
      let placed = rows.map { row in
        (place: places[row.breakdown.category ?? ""] ?? categories.count, row: row)
      }
      return ReportSlices(
        definition: line.definition,
        title: slicing.specification.title(ofBreakdown: dimension), period: period,
        rows: placed.sorted { ($0.place, $0.row.breakdown) < ($1.place, $1.row.breakdown) }.map {
          let label = $0.place < categories.count ? categories[$0.place].label : nil
          return (label ?? $0.row.breakdown.category ?? "", $0.row.figure)
        })
    } catch { throw StageFailure(error) }
  }
}
