internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
internal import Reconciliation
package import ReturnModel
internal import ReturnSpec

/// Checks printed tables against themselves and, where a report says what they state, the store.
package struct ReconcileService {
  /// What is found, ready to be written.
  package struct Outcome: Sendable {
    /// The contradictions as CSV with a header.
    package let csv: [UInt8]
    /// What a person is told.
    package let lines: [String]
    /// How many are errors, queries, and differences of rounding.
    package let counts: (errors: Int, queries: Int, roundings: Int)
  }

  private let engine: Engine?
  private let store: IndicatorStore?
  private let report: ReportSpec?
  private let own: Area?

  /// Checks tables against themselves only.
  package init() { (engine, store, report, own) = (nil, nil, nil, nil) }

  /// Checks tables against the store at `path` too, as the report called `name` of the area `area`.
  package init(
    _ engine: Engine, report name: String, store path: String, area: String,
    asOf: Instant? = nil
  ) throws(StageFailure) {
    self.engine = engine
    own = try engine.area(named: area)
    do { report = try engine.library.report(name, areas: engine.areas) } catch {
      throw StageFailure(error)
    }
    do { store = try .open(at: path, mode: .readOnly, asOf: asOf) } catch {
      throw StageFailure(error)
    }
  }

  /// Checks the tables in `files`, which are taken together.
  package func check(_ files: [String]) throws(StageFailure) -> Outcome {
    var tables: [PrintedTable] = []
    for file in files { tables += try PrintedTableFile(path: file).tables() }
    var found = Reconciler.contradictions(in: tables)
    var lines: [String] = []
    if let stated = try stated(tables) {
      found = Reconciler.ordered(found + stated.contradictions(), tables)
      let counts = stated.counts
      lines.append(
        "figures set beside the store: \(counts.compared); it has nothing for \(counts.unknown) more"
      )
    }
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Contradiction.columns)
    for contradiction in found { writer.writeRow(contradiction.row) }
    let counts = (
      errors: found.count { $0.grade == .error }, queries: found.count { $0.grade == .query },
      roundings: found.count { $0.grade == .rounding }
    )
    lines.append(
      "tables: \(tables.count), errors: \(counts.errors), queries: \(counts.queries), "
        + "differences of rounding: \(counts.roundings)")
    return Outcome(csv: writer.take(), lines: lines, counts: counts)
  }

  private func stated(_ tables: [PrintedTable]) throws(StageFailure) -> StatedCheck? {
    guard let engine, let store, let report, let own else { return nil }
    var areas: [String: AreaID] = [:]
    for area in engine.areas.areas where area.until == nil { areas[area.name] = area.id }
    areas.merge(report.areas) { _, named in named }
    let meaning = ReportMeaning(
      measures: report.measures.map {
        ReportMeaning.Measure(indicator: $0.indicator, labels: $0.labels, bases: $0.bases)
      }, areas: areas, own: own.id)
    let figures = try StoredFigures(store, engine, report)
    return StatedCheck(
      tables.flatMap(meaning.statements),
      names: { engine.areas[$0]?.name ?? $0.text }, known: figures.known)
  }
}
