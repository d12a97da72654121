internal import Foundation
internal import PipelineCore

/// A run as its folder tells of it.
struct PastRun {
  private struct Record: Decodable {
    let title: String
    let outcome: String
    let store: String?
    let storeRun: Int64?
  }

  /// The folder.
  let folder: String
  /// The store that the pipeline named, and the run's number in it.
  let store: (path: String, run: Int64)?
  private let record: Record

  /// Reads what the folder `folder` says of its run.
  init(folder: String) throws(StageFailure) {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    guard let data = FileManager.default.contents(atPath: "\(folder)/run.json") else {
      throw StageFailure(
        .emit, .usage, subject: name, problem: "there is no run.json in it",
        advice: "Give the folder that a run left under the pipeline's out folder.")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { record = try decoder.decode(Record.self, from: data) } catch {
      throw StageFailure(
        .emit, .usage, subject: "\(name)/run.json", problem: "it is not the record of a run")
    }
    self.folder = folder
    if let store = record.store, let run = record.storeRun {
      self.store = (store, run)
    } else {
      store = nil
    }
  }

  /// The findings that stood after the run: of what the store held, else of what was read.
  var findings: String {
    let standing = "\(folder)/\(Self.standing)"
    return FileManager.default.fileExists(atPath: standing) ? standing : "\(folder)/findings.csv"
  }

  /// The name of the table of findings that stood in the store.
  static let standing = "standing.csv"

  /// The last run of the pipeline called `title` that came to its end and left a folder in `out`.
  static func last(of title: String, in out: String) -> PastRun? {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: out) } catch { return nil }
    for name in names.sorted(by: >) {
      do throws(StageFailure) {
        let run = try PastRun(folder: "\(out)/\(name)")
        guard run.record.title == title, run.record.outcome == "finished",
          FileManager.default.fileExists(atPath: run.findings)
        else { continue }
        return run
      } catch { continue }
    }
    return nil
  }
}
