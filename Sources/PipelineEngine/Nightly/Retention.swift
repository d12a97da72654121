internal import Foundation
internal import IndicatorStore
internal import ReturnModel
internal import ReturnSpec

/// Removes what a pipeline keeps for so long and no longer.
struct Retention {
  let spec: PipelineSpec
  /// The moment ages are counted at.
  let now: Instant

  /// What is past its time: folders of runs, and of files taken out of inboxes.
  ///
  /// `kept` is the run's own folder. What was rejected is for a person to remove.
  func expired(keeping kept: String) -> [String] { runs(keeping: kept) + processed() }

  /// Removes them; gives those that are gone, by the last two parts of their paths.
  func apply(keeping kept: String) -> [String] {
    var removed: [String] = []
    for folder in expired(keeping: kept) {
      do {
        try FileManager.default.removeItem(atPath: folder)
        removed.append(folder.split(separator: "/").suffix(2).joined(separator: "/"))
      } catch {
        // It is tried again by the next run.
        continue
      }
    }
    return removed
  }

  private func runs(keeping kept: String) -> [String] {
    guard let count = spec.upkeep.runs else { return [] }
    let runs = Self.names(in: spec.out).filter { name in
      RunStamp(name) != nil
        && FileManager.default.fileExists(atPath: "\(spec.out)/\(name)/run.json")
    }
    let others = runs.filter { "\(spec.out)/\($0)" != kept }.sorted {
      (RunStamp($0) ?? .first) < (RunStamp($1) ?? .first)
    }
    return others.dropLast(count - 1).map { "\(spec.out)/\($0)" }
  }

  private func processed() -> [String] {
    guard let days = spec.upkeep.processedDays else { return [] }
    let archive = ExtractArchive(besideStoreAt: spec.store)
    var expired: [String] = []
    for inbox in spec.inboxes {
      guard case .moved(let place) = inbox.processed else { continue }
      for name in Self.names(in: place) {
        guard let stamp = RunStamp(name), stamp.moment.seconds + Int64(days) * 86_400 < now.seconds
        else { continue }
        // Only what the archive has, whole, may go.
        if Self.isKept("\(place)/\(name)", archive) { expired.append("\(place)/\(name)") }
      }
    }
    return expired
  }

  private static func isKept(_ folder: String, _ archive: ExtractArchive) -> Bool {
    InboxEntry.files(of: folder).allSatisfy { file in
      do {
        _ = try archive.path(of: try InboxSettlement.digest(of: file))
        return true
      } catch { return false }
    }
  }

  private static func names(in folder: String) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
      return []
    }
  }
}

/// The name of a run's folder: the second it began, `20261122T040030Z`, and a number when others began
/// in it too.
struct RunStamp: Comparable {
  let moment: Instant
  let number: Int

  static let first = RunStamp(moment: Instant(seconds: 0), number: 1)

  private init(moment: Instant, number: Int) {
    self.moment = moment
    self.number = number
  }

  /// Reads a folder's name; `nil` when it is none of a run's.
  init?(_ name: String) {
    guard let match = name.wholeMatch(of: /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d{1,4}))?/)
    else { return nil }
    let text = "\(match.1)-\(match.2)-\(match.3)T\(match.4):\(match.5):\(match.6)Z"
    guard let moment = Instant(text) else { return nil }
    self.moment = moment
    number = match.7.flatMap { Int($0) } ?? 1
  }

  /// The name of the `number`th run that began at `moment`.
  static func name(_ moment: Instant, _ number: Int) -> String {
    moment.description.filter { $0 != ":" && $0 != "-" } + (number == 1 ? "" : "-\(number)")
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.moment, left.number) < (right.moment, right.number)
  }
}
