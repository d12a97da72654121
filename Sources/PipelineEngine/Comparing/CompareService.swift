internal import Comparators
internal import Emission
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Makes comparator tables from what a store holds.
package struct CompareService {
  let engine: Engine
  /// What figures are read through, and nothing else.
  let store: FigureReader
  let definitions: [IndicatorDefinition]
  let tables: [PublishedTableSpec]
  private let sheets: [SheetSpec]

  /// Opens the store at `path` to read, as it knew things at `asOf`.
  package init(
    _ engine: Engine, store path: String, asOf: Instant? = nil
  ) throws(StageFailure) {
    let store: IndicatorStore
    do { store = try .open(at: path, mode: .readOnly, asOf: asOf) } catch {
      throw StageFailure(error)
    }
    try self.init(engine, reading: FigureReader(store))
  }

  /// Makes tables of what `reader` gives.
  package init(_ engine: Engine, reading reader: FigureReader) throws(StageFailure) {
    self.engine = engine
    store = reader
    do {
      definitions = try engine.library.indicators()
      tables = try engine.library.publishedTables()
      sheets = try engine.library.sheets()
    } catch { throw StageFailure(error) }
  }

  /// The table that `request` asks for: of one period, or of all from its ``CompareRequest/since`` on.
  package func table(_ request: CompareRequest) throws(StageFailure) -> MadeTable {
    let definition = try definition(of: request.indicator)
    let series = IndicatorSeries(definition, store: store)
    let choice = PeriodChoice(stored: try series.periods(), indicator: definition.id)
    let period = try choice.period(request.period)
    guard let since = request.since else {
      return MadeTable(try table(request, series, choice, period))
    }
    let first = try choice.period(since)
    var steps: [ComparatorTable] = []
    for step in choice.periods(from: first, to: period) {
      steps.append(try table(request, series, choice, step))
    }
    guard let trend = TrendTable(steps) else {
      throw StageFailure(
        .compare, .usage, subject: "period \(since)", problem: "it is not before \(period)",
        advice: "Give an earlier period of the same kind.")
    }
    return MadeTable(trend)
  }

  /// What was asked and what came of it, before it is put into words.
  struct Compared {
    let asked: ComparatorRequest
    let area: Area
    let beside: IndicatorDefinition?
    let result: ComparatorResult
  }

  /// Sets beside each other what `request` asks for, of one period.
  func compared(_ request: CompareRequest) throws(StageFailure) -> Compared {
    let series = IndicatorSeries(try definition(of: request.indicator), store: store)
    let choice = PeriodChoice(stored: try series.periods(), indicator: series.definition.id)
    return try compared(request, series, choice, try choice.period(request.period))
  }

  private func compared(
    _ request: CompareRequest, _ series: IndicatorSeries, _ choice: PeriodChoice, _ period: Period
  ) throws(StageFailure) -> Compared {
    let area = try engine.area(named: request.area)
    let asked = ComparatorRequest(
      definition: series.definition, area: area.id, period: period,
      breakdown: Breakdown(key: request.breakdown),
      previousSnapshot: choice.snapshot(before: period),
      neighbours: try neighbours(request.neighbours), breaks: series.definition.breaks,
      source: request.source.map { SourceID($0) })
    let beside = try request.beside.map { name throws(StageFailure) in try definition(of: name) }
    let observations = try series.observations(
      of: [period, asked.previous].compactMap(\.self), asked.breakdown, request, beside: beside?.id)
    let grid = FigureGrid(
      observations, indicator: asked.definition.id, breakdown: asked.breakdown,
      periods: [period, asked.previous].compactMap(\.self), directory: engine.areas)
    return Compared(
      asked: asked, area: area, beside: beside,
      result: Comparison(asked, grid: grid, directory: engine.areas).result())
  }

  private func table(
    _ request: CompareRequest, _ series: IndicatorSeries, _ choice: PeriodChoice, _ period: Period
  ) throws(StageFailure) -> ComparatorTable {
    let compared = try compared(request, series, choice, period)
    return table(
      compared, series, revisions: try revisionNotes(compared, asOf: request.asOf),
      generatedFrom: [
        request.released.map { "Published figures are those released on \($0) or before" },
        request.asOf.map { "As the store knew it at \($0)" },
      ].compactMap(\.self))
  }

  /// What came of a comparison, put into words.
  func table(
    _ compared: Compared, _ series: IndicatorSeries, revisions: [String] = [],
    generatedFrom: [String]
  ) -> ComparatorTable {
    let (asked, result) = (compared.asked, compared.result)
    let period = asked.period
    return ComparatorTable(
      definition: asked.definition, area: compared.area, period: period, previous: result.previous,
      breakdown: asked.breakdown,
      rows: result.rows, members: result.members, directory: engine.areas,
      notes: result.notes + revisions + besideNotes(compared.beside) + series.notes(on: period)
        + neighbourNotes(asked.neighbours),
      sources: result.sources.map(source), generatedFrom: generatedFrom)
  }

  func definition(of name: String) throws(StageFailure) -> IndicatorDefinition {
    if let found = definitions.first(where: { $0.id.text == name }) { return found }
    let hint = NearestName.to(name, among: definitions.map(\.id.text))
    throw StageFailure(
      .compare, .usage, subject: name, problem: "no such indicator",
      advice: hint.map { "Did you mean '\($0)'?" } ?? "See Pipelines/*/indicators.")
  }

  /// The set called `name`, or in the file of that path; without a name the newest there is.
  func neighbours(_ name: String?) throws(StageFailure) -> NeighbourSet? {
    let reference = engine.library.reference
    guard let name = name ?? reference.neighbourSetNames().last else { return nil }
    guard name != "none" else { return nil }
    do {
      if name.contains("/") || name.hasSuffix(".yaml") {
        return try reference.neighbours(inFile: name, areas: engine.areas)
      }
      return try reference.neighbours(name, areas: engine.areas)
    } catch {
      throw StageFailure(
        .compare, .usage, subject: "--neighbours", problem: "\(error.file): \(error.problem)")
    }
  }

  /// What is told of an own figure that has taken the place of another.
  private func revisionNotes(
    _ compared: Compared, asOf: Instant?
  ) throws(StageFailure) -> [String] {
    let asked = compared.asked
    let own = compared.result.rows.first { $0.comparator == .own && $0.source.isReturn }
    guard let source = own?.source else { return [] }
    do {
      let figures = try store.history(
        indicator: asked.definition.id, area: compared.area.id, breakdown: asked.breakdown
      ).filter { found in
        found.observation.period == asked.period && found.observation.source == source
          && asOf.map { found.knownFrom <= $0 } ?? true
      }
      guard figures.count > 1, let last = figures.last else { return [] }
      return [
        "The return's figure is revised: it has had \(figures.count), this one since "
          + "\(last.knownFrom.date)."
      ]
    } catch { throw StageFailure(error) }
  }

  private func besideNotes(_ beside: IndicatorDefinition?) -> [String] {
    beside.map { ["Published figures are of another measure set beside: \($0.title) (\($0.id))."] }
      ?? []
  }

  private func neighbourNotes(_ set: NeighbourSet?) -> [String] {
    guard let set else { return [] }
    let day = set.dated.map { " of \($0)" } ?? ""
    return ["Statistical neighbours: the \(set.id) set\(day). \(set.source)"]
  }

  private func source(_ used: ComparatorResult.SourceVintage) -> ComparatorTable.Source {
    let table = tables.first { $0.source == used.source }
    let sheet = sheets.first { used.source.text.hasPrefix($0.source.text) }
    let status = ReleaseStatuses(tables, sheets).status(of: used.source, used.released)
    let title =
      table.map { "\($0.title), \($0.publication)" }
      ?? sheet.map { "\($0.title), \($0.publication)" } ?? ""
    return ComparatorTable.Source(
      id: used.source, title: title + (status.map { " (\($0.rawValue))" } ?? ""),
      released: used.released)
  }
}
