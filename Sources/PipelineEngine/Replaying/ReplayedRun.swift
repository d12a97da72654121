internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// A past run, from its record: in its folder, or kept by its number in the store's archive.
struct ReplayedRun {
  private struct Record: Decodable {
    let title: String
    let version: String
    let startedAt: String
    let exitCode: Int32?
    let replay: ReplayRecord?
  }

  /// What the run was for.
  let title: String
  /// The program's version.
  let version: String
  /// When it began.
  let startedAt: String
  /// What it told the shell; `nil` when it could not go on.
  let exitCode: Int32?
  /// What it worked from and what it wrote.
  let replay: ReplayRecord
  /// Its folder, while that is there.
  let folder: String?
  /// The store it loaded into.
  let store: String

  /// The run that `name` names: its folder, its `run.json`, or its number in the store at `store`.
  init(_ name: String, store path: String?) throws(StageFailure) {
    let record: Record
    if let number = Int64(name), !FileManager.default.fileExists(atPath: name) {
      guard let path else {
        throw StageFailure(
          .specify, .usage, subject: "run \(name)", problem: "its store is not named",
          advice: "Give it: --store PATH; or give the run's folder.")
      }
      record = try Self.record(number, in: path)
      folder = nil
    } else {
      let file = name.hasSuffix(".json") ? name : "\(name)/run.json"
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw StageFailure(
          .specify, .usage, subject: name, problem: "there is no run.json here",
          advice: "Give the folder of a run, or its number with --store PATH.")
      }
      record = try Self.decode(bytes, name)
      folder = (file as NSString).deletingLastPathComponent
    }
    guard let replay = record.replay, !replay.documents.isEmpty else {
      throw StageFailure(
        .specify, .usage, subject: name, problem: "the run did not keep what it worked from",
        advice: "Runs since version 0.1.0 of November 2026 do, once their extracts are found.")
    }
    (title, version, startedAt) = (record.title, record.version, record.startedAt)
    (exitCode, self.replay) = (record.exitCode, replay)
    store = path ?? replay.store
  }

  private static func record(_ number: Int64, in path: String) throws(StageFailure) -> Record {
    let bytes: [UInt8]?
    do { bytes = try kept(number, in: path) } catch { throw StageFailure(error) }
    guard let bytes else {
      throw StageFailure(
        .specify, .usage, subject: "run \(number)",
        problem: "the store has no such run of a pipeline, or it was made before runs were kept",
        advice: "Runs are numbered as they were begun, loads with ingest among them.")
    }
    return try decode(Data(bytes), "run \(number)")
  }

  private static func kept(
    _ number: Int64, in path: String
  ) throws(StoreFailure) -> [UInt8]? {
    let store = try IndicatorStore.open(at: path, mode: .readOnly)
    guard let kept = try store.documents(ofRun: number) else { return nil }
    return try DocumentArchive(besideStoreAt: path).bytes(of: kept.record)
  }

  private static func decode(_ bytes: Data, _ name: String) throws(StageFailure) -> Record {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { return try decoder.decode(Record.self, from: bytes) } catch {
      throw StageFailure(
        .specify, .usage, subject: name, problem: "its record is not one that a run writes")
    }
  }
}
