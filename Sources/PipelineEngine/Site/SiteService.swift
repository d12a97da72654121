internal import Emission
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec

/// Makes a site: an index, a page a report, a page an indicator, each of which needs no other file.
package struct SiteService {
  private let service: CompareService
  private let engine: Engine
  private let store: String

  /// Opens the store at `path` to read.
  package init(_ engine: Engine, store path: String) throws(StageFailure) {
    (self.engine, store) = (engine, path)
    service = try CompareService(engine, store: path)
  }

  /// What a site is asked for.
  package struct Request: Sendable {
    /// The area: `893`, `E06000051`, `cassr:417`.
    package var area: String
    /// Only these indicators, and no reports; empty for all that the store has a figure of the area
    /// for.
    package var indicators: [String] = []
    /// As the store knew it at this moment; `nil` for now.
    package var asOf: Instant?
    /// The path of a file of targets; `nil` for none.
    package var targets: String?
    /// The path of a file of words; `nil` for none.
    package var narrative: String?

    /// Asks for everything about an area.
    package init(area: String) { self.area = area }
  }

  /// Writes the site that `request` asks for into `folder`; gives the files' names.
  package func write(_ request: Request, to folder: String) throws(StageFailure) -> [String] {
    let (area, moment) = (try engine.area(named: request.area), request.asOf)
    var index = SiteIndex(area: area)
    index.generatedFrom = moment.map { ["As the store knew it at \($0)"] } ?? []
    try OutputFile.makeFolder("\(folder)/indicators")
    var files: [String] = []
    let neighbours = try service.neighbours(nil)
    let published = publishedColumns
    for group in try groups(request.indicators) {
      var entries: [SiteIndex.Entry] = []
      for text in group.texts {
        guard
          let reading = try SeriesReading(
            text.definition, area: area, neighbours: neighbours, asOf: moment, service)
        else { continue }
        let file = "indicators/\(Breakdown.slug(text.definition.id.text)).html"
        let page = IndicatorPages(
          reading: reading, text: text, published: published[text.definition.id] ?? []
        ).page
        try OutputFile.write(Array(page.text.utf8), to: "\(folder)/\(file)")
        files.append(file)
        entries.append(
          SiteIndex.Entry(
            title: text.definition.title, place: file, latest: reading.latest,
            trend: reading.trends[0]))
      }
      index.groups.append((group.title, entries))
    }
    if request.indicators.isEmpty { files += try writeReports(request, to: folder, &index) }
    guard !files.isEmpty else {
      throw StageFailure(
        .compare, .usage, subject: "site of \(area.name)",
        problem: "the store holds no figure of \(area.name)",
        advice: "Load extracts or published tables of the area first.")
    }
    try OutputFile.write(Array(index.page.text.utf8), to: "\(folder)/index.html")
    return ["index.html"] + files
  }

  /// Writes a page a pack that the store has figures of the area for.
  private func writeReports(
    _ request: Request, to folder: String, _ index: inout SiteIndex
  ) throws(StageFailure) -> [String] {
    try OutputFile.makeFolder("\(folder)/reports")
    let reports = ReportService(service)
    var files: [String] = []
    for pack in engine.library.packNames() {
      let asked = ReportRequest(
        pack: pack, area: request.area, asOf: request.asOf, targets: request.targets,
        narrative: request.narrative)
      guard let model = try reports.modelIfAny(asked) else { continue }
      var page = model.htmlPage
      page.upward = [HTMLLink("All indicators and reports", to: "../index.html")]
      let file = "reports/\(Breakdown.slug(pack)).html"
      try OutputFile.write(Array(page.text.utf8), to: "\(folder)/\(file)")
      files.append(file)
      index.reports.append(HTMLLink(model.title, to: file))
    }
    return files
  }

  /// The indicators that the store has figures of, by the folder of `Pipelines` they belong to.
  private func groups(
    _ wanted: [String]
  ) throws(StageFailure) -> [(title: String, texts: [IndicatorText])] {
    for name in wanted { _ = try service.definition(of: name) }
    do {
      let stored = Set(try service.store.indicators())
      return try engine.library.indicatorTexts().map { folder, texts in
        (
          try engine.library.title(of: folder),
          texts.filter { text in
            stored.contains(text.definition.id)
              && (wanted.isEmpty || wanted.contains(text.definition.id.text))
          }
        )
      }
    } catch let error as SpecError {
      throw StageFailure(error)
    } catch let error as StoreFailure {
      throw StageFailure(error)
    } catch {
      throw StageFailure(.compare, .usage, subject: store, problem: String(describing: error))
    }
  }

  /// The columns of published tables by the indicator that they are.
  private var publishedColumns: [IndicatorID: [String]] {
    var columns: [IndicatorID: [String]] = [:]
    for table in service.tables {
      for measure in table.measures {
        columns[measure.indicator, default: []].append("\(table.source) \(measure.value)")
      }
    }
    return columns
  }
}
