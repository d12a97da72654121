internal import ByteInput
internal import Foundation
internal import IndicatorStore
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Keeps what a run works from in the archive of its store, and tells it in the run's record.
struct RunKeeper {
  private let engine: Engine
  private let spec: PipelineSpec
  private let store: String
  private let extracts: ExtractArchive
  private let documents: DocumentArchive

  init(_ engine: Engine, _ spec: PipelineSpec) {
    (self.engine, self.spec) = (engine, spec)
    store = spec.store
    extracts = ExtractArchive(besideStoreAt: spec.store)
    documents = DocumentArchive(besideStoreAt: spec.store)
  }

  /// Keeps the extracts that `arguments` name, the specifications, and the pipeline's other files.
  ///
  /// So it does with what the run is set beside: the findings that stand in the store, and what the run
  /// `last` left. `folder` has room for a file on the way.
  func keep(
    _ arguments: [String], recordedAt: Instant, last: PastRun?, in folder: String
  ) throws(StageFailure) -> ReplayRecord {
    var record = ReplayRecord(
      recordedAt: recordedAt.description, program: ProgramDigest.text, pipeline: spec.fileName,
      documents: "", store: store)
    record.arguments = arguments
    record.inputs = try inputs(arguments)
    record.last = last.map { Self.name($0.folder) }
    let files = try files() + (last.map(Self.files) ?? [])
    do {
      record.standing = try standing(in: folder)
      record.documents = try documents.keep(files, after: lastDocuments())
    } catch { throw StageFailure(error) }
    return record
  }

  /// Notes in the store at `store` where a run's documents and its record are.
  static func note(
    _ record: ReplayRecord, json: [UInt8], in store: String
  ) throws(StageFailure) {
    guard let run = record.storeRun else { return }
    do {
      let kept = try DocumentArchive(besideStoreAt: store).keep(json)
      try IndicatorStore.open(at: store, mode: .readWriteCreating).note(
        documents: record.documents, record: kept, of: RunRowID(number: run))
    } catch { throw StageFailure(error) }
  }

  /// The files in a run's folder with their digests; its record is not among them.
  static func outputs(in folder: String) throws(StageFailure) -> [ReplayRecord.Output] {
    var outputs: [ReplayRecord.Output] = []
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    while let name = names.nextObject() as? String {
      guard names.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
        !["run.json", "run.log"].contains(name), !name.hasPrefix("."),
        !name.hasSuffix(".partial")
      else { continue }
      outputs.append(.init(path: name, sha256: try digest(of: "\(folder)/\(name)")))
    }
    return outputs.sorted { $0.path < $1.path }
  }

  /// The SHA-256 of a file.
  static func digest(of path: String) throws(StageFailure) -> String {
    do { return try ByteSource.identify(path: path).digest?.hex ?? "" } catch {
      throw StageFailure(MovedPaths.name(of: path), error)
    }
  }

  private func inputs(_ arguments: [String]) throws(StageFailure) -> [ReplayRecord.Input] {
    let found: [FoundExtract]
    // What is not there, and what cannot be read, the run itself tells.
    do { found = try ExtractFinder().find(arguments) } catch { return [] }
    var inputs: [ReplayRecord.Input] = []
    for extract in found {
      let sha256: String
      do { sha256 = try Self.digest(of: extract.path) } catch {
        inputs.append(
          .init(argument: extract.argument, path: extract.path, sha256: "", isKept: false))
        continue
      }
      let isKept = Self.isWorthKeeping(extract)
      if isKept {
        do { try extracts.keep(extract.path, sha256: sha256) } catch { throw StageFailure(error) }
      }
      inputs.append(
        .init(argument: extract.argument, path: extract.path, sha256: sha256, isKept: isKept))
    }
    return inputs
  }

  /// Whether a file may be an extract: what lies in a folder beside them, a film perhaps, is not kept.
  private static func isWorthKeeping(_ extract: FoundExtract) -> Bool {
    let endings = ["xml", "csv", "tsv", "txt", "gz", "zip", "xlsx", "xlsm", "ods", "una"]
    let ending = extract.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return extract.isNamed || endings.contains(ending)
  }

  /// Every document, with its name in the set.
  private func files() throws(StageFailure) -> [(name: String, path: String)] {
    var files: [(name: String, path: String)] = [("pipeline/\(spec.fileName)", spec.path)]
    let root = engine.library.pipelines
    // An enumerator finds nothing in a link, so it is given what the link leads to.
    let place = URL(filePath: root).resolvingSymlinksInPath().path
    if let names = FileManager.default.enumerator(atPath: place) {
      while let name = names.nextObject() as? String {
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        guard names.fileAttributes?[.type] as? FileAttributeType == .typeRegular, !isHidden
        else { continue }
        files.append(("specifications/\(name)", "\(place)/\(name)"))
      }
    }
    for path in spec.documents where FileManager.default.fileExists(atPath: path) {
      files.append(("files/\(MovedPaths.name(of: path))", path))
    }
    return files
  }

  /// What is read again of the run before.
  private static func files(of last: PastRun) -> [(name: String, path: String)] {
    let name = "last/\(name(last.folder))"
    return [
      ("\(name)/run.json", "\(last.folder)/run.json"),
      ("\(name)/\(Self.name(last.findings))", last.findings),
    ]
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Keeps the findings that the store holds.
  private func standing(in folder: String) throws(StoreFailure) -> String? {
    guard FileManager.default.fileExists(atPath: store) else { return nil }
    let store: IndicatorStore
    do { store = try .open(at: self.store, mode: .readOnly) } catch {
      // A store that cannot be read yet, or at all, is told of when it is opened to load.
      return nil
    }
    let path = "\(folder)/standing.partial"
    defer { unlink(path) }
    try store.dumpFindings(to: path)
    return try documents.keepFile(path)
  }

  private func lastDocuments() -> String? {
    guard FileManager.default.fileExists(atPath: store) else { return nil }
    do {
      return try IndicatorStore.open(at: store, mode: .readOnly).lastDocuments()?.documents
    } catch {
      // A store that cannot be read yet, or at all, is told of when it is opened to load.
      return nil
    }
  }
}
