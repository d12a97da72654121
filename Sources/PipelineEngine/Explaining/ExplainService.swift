internal import IndicatorStore
internal import Ingest
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Explains a figure: follows it back through its extracts to the records it counts.
package struct ExplainService {
  private let engine: Engine
  private let request: ExplainRequest
  private let store: IndicatorStore

  /// Opens the store that `request` names.
  package init(_ engine: Engine, _ request: ExplainRequest) throws(StageFailure) {
    self.engine = engine
    self.request = request
    do { store = try .open(at: request.store, mode: .readOnly) } catch {
      throw StageFailure(error)
    }
  }

  /// Explains the figure.
  ///
  /// - Throws: exit 2 when the cell is not known, or no source had it at the moment asked for.
  package func explanation() throws(StageFailure) -> Explanation {
    let history = try FigureHistory(
      engine, store: request.store, indicator: request.indicator, area: request.area,
      period: request.period, breakdown: request.breakdown)
    let current = try current(in: history)
    guard let first = current.first?.observation, let area = engine.areas[first.area] else {
      throw StageFailure(
        .compare, .usage, subject: request.indicator, problem: "no source had this figure then",
        advice: "Ask as of a later moment, or without --source; history lists every figure.")
    }
    let (folder, text) = try written(first.indicator)
    var explanation = Explanation(
      indicator: text.definition, area: area, period: first.period, breakdown: first.breakdown,
      definition: text.written, folder: folder, neighbours: try neighbours(), history: history)
    let cell = TracedCell(
      indicator: first.indicator, period: first.period, breakdown: first.breakdown)
    for stored in current {
      do throws(StageFailure) {
        explanation.figures.append(try figure(stored, cell))
      } catch {
        var figure = ExplainedFigure(stored)
        figure.notes.append("Its records could not be read again: \(error.problem).")
        explanation.figures.append(figure)
        explanation.failures.append(error)
      }
    }
    return explanation
  }

  /// The figure of each source, as known at the moment asked for.
  private func current(in history: FigureHistory) throws(StageFailure) -> [StoredObservation] {
    guard let cell = history.rows.first?.stored.observation else { return [] }
    var query = FigureQuery(indicator: cell.indicator)
    query.areas = [cell.area]
    query.periods = [cell.period]
    query.breakdowns = [cell.breakdown]
    query.sources = request.source.map { [SourceID($0)] } ?? []
    query.asOf = request.asOf
    do { return try store.figures(query) } catch { throw StageFailure(error) }
  }

  private func written(
    _ indicator: IndicatorID
  ) throws(StageFailure) -> (folder: String, text: IndicatorText) {
    do {
      for (folder, texts) in try engine.library.indicatorTexts() {
        if let text = texts.first(where: { $0.definition.id == indicator }) {
          return (folder, text)
        }
      }
    } catch { throw StageFailure(error) }
    throw StageFailure(
      .specify, .usage, subject: indicator.text,
      problem: "the store has figures of it, but no file in Pipelines defines it now")
  }

  private func neighbours() throws(StageFailure) -> String {
    let reference = engine.library.reference
    guard let name = reference.neighbourSetNames().last else { return "" }
    do {
      let set = try reference.neighbours(name, areas: engine.areas)
      return "the \(set.id) set\(set.dated.map { " of \($0)" } ?? ""). \(set.source)"
    } catch { throw StageFailure(error) }
  }

  private func figure(
    _ stored: StoredObservation, _ cell: TracedCell
  ) throws(StageFailure) -> ExplainedFigure {
    var figure = ExplainedFigure(stored)
    let source = stored.observation.source.text
    guard source.hasPrefix("return:") else {
      figure.extracts = [.init(stored)]
      figure.notes.append(
        "Published: the figure is as printed there; no records are behind it here.")
      let trace = PublishedTrace(
        engine: engine, archive: ExtractArchive(besideStoreAt: request.store), cell: cell,
        area: stored.observation.area)
      figure.places =
        try trace.places(in: stored.extractSHA256, file: stored.extractFileName) ?? []
      return figure
    }
    let parts = try parts(of: stored)
    guard parts.isMadeOfRecords else {
      figure.parts = parts.figures.map { part in
        let found = part.observation
        return .init(
          area: found.area.text, numerator: found.figure.numerator,
          denominator: found.figure.denominator)
      }
      figure.notes.append("The sum of the figures of \(figure.parts.count) areas; explain each.")
      return figure
    }
    let standing: [AreaID: CountedExtract]
    do {
      standing = try store.countedExtracts(
        of: stored.observation.source, round: stored.round, asOf: request.asOf)
    } catch { throw StageFailure(error) }
    figure.extracts = parts.figures.map { .init($0, standing[$0.observation.area]) }
    try trace(standing, of: stored, cell, into: &figure)
    return figure
  }

  /// The figures that `stored` is made of: itself, or those of establishments or of areas.
  private func parts(
    of stored: StoredObservation
  ) throws(StageFailure) -> (figures: [StoredObservation], isMadeOfRecords: Bool) {
    guard stored.extractSHA256.isEmpty else { return ([stored], true) }
    do {
      let own = try store.establishments(of: stored, asOf: request.asOf)
      guard own.isEmpty else { return (own, true) }
      let place = stored.observation.area
      let within = engine.areas.areas.filter { area in
        area.level == .localAuthority && (area.region == place || place == engine.areas.england?.id)
      }
      let areas = try store.parts(of: stored, in: within.map(\.id), asOf: request.asOf)
      return (areas, false)
    } catch { throw StageFailure(error) }
  }

  private func trace(
    _ standing: [AreaID: CountedExtract], of stored: StoredObservation, _ cell: TracedCell,
    into figure: inout ExplainedFigure
  ) throws(StageFailure) {
    var jobs: [RecordTrace.Job] = []
    var places: [String: Int] = [:]
    for part in figure.extracts {
      if let known = places[part.sha256] {
        jobs[known].places.insert(AreaID(part.area))
        continue
      }
      places[part.sha256] = jobs.count
      jobs.append(.init(sha256: part.sha256, file: part.file, places: [AreaID(part.area)]))
    }
    let known = Dictionary(
      standing.values.map { ($0.sha256, $0.specification) }, uniquingKeysWith: { _, last in last })
    let patched: [String: String]
    let hash: KeyHash?
    let forms: [FormSpec]
    do {
      patched = try store.patchFiles(of: stored.observation.source, round: stored.round)
      hash = request.showsKeys ? nil : try KeyHash(besideStoreAt: request.store)
    } catch { throw StageFailure(error) }
    do { forms = try engine.library.forms() } catch { throw StageFailure(error) }
    let archive = ExtractArchive(besideStoreAt: request.store)
    for number in jobs.indices {
      guard let file = patched[jobs[number].sha256] else { continue }
      let path: String
      do { path = try archive.path(of: file) } catch { throw StageFailure(error) }
      jobs[number].patches = PatchBook(try PatchFile(path: path).patches, file: "patches.csv")
      figure.notes.append(
        "Patches were made of \(jobs[number].file) when it was loaded; its records are counted with them."
      )
    }
    let trace = RecordTrace(
      engine: engine, archive: archive, cell: cell,
      forms: forms, given: try given(stored), lists: request.lists, hash: hash,
      folder: request.folder)
    let found = try trace.read(jobs)
    figure.records = found.joined().flatMap(\.records)
    figure.rules = found.joined().map(\.ruleCount).max() ?? 0
    figure.queries = try QueryTrace(
      store: store, path: request.store, showsKeys: request.showsKeys
    ).queries(in: Set(jobs.map(\.sha256)), touching: figure.records)
    let isChanged = zip(jobs, found).contains { job, found in
      found.contains { $0.specification != known[job.sha256] }
    }
    note(isChanged: isChanged, stored, in: &figure)
  }

  /// What was said of a return whose extracts do not say whose they are, nor of which day.
  private func given(_ stored: StoredObservation) throws(StageFailure) -> CallHeader? {
    guard let day = CalendarDate(stored.round.text) else { return nil }
    let name = String(stored.observation.source.text.dropFirst("return:".count))
    do {
      let definition = try engine.library.definition(of: ReturnID(name))
      let area = engine.areas[stored.observation.area]
      return CallHeader(
        asAt: day, authority: area?.code(definition.areaScheme, on: day) ?? "")
    } catch { throw StageFailure(error) }
  }

  /// Says when the records, counted again, do not come to what the store holds.
  private func note(
    isChanged: Bool, _ stored: StoredObservation, in figure: inout ExplainedFigure
  ) {
    if isChanged {
      figure.notes.append(
        "The specification has changed since the figure was made; records are counted by today's.")
    }
    let above = figure.records.reduce(0) { $0 + $1.numerator }
    let below = figure.records.reduce(0) { $0 + ($1.denominator ?? 0) }
    let isOverRecords = figure.records.contains { $0.denominator != nil }
    let agrees =
      stored.observation.figure.numerator == Double(above)
      && (!isOverRecords || stored.observation.figure.denominator == Double(below))
    guard !agrees else { return }
    figure.notes.append(
      "Counted again the records come to \(above)\(isOverRecords ? " of \(below)" : ""), which is "
        + "not what the store holds.")
  }
}
