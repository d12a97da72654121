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

  /// Writes the site on the area that `area` names into `folder`, of `indicators`, or of all that
  /// the store has a figure of the area for; gives the files' names.
  package func write(
    area name: String, to folder: String, indicators: [String] = [], asOf moment: Instant? = nil
  ) throws(StageFailure) -> [String] {
    let area = try engine.area(named: name)
    var index = SiteIndex(area: area)
    index.generatedFrom = moment.map { ["As the store knew it at \($0)"] } ?? []
    try OutputFile.makeFolder("\(folder)/indicators")
    var files: [String] = []
    let neighbours = try service.neighbours(nil)
    let published = publishedColumns
    for group in try groups(indicators) {
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
    guard !files.isEmpty else {
      throw StageFailure(
        .compare, .usage, subject: "site of \(area.name)",
        problem: "the store holds no figure of \(area.name)",
        advice: "Load extracts or published tables of the area first.")
    }
    try OutputFile.write(Array(index.page.text.utf8), to: "\(folder)/index.html")
    return ["index.html"] + files
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
