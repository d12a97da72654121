import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport

/// What the program itself makes of a return: every figure in the store it was loaded into.
struct LoadedReturn {
  /// Every figure.
  let figures: [Observation]

  /// Loads `xml` into a store of its own.
  init(_ xml: Data) throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store.sqlite"
    var request = ExtractRequest(
      command: "test", files: [try folder.write(xml, to: "return.xml")], folder: folder.path)
    request.store = store
    request.isQuiet = true
    _ = try ExtractRunner(try Engine(pipelines: Project.path("Pipelines")), request).run()
    let opened = try IndicatorStore.open(at: store, mode: .readOnly)
    var figures: [Observation] = []
    for indicator in try opened.indicators() {
      figures += try opened.figures(FigureQuery(indicator: indicator)).map(\.observation)
    }
    self.figures = figures
  }
}
