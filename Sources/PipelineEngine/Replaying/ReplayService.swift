internal import Foundation
internal import IndicatorStore
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes a past run again, from what it worked from, and compares what comes of it with what came of it
/// then.
///
/// The extracts and the specifications come from the archives beside the store; the store is copied and
/// everything that this run and later ones did to it is undone in the copy. Nothing outside `folder`
/// is changed.
package struct ReplayService {
  private let past: ReplayedRun
  private let folder: String
  private let paths: MovedPaths

  /// Prepares to replay the run that `name` names, in `folder`, which must be empty.
  package init(_ name: String, store: String?, in folder: String) throws(StageFailure) {
    past = try ReplayedRun(name, store: store)
    self.folder = folder
    paths = MovedPaths(root: "\(folder)/files")
  }

  /// Replays the run.
  ///
  /// - Throws: exit 3 when what is archived is not what its digest was taken from, with its name.
  package func replay(quiet: Bool) throws -> ReplayReport {
    let archive = ExtractArchive(besideStoreAt: past.store)
    try restoreDocuments()
    let missing = try restoreExtracts(archive)
    let engine = try Engine(pipelines: "\(folder)/documents/specifications")
    let written: PipelineSpec
    do {
      written = try PipelineSpec(path: "\(folder)/documents/pipeline/\(past.replay.pipeline)")
    } catch { throw StageFailure(error) }
    let spec = written.moved(paths.place)
    try makeStore(at: spec.store, archive)
    try moveFiles(from: "files", to: paths.root)
    try moveFiles(from: "last", to: spec.out)
    if let last = past.replay.last { try moveRecord("\(spec.out)/\(last)/run.json", spec.store) }
    var run = PipelineRun(
      engine, spec, recordedAt: Instant(past.replay.recordedAt), quiet: quiet)
    run.replayed = past.replay.arguments.map(paths.place)
    var folder: String?
    var status: ExitStatus?
    do {
      let result = try run.run()
      (folder, status) = (result.folder, result.status)
    } catch {
      // As the run itself may have failed; what it left until then is compared.
      guard past.exitCode == nil else { throw error }
    }
    return try ReplayReport(past, again: folder ?? made(in: spec.out), status, missing)
  }

  private func restoreDocuments() throws(StageFailure) {
    do {
      try DocumentArchive(besideStoreAt: past.store).restore(
        past.replay.documents, to: "\(folder)/documents")
    } catch { throw Self.named("a document", error) }
  }

  /// Puts the extracts where the run will look for them; gives the names of those that the archive
  /// never had.
  private func restoreExtracts(_ archive: ExtractArchive) throws(StageFailure) -> [String] {
    var missing: [String] = []
    for input in past.replay.inputs {
      let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
      guard input.isKept else {
        missing.append(name)
        continue
      }
      let place = paths.place(of: input.path)
      try OutputFile.makeFolder((place as NSString).deletingLastPathComponent)
      do { try archive.restore(input.sha256, to: place) } catch { throw Self.named(name, error) }
    }
    return missing
  }

  /// A failure of the archive, with the name that people know the extract by.
  private static func named(_ name: String, _ failure: StoreFailure) -> StageFailure {
    let found = StageFailure(failure)
    return StageFailure(
      found.stage, .unreadableExtract, subject: "\(name) (\(failure.subject))",
      problem: found.problem)
  }

  /// Makes the store as the run met it, and holds the archive to what the store says of the extracts
  /// that the run may have been set beside.
  private func makeStore(at path: String, _ archive: ExtractArchive) throws(StageFailure) {
    try OutputFile.makeFolder((path as NSString).deletingLastPathComponent)
    guard let number = past.replay.storeRun else { return }
    let earlier: [StoredExtract]
    do {
      let store = try IndicatorStore.open(at: past.store, mode: .readOnly)
      try store.copy(before: RunRowID(number: number), to: path)
      earlier = try IndicatorStore.open(at: path, mode: .readOnly).extracts()
      if let standing = past.replay.standing {
        let file = "\(folder)/standing"
        try DocumentArchive(besideStoreAt: past.store).restoreFile(standing, to: file)
        try IndicatorStore.restoreFindings(from: file, to: path)
      }
    } catch { throw StageFailure(error) }
    for stored in earlier
    where stored.decision == .loaded && stored.extract.submission.released == nil {
      let extract = stored.extract
      do {
        if try archive.holds(extract.sha256) { _ = try archive.path(of: extract.sha256) }
      } catch { throw Self.named(extract.fileName, error) }
    }
    do {
      // What the run is set beside is read from the archive itself; nothing is added to it.
      try FileManager.default.createSymbolicLink(
        atPath: "\((path as NSString).deletingLastPathComponent)/extracts",
        withDestinationPath: URL(filePath: past.store).deletingLastPathComponent()
          .appending(path: "extracts").path)
    } catch {
      throw StageFailure(
        .store, .temporary, subject: "replay", problem: "the archive cannot be linked to")
    }
  }

  /// Puts the documents of one kind where the run will look for them.
  private func moveFiles(from kind: String, to place: String) throws(StageFailure) {
    let source = "\(folder)/documents/\(kind)"
    guard let names = FileManager.default.enumerator(atPath: source) else { return }
    while let name = names.nextObject() as? String {
      guard names.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
        let bytes = FileManager.default.contents(atPath: "\(source)/\(name)")
      else { continue }
      try OutputFile.makeFolder(("\(place)/\(name)" as NSString).deletingLastPathComponent)
      try OutputFile.write(Array(bytes), to: "\(place)/\(name)")
    }
  }

  /// Has the record of the run before name the copy of the store, where it names the store itself.
  private func moveRecord(_ path: String, _ store: String) throws(StageFailure) {
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    do {
      guard var record = try JSONSerialization.jsonObject(with: bytes) as? [String: Any],
        record["store"] as? String == past.replay.store
      else { return }
      record["store"] = store
      let moved = try JSONSerialization.data(withJSONObject: record)
      try OutputFile.write(Array(moved), to: path)
    } catch let failure as StageFailure {
      throw failure
    } catch {
      throw StageFailure(
        .specify, .unreadableExtract, subject: "the record of the run before",
        problem: "it is not one that a run writes")
    }
  }

  /// The folder in `out` that the replay made.
  private func made(in out: String) -> String {
    guard let names = FileManager.default.enumerator(atPath: out) else { return out }
    while let name = names.nextObject() as? String {
      names.skipDescendants()
      if name != past.replay.last { return "\(out)/\(name)" }
    }
    return out
  }
}
