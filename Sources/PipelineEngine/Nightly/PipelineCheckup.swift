internal import Foundation
internal import IndicatorStore
package import PipelineCore
package import ReturnModel
internal import ReturnSpec
internal import Unattended

/// Checks that a pipeline can run unattended: its places, its store, its clock, its reference data.
package struct PipelineCheckup {
  private let engine: Engine
  private let spec: PipelineSpec
  private let now: Instant
  private var manager: FileManager { .default }

  /// Reads the pipeline file `path`, to check it at the moment `now`.
  package init(_ path: String, _ engine: Engine, now: Instant) throws(StageFailure) {
    self.engine = engine
    self.now = now
    do { spec = try PipelineSpec(path: path) } catch { throw StageFailure(error) }
  }

  /// The pipeline's store.
  package var store: String { spec.store }

  /// Checks everything; what is wrong with one thing does not keep the others from being checked.
  package func run() -> [Checkup.Result] {
    var results = [Checkup.Result.ok("pipeline: \(spec.title)")]
    results += [names(), places(), inboxes(), storePlace(), room(), clock()].flatMap { $0 }
    return results + ReferenceDates(engine, today: now.date).results
  }

  // MARK: What the pipeline names

  private func names() -> [Checkup.Result] {
    var results: [Checkup.Result] = []
    let expected = spec.inboxes.flatMap(\.expected)
    let areas =
      spec.comparisons.map(\.area) + spec.reports.map(\.area) + expected.map(\.area)
      + spec.inboxes.compactMap(\.given.area) + spec.given.values.compactMap(\.area)
    for area in Set(areas).sorted() {
      do { _ = try engine.area(named: area) } catch { results.append(.wrong(error)) }
    }
    do {
      let known = Set(try engine.library.indicators().map(\.id.text))
      for comparison in spec.comparisons where !known.contains(comparison.indicator) {
        results.append(.wrong("\(comparison.indicator): there is no such indicator", .usage))
      }
    } catch { results.append(.wrong(StageFailure(error))) }
    for extract in expected {
      do {
        _ = try engine.library.definition(of: extract.returnID)
        let rounds = try engine.library.rounds(of: extract.returnID)
        if !rounds.contains(extract.round) {
          results.append(
            .wrong("\(extract.label): \(extract.returnID) has no such round", .usage))
        }
      } catch { results.append(.wrong(StageFailure(error))) }
    }
    for (name, file) in spec.lists.sorted(by: { $0.key < $1.key })
    where !manager.isReadableFile(atPath: file) {
      results.append(.wrong("list '\(name)': \(file) cannot be read", .usage))
    }
    return results.isEmpty
      ? [.ok("names: areas, indicators, returns and lists are there")] : results
  }

  // MARK: Places

  private func places() -> [Checkup.Result] {
    let files = [spec.upkeep.notify, spec.upkeep.metrics, spec.upkeep.lineage].compactMap { $0 }
    return Set([spec.out] + files.map(Self.folder)).sorted().map { folder in
      let place = nearest(folder)
      return manager.isWritableFile(atPath: place)
        ? .ok("place: \(folder)") : .wrong("place: \(folder) cannot be written to", .usage)
    }
  }

  private func inboxes() -> [Checkup.Result] {
    spec.inboxes.flatMap { inbox -> [Checkup.Result] in
      guard manager.isDirectory(inbox.folder) else {
        return [.wrong("inbox: \(inbox.folder) is not there", .usage)]
      }
      guard manager.isReadableFile(atPath: inbox.folder),
        manager.isWritableFile(atPath: inbox.folder)
      else {
        return [
          .wrong("inbox: \(inbox.folder) cannot be read, or nothing can be moved out of it", .usage)
        ]
      }
      var results = [Checkup.Result.ok("inbox: \(inbox.folder)")]
      var places = [inbox.rejected]
      if case .moved(let folder) = inbox.processed { places.append(folder) }
      for place in places where !manager.isWritableFile(atPath: nearest(place)) {
        results.append(.wrong("inbox: \(place) cannot be written to", .usage))
      }
      for name in InboxScan([inbox], now: Int(now.seconds)).entries.map(\.path)
      where !InboxEntry.files(of: name).allSatisfy(manager.isReadableFile) {
        results.append(.wrong("inbox: \(name) cannot be read", .usage))
      }
      return results
    }
  }

  private func storePlace() -> [Checkup.Result] {
    let folder = Self.folder(spec.store)
    var results: [Checkup.Result] = []
    if let share = FileSystem.networkShare(at: nearest(folder)) {
      results.append(
        .wrong(
          "store: \(folder) is on a network share (\(share)), where the store's log is unsafe. Put "
            + "it on a disk of this machine", .usage))
    }
    guard let stamp = FileStamp(folder, following: true) else {
      return results + [.ok("store: not there yet")]
    }
    if stamp.mode & 0o077 != 0 {
      results.append(.wrong("store: \(folder) is open to others; chmod 700 it", .usage))
    }
    for name in ["", "-wal", "-shm", "-lock"] {
      guard let file = FileStamp(spec.store + name, following: true), file.mode & 0o077 != 0
      else { continue }
      results.append(
        .wrong("store: \(spec.store)\(name) is open to others; chmod 600 it", .usage))
    }
    if !manager.isWritableFile(atPath: folder) {
      results.append(.wrong("store: \(folder) cannot be written to", .usage))
    }
    return results.isEmpty ? [.ok("store's place: on this machine, closed to others")] : results
  }

  /// Twice what the store and the inboxes hold, and a little: a load may write all of it again.
  private func room() -> [Checkup.Result] {
    let inboxes = spec.inboxes.reduce(0) { total, inbox in
      total + InboxEntry.files(of: inbox.folder).reduce(0) { $0 + (FileStamp($1)?.bytes ?? 0) }
    }
    let needed = 2 * ((FileStamp(spec.store)?.bytes ?? 0) + inboxes) + (64 << 20)
    return [Self.folder(spec.store), spec.out].map { folder in
      guard let system = FileSystem(at: nearest(folder)) else {
        return .wrong("room: \(folder) cannot be looked at", .usage)
      }
      if system.freeBytes < needed {
        return .wrong(
          "room: \(system.freeBytes >> 20) MB are free for \(folder), and a run may need "
            + "\(needed >> 20) MB", .temporary)
      }
      if let files = system.freeFiles, files < 1000 {
        return .wrong("room: \(folder) can hold only \(files) more files", .temporary)
      }
      return .ok("room: \(folder) has \(system.freeBytes >> 20) MB")
    }
  }

  private func clock() -> [Checkup.Result] {
    do {
      let runs = try IndicatorStore.open(at: spec.store, mode: .readOnly).runs()
      guard let newest = runs.map(\.start.startedAt).max(), newest > now else {
        return [.ok("clock: not before the newest run")]
      }
      return [
        .wrong(
          "clock: it is \(now) here, and the store's newest run began \(newest). Set the clock",
          .temporary)
      ]
    } catch {
      if error.code == .missing { return [.ok("clock: no run to hold it to")] }
      return [.wrong(StageFailure(error))]
    }
  }

  private static func folder(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.joined(separator: "/")
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  /// The folder itself, or the nearest above it that is there.
  private func nearest(_ folder: String) -> String {
    var folder = folder
    while !manager.fileExists(atPath: folder), folder != "/", folder != "." {
      folder = Self.folder(folder)
    }
    return folder
  }
}

extension Checkup.Result {
  static func ok(_ text: String) -> Self { Self(line: "ok    \(text)", status: nil) }

  static func wrong(_ text: String, _ status: ExitStatus) -> Self {
    Self(line: "wrong \(text)", status: status)
  }

  static func wrong(_ failure: StageFailure) -> Self {
    .wrong(failure.description, failure.status)
  }
}
