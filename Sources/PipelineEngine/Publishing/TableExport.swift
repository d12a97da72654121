internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Writes a published table out of the store, in the layout it was published in.
///
/// Rows stand by period, then England, regions and authorities in the order of the reference areas,
/// then slices as the mapping lists them. Figures are printed as they were published; what the file
/// had in columns that the mapping leaves out was never loaded and is not written.
package struct TableExport {
  /// What was written.
  package struct Outcome: Hashable, Sendable {
    /// Rows without the header.
    package fileprivate(set) var rows = 0
    /// What a person should know, a line each.
    package fileprivate(set) var notes: [String] = []
  }

  private let engine: Engine
  private let store: IndicatorStore
  private let table: PublishedTableSpec
  private let released: CalendarDate
  private let asOf: Instant?
  /// What a release lets through; `nil` for all.
  private var screen: ReleaseScreen?

  /// Opens the store at `path` for the table called `name`: `caseload`, or `ees/caseload`.
  ///
  /// Of its releases `released` is written, or the newest that the store knew at `asOf`.
  package init(
    _ engine: Engine, store path: String, table name: String, released: CalendarDate? = nil,
    asOf: Instant? = nil
  ) throws(StageFailure) {
    self.engine = engine
    self.asOf = asOf
    table = try Self.table(name, engine)
    let vintages: [CalendarDate]
    do {
      store = try .open(at: path, mode: .readOnly)
      vintages = try store.vintages(of: table.source, asOf: asOf)
    } catch { throw StageFailure(error) }
    guard let chosen = released.map({ vintages.contains($0) ? $0 : nil }) ?? vintages.first else {
      throw StageFailure(
        .emit, .usage, subject: table.source.text,
        problem: "the store has no such release of it",
        advice: vintages.isEmpty
          ? "Ingest the published file first."
          : "It has those of \(vintages.map(\.description).joined(separator: ", ")).")
    }
    self.released = chosen
  }

  private static func table(
    _ name: String, _ engine: Engine
  ) throws(StageFailure) -> PublishedTableSpec {
    let tables: [PublishedTableSpec]
    do { tables = try engine.library.publishedTables() } catch { throw StageFailure(error) }
    let found = tables.filter { $0.source.text == name || $0.table == name }
    if found.count == 1 {
      guard found[0].hasUsualLayout else {
        throw StageFailure(
          .emit, .usage, subject: found[0].source.text,
          problem:
            "its mapping has a measure-column:, an area: or years:, which are not written yet",
          advice: "`compare` and `history` read its figures.")
      }
      return found[0]
    }
    let known = found.isEmpty ? tables.flatMap { [$0.table, $0.source.text] } : []
    let hint = NearestName.to(name, among: known).map { "Did you mean '\($0)'?" }
    throw StageFailure(
      .emit, .usage, subject: name,
      problem: found.isEmpty ? "no published table of that name has a mapping" : "is not one table",
      advice: found.isEmpty
        ? hint ?? "Mappings are under Pipelines/*/tables."
        : "Give one of \(found.map(\.source.text).joined(separator: ", ")).")
  }

  /// Hands the table to `give` as CSV with a header, a piece at a time.
  package func write(
    _ give: ([UInt8]) throws(StageFailure) -> Void
  ) throws(StageFailure) -> Outcome {
    var outcome = Outcome()
    var failure: StageFailure?
    var unspelt: Set<String> = []
    var unmapped: Set<String> = []
    var writer = DelimitedWriter(neutralisesFormulas: true)
    let layout: TableLayout
    do throws(StoreFailure) {
      layout = TableLayout(
        table, areas: engine.areas,
        indicators: try store.indicators(of: table.source, released: released))
      writer.writeRow(layout.columns)
      try store.forEachPlace(
        of: table.source, released: released, asOf: asOf, order: order
      ) { figures in
        let page = TablePage(screened(figures), layout)
        for row in page.rows { writer.writeRow(row) }
        outcome.rows += page.rows.count
        unspelt.formUnion(page.unspelt)
        unmapped.formUnion(page.unmapped)
        guard writer.bytes.count > 1 << 16 else { return true }
        do throws(StageFailure) { try give(writer.take()) } catch { failure = error }
        return failure == nil
      }
    } catch { throw StageFailure(error) }
    if let failure { throw failure }
    try give(writer.take())
    outcome.notes = notes(outcome.rows, layout, unspelt: unspelt, unmapped: unmapped)
    return outcome
  }

  /// The table as `gate` lets it through: figures whose source is out already as they were printed.
  package func published(
    through gate: ReleaseGate
  ) throws(StageFailure) -> ReleaseGate.Published<TableExport> {
    var readings: [FigureReader.Reading] = []
    if !gate.isPublic(table.source) {
      do throws(StoreFailure) {
        try store.forEachPlace(
          of: table.source, released: released, asOf: asOf, order: { $0 }
        ) { figures in
          readings += figures.map { FigureReader.Reading(observation: $0, asOf: asOf) }
          return true
        }
      } catch { throw StageFailure(error) }
    }
    let release = try gate.judge(
      readings, command: "export", title: "\(table.source) released \(released)")
    var export = self
    export.screen = release.screen
    return ReleaseGate.Published(made: export, account: release.account, notes: release.notes)
  }

  private func screened(_ figures: [Observation]) -> [Observation] {
    guard let screen else { return figures }
    return figures.map { observation in
      var observation = observation
      observation.figure = screen.figure(of: observation)
      return observation
    }
  }

  /// Puts places in the order they are written in; those of areas we no longer know come last.
  private func order(_ places: [TablePlace]) -> [TablePlace] {
    var positions: [AreaID: Int] = [:]
    for (position, area) in engine.areas.areas.enumerated() {
      let level = Area.Level.allCases.firstIndex(of: area.level) ?? 0
      positions[area.id] = level * engine.areas.areas.count + position
    }
    return places.sorted { one, other in
      if one.period != other.period { return one.period < other.period }
      let (left, right) = (positions[one.area] ?? .max, positions[other.area] ?? .max)
      return left == right ? one.area < other.area : left < right
    }
  }

  private func notes(
    _ rows: Int, _ layout: TableLayout, unspelt: Set<String>, unmapped: Set<String>
  ) -> [String] {
    var notes = [
      "\(table.source) released \(released): \(rows) rows, \(layout.columns.count) columns; columns "
        + "that its mapping leaves out are not in the store"
    ]
    let missing = table.columnsOfMeasures.filter { !layout.columns.contains($0) }
    if !missing.isEmpty {
      notes.append("not in the file that was loaded: \(missing.joined(separator: ", "))")
    }
    if !unspelt.isEmpty {
      notes.append(
        "labels that the mapping does not list, written as the store spells them: "
          + unspelt.sorted().joined(separator: ", "))
    }
    if !unmapped.isEmpty {
      notes.append(
        "not written, since the mapping no longer has them: "
          + unmapped.sorted().joined(separator: ", "))
    }
    if let status = table.statuses[released] {
      notes.append("the release of \(released) is \(status.rawValue)")
    }
    return notes
  }
}
