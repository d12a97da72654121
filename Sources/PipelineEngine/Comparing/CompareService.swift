internal import Comparators
internal import Emission
internal import IndicatorStore
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes comparator tables from what a store holds.
package struct CompareService {
  private let engine: Engine
  private let store: IndicatorStore
  private let definitions: [IndicatorDefinition]
  private let tables: [PublishedTableSpec]

  /// Opens the store at `path` to read.
  package init(_ engine: Engine, store path: String) throws(StageFailure) {
    self.engine = engine
    do { store = try .open(at: path, mode: .readOnly) } catch { throw StageFailure(error) }
    do {
      definitions = try engine.library.indicators()
      tables = try engine.library.publishedTables()
    } catch { throw StageFailure(error) }
  }

  /// The table that `request` asks for.
  package func table(_ request: CompareRequest) throws(StageFailure) -> MadeTable {
    let definition = try definition(of: request.indicator)
    let area = try engine.area(named: request.area)
    let stored: [Period]
    do { stored = try store.periods(of: definition.id) } catch { throw StageFailure(error) }
    let period = try PeriodChoice(stored: stored, indicator: definition.id).period(request.period)
    var asked = ComparatorRequest(
      definition: definition, area: area.id, period: period,
      breakdown: Breakdown(key: request.breakdown),
      previousSnapshot: PeriodChoice(stored: stored, indicator: definition.id).snapshot(
        before: period),
      neighbours: try neighbours(request.neighbours),
      source: request.source.map { SourceID($0) })
    asked.breaks = []
    let beside = try request.beside.map { name throws(StageFailure) in try self.definition(of: name) }
    let grid = try grid(for: asked, beside, released: request.released, asOf: request.asOf)
    let result = Comparison(asked, grid: grid, directory: engine.areas).result()
    let table = ComparatorTable(
      definition: definition, area: area, period: period, previous: result.previous,
      breakdown: asked.breakdown,
      rows: result.rows, members: result.members, directory: engine.areas,
      notes: result.notes + besideNotes(beside) + neighbourNotes(asked.neighbours),
      sources: result.sources.map(source),
      generatedFrom: [
        request.released.map { "Published figures are those released on \($0) or before" },
        request.asOf.map { "As the store knew it at \($0)" },
      ].compactMap(\.self))
    return MadeTable(table: table)
  }

  private func grid(
    for request: ComparatorRequest, _ beside: IndicatorDefinition?, released: CalendarDate?,
    asOf: Instant?
  ) throws(StageFailure) -> FigureGrid {
    var query = FigureQuery(indicator: request.definition.id)
    query.periods = [request.period, request.previous].compactMap(\.self)
    query.breakdowns = [request.breakdown]
    query.releasedOnOrBefore = released
    query.asOf = asOf
    do {
      var figures = try store.figures(query).map(\.observation)
      if let beside {
        query.indicator = beside.id
        figures += try store.figures(query).map(\.observation).filter { !$0.source.isReturn }
          .map { published in
            var published = published
            published.indicator = request.definition.id
            return published
          }
      }
      return FigureGrid(
        figures, indicator: request.definition.id, breakdown: request.breakdown, periods: query.periods, directory: engine.areas)
    } catch { throw StageFailure(error) }
  }

  private func definition(of name: String) throws(StageFailure) -> IndicatorDefinition {
    if let found = definitions.first(where: { $0.id.text == name }) { return found }
    let hint = NearestName.to(name, among: definitions.map(\.id.text))
    throw StageFailure(
      .compare, .usage, subject: name, problem: "no such indicator",
      advice: hint.map { "Did you mean '\($0)'?" } ?? "See Pipelines/*/indicators.")
  }

  private func neighbours(_ name: String?) throws(StageFailure) -> NeighbourSet? {
    let reference = engine.library.reference
    guard let name = name ?? reference.neighbourSetNames().last else { return nil }
    guard name != "none" else { return nil }
    do { return try reference.neighbours(name, areas: engine.areas) } catch {
      throw StageFailure(.compare, .usage, subject: "--neighbours", problem: error.problem)
    }
  }

  private func besideNotes(_ beside: IndicatorDefinition?) -> [String] {
    beside.map { ["Published figures are of another measure set beside: \($0.title) (\($0.id))."] }
      ?? []
  }

  private func neighbourNotes(_ set: NeighbourSet?) -> [String] {
    set.map { ["Statistical neighbours: the \($0.id) set. \($0.source)"] } ?? []
  }

  private func source(_ used: ComparatorResult.SourceVintage) -> ComparatorTable.Source {
    let table = tables.first { $0.source == used.source }
    let title = table.map { "\($0.title), \($0.publication)" } ?? ""
    return ComparatorTable.Source(id: used.source, title: title, released: used.released)
  }
}
