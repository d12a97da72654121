internal import ByteInput
internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnSpec

/// Moves what a run has read out of the inboxes, once it is in the archive.
///
/// A run that is killed before leaves it where it was, and the next one finds it loaded already.
struct InboxSettlement {
  /// What became of something in an inbox.
  struct Settled: Hashable {
    enum Place: String {
      case processed, rejected, left
    }

    let name: String
    var place: Place
    /// Why it was rejected or left; of what was processed, what the store made of it.
    var reason: String
  }

  let store: String
  /// The name of the run, which its folders among the processed and the rejected have.
  let run: String

  /// What becomes of `entries` after `report`, without doing it.
  static func plan(_ entries: [InboxEntry], after report: ExtractReport) -> [Settled] {
    entries.map { entry in
      let outcomes = report.extracts.filter { $0.sources.contains(entry.path) }
      let (place, reason) =
        entry.hasChanged
        ? (Settled.Place.left, "was written to while it was read") : Self.place(of: outcomes)
      return Settled(name: entry.name, place: place, reason: reason)
    }
  }

  private static func place(of outcomes: [ExtractOutcome]) -> (Settled.Place, String) {
    guard !outcomes.isEmpty else { return (.left, "was not read") }
    let failures = outcomes.compactMap(\.failure)
    if let other = failures.first(where: { $0.status != .unreadableExtract }) {
      return (.left, other.description)
    }
    if !failures.isEmpty {
      return (.rejected, failures.map(\.description).joined(separator: "\n"))
    }
    if outcomes.allSatisfy(\.isPassedOver) { return (.rejected, "holds no extract") }
    let refused = outcomes.filter { $0.decision.hasPrefix("not loaded") }
    if !refused.isEmpty {
      return (.rejected, refused.map { "\($0.file): \($0.decision)" }.joined(separator: "\n"))
    }
    let decisions = outcomes.filter { !$0.isPassedOver }.map(\.decision)
    return (.processed, Set(decisions).sorted().joined(separator: ", "))
  }

  /// Does what ``plan(_:after:)`` says; what cannot be moved is left and told.
  func settle(_ entries: [InboxEntry], after report: ExtractReport) -> [Settled] {
    zip(entries, Self.plan(entries, after: report)).map { entry, planned in
      var settled = planned
      do {
        switch (planned.place, entry.inbox.processed) {
        case (.left, _): break
        case (.rejected, _): try reject(entry, planned.reason)
        case (.processed, .removed):
          try keep(entry)
          try FileManager.default.removeItem(atPath: entry.path)
        case (.processed, .moved(let folder)):
          try keep(entry)
          try move(entry, to: "\(folder)/\(run)")
        }
      } catch {
        settled.place = .left
        settled.reason = "could not be moved: \(Self.reason(error))"
      }
      return settled
    }
  }

  /// Keeps every file as it came, so that none is lost when the inbox's is removed.
  private func keep(_ entry: InboxEntry) throws {
    let archive = ExtractArchive(besideStoreAt: store)
    for file in InboxEntry.files(of: entry.path) {
      let digest = try Self.digest(of: file)
      // Said to be there is not enough before something is removed.
      try archive.keep(file, sha256: digest)
    }
  }

  private func reject(_ entry: InboxEntry, _ reason: String) throws {
    let folder = "\(entry.inbox.rejected)/\(run)"
    try OutputFile.makeFolder(folder)
    try OutputFile.write(Array((reason + "\n").utf8), to: "\(folder)/\(entry.name).reason.txt")
    try move(entry, to: folder)
  }

  private func move(_ entry: InboxEntry, to folder: String) throws {
    try OutputFile.makeFolder(folder)
    let target = "\(folder)/\(entry.name)"
    guard rename(entry.path, target) != 0 else { return Self.close(target) }
    guard errno == EXDEV else {
      throw StageFailure(
        .ingest, .usage, subject: entry.name, problem: String(cString: strerror(errno)))
    }
    // Another file system: a copy takes its name once it is whole.
    let part = target + ".partial"
    if FileManager.default.fileExists(atPath: part) {
      try FileManager.default.removeItem(atPath: part)
    }
    try FileManager.default.copyItem(atPath: entry.path, toPath: part)
    guard rename(part, target) == 0 else {
      throw StageFailure(
        .ingest, .usage, subject: entry.name, problem: String(cString: strerror(errno)))
    }
    Self.close(target)
    try FileManager.default.removeItem(atPath: entry.path)
  }

  /// Closes what was moved to others; a file of somebody else's keeps what that person gave it.
  private static func close(_ path: String) {
    for file in InboxEntry.files(of: path) { chmod(file, 0o600) }
    if FileManager.default.isDirectory(path) { chmod(path, 0o700) }
  }

  /// The SHA-256 of a file's bytes as they stand.
  static func digest(of path: String) throws -> String {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    var digest = DigestState()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      piece.withUnsafeBytes { digest.update($0) }
    }
    try handle.close()
    return digest.finish()?.hex ?? ""
  }

  private static func reason(_ error: any Error) -> String {
    (error as? StageFailure)?.problem ?? (error as? StoreFailure)?.advice
      ?? "the system refused"
  }
}

extension FileManager {
  /// Whether a folder stands at `path`.
  func isDirectory(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
