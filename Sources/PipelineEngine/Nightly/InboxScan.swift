internal import Foundation
internal import PipelineCore
internal import ReturnSpec
internal import Unattended

/// What stands in a pipeline's inboxes: what a run takes, and what it leaves for the next.
struct InboxScan {
  /// What is left where it is, and why.
  struct Left: Hashable {
    let name: String
    let reason: String
  }

  /// What the run reads.
  private(set) var entries: [InboxEntry] = []
  /// What it leaves.
  private(set) var left: [Left] = []
  /// Inboxes that cannot be looked through.
  private(set) var failures: [StageFailure] = []

  /// Ends of names that programs give to files they are still writing.
  private static let unfinished = [
    ".part", ".partial", ".tmp", ".filepart", ".crdownload", ".download", "~",
  ]

  /// Looks through `inboxes` at `now`, in seconds since 1970.
  init(_ inboxes: [InboxSpec], now: Int) {
    for inbox in inboxes {
      do {
        for name in try FileManager.default.contentsOfDirectory(atPath: inbox.folder).sorted()
        where !name.hasPrefix(".") {
          look(at: name, in: inbox, now)
        }
      } catch {
        failures.append(
          StageFailure(
            .ingest, .usage, subject: inbox.folder, problem: "the inbox cannot be looked through",
            advice: "Check that the folder is there and may be read."))
      }
    }
  }

  /// Has a past run's `arguments` stand in their inboxes again, whatever is there by now.
  init(_ arguments: [String], again inboxes: [InboxSpec]) {
    for inbox in inboxes {
      for path in arguments where path.hasPrefix(inbox.folder + "/") {
        let name = String(path.dropFirst(inbox.folder.count + 1))
        guard !name.contains("/") else { continue }
        let stamps = InboxEntry.files(of: path).compactMap { FileStamp($0) }
        entries.append(InboxEntry(inbox: inbox, name: name, stamps: stamps))
      }
    }
  }

  private mutating func look(at name: String, in inbox: InboxSpec, _ now: Int) {
    let path = "\(inbox.folder)/\(name)"
    guard inbox.takes(name) else { return leave(name, "no pattern of the inbox takes this name") }
    guard let stamp = FileStamp(path), stamp.isFile || stamp.isFolder else {
      return leave(name, "neither a file nor a folder")
    }
    let files = InboxEntry.files(of: path)
    guard !files.isEmpty else { return leave(name, "an empty folder") }
    var stamps: [FileStamp] = []
    for file in files {
      guard !Self.unfinished.contains(where: { file.hasSuffix($0) }) else {
        return leave(name, "still being written, by its name")
      }
      guard let stamp = FileStamp(file), stamp.isFile else {
        return leave(name, "holds what is neither a file nor a folder")
      }
      guard stamp.age(at: now) >= inbox.settledMinutes * 60 else {
        return leave(name, "written to in the last \(inbox.settledMinutes) minutes")
      }
      stamps.append(stamp)
    }
    entries.append(InboxEntry(inbox: inbox, name: name, stamps: stamps))
  }

  private mutating func leave(_ name: String, _ reason: String) {
    left.append(Left(name: name, reason: reason))
  }
}

extension InboxSpec {
  /// Whether a pattern takes the name.
  fileprivate func takes(_ name: String) -> Bool {
    names.isEmpty || names.contains { fnmatch($0, name, 0) == 0 }
  }
}
