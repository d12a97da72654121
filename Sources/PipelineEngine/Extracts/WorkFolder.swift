internal import Foundation
internal import PipelineCore

/// A folder inside a run's for what its readers write; it goes with this.
final class WorkFolder {
  let path: String

  init(in folder: String) throws(StageFailure) {
    path = "\(folder)/work"
    try OutputFile.makeFolder(path)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      // What is gone already need not be removed; the run's own folder is removed with what is left.
      return
    }
  }
}
