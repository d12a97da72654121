package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes reports: the pages of a pack, for an area, from what a store holds.
package struct ReportService {
  let service: CompareService
  let engine: Engine

  /// Opens the store at `path` to read.
  package init(_ engine: Engine, store path: String) throws(StageFailure) {
    self.engine = engine
    service = try CompareService(engine, store: path)
  }

  /// Makes reports of what `reader` gives.
  package init(_ engine: Engine, reading reader: FigureReader) throws(StageFailure) {
    self.engine = engine
    service = try CompareService(engine, reading: reader)
  }

  /// Makes reports from the store that `service` has open.
  init(_ service: CompareService) { (self.service, engine) = (service, service.engine) }

  /// The report that `request` asks for; throws when the store holds no figure of the area for it.
  package func model(_ request: ReportRequest) throws(StageFailure) -> ReportModel {
    if let model = try modelIfAny(request) { return model }
    let area = try engine.area(named: request.area)
    throw StageFailure(
      .compare, .usage, subject: "report \(request.pack)",
      problem: "the store holds no figure of \(area.name) for any of its measures",
      advice: "Load the area's extracts first.")
  }

  /// The report that `request` asks for; `nil` when the store holds no figure of the area for it.
  func modelIfAny(_ request: ReportRequest) throws(StageFailure) -> ReportModel? {
    let spec: PackSpec
    do { spec = try engine.library.pack(request.pack) } catch { throw StageFailure(error) }
    let area = try engine.area(named: request.area)
    let maker = ReportMaker(
      spec, try frame(area, request.asOf, neighbours: spec.neighbours), service,
      targets: try targets(request, area), narrative: try narrative(request, area))
    return try maker.model(madeFrom: madeFrom(request))
  }

  /// Writes the report that `request` asks for into `folder`, which is made when it is not there; gives
  /// the files' names.
  package func write(
    _ request: ReportRequest, formats: [String] = ReportModel.formats, to folder: String
  ) throws(StageFailure) -> [String] {
    try Self.write(try model(request), formats: formats, to: folder)
  }

  /// Writes a report into `folder`, which is made when it is not there; gives the files' names.
  package static func write(
    _ model: ReportModel, formats: [String], to folder: String
  ) throws(StageFailure) -> [String] {
    try ReportFiles(model: model, formats: formats).write(to: folder)
  }

  /// What every measure of a report on `area` is read for.
  func frame(
    _ area: Area, _ asOf: Instant?, neighbours: String? = nil
  ) throws(StageFailure) -> MeasureReading.Frame {
    MeasureReading.Frame(
      area: area, neighbours: try service.neighbours(neighbours), directory: engine.areas,
      asOf: asOf)
  }

  private func targets(_ request: ReportRequest, _ area: Area) throws(StageFailure) -> TargetBook {
    guard let path = request.targets else { return TargetBook() }
    let file: TargetFile
    do { file = try TargetFile(path: path) } catch { throw StageFailure(error) }
    return try TargetBook(file, area: area, engine: engine, service: service)
  }

  private func narrative(
    _ request: ReportRequest, _ area: Area
  ) throws(StageFailure) -> NarrativeBook {
    guard let path = request.narrative else { return NarrativeBook() }
    let file: NarrativeFile
    do { file = try NarrativeFile(path: path) } catch { throw StageFailure(error) }
    return try NarrativeBook(file, area: area, engine: engine, service: service)
  }

  /// What was asked for beside the store, a line each; files by name alone.
  private func madeFrom(_ request: ReportRequest) -> [String] {
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    return [
      request.asOf.map { "As the store knew it at \($0)" },
      request.targets.map { "Targets of \(name($0))" },
      request.narrative.map { "Words of \(name($0))" },
    ].compactMap(\.self)
  }
}
