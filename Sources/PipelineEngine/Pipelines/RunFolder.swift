internal import Foundation
internal import PipelineCore
internal import ReturnModel

/// The folder of a run, named for the second it began, and the record that is always in it.
///
/// The record is written when the run begins, as running, and again when it ends. Some room is kept
/// aside meanwhile, so that a full disk does not keep the end from being written.
struct RunFolder {
  /// The folder's path.
  let path: String
  /// The folder's name, which names the run everywhere.
  let name: String
  private var reserve: String { "\(path)/.reserve" }

  private static let reserved = 256 << 10

  /// Makes a new folder inside `out`; a second run in one second gets a number.
  init(in out: String, at started: Instant) throws(StageFailure) {
    try OutputFile.makeFolder(out)
    for number in 1...1000 {
      let name = RunStamp.name(started, number)
      guard mkdir("\(out)/\(name)", 0o700) == 0 else {
        if errno == EEXIST { continue }
        throw StageFailure(
          .emit, [ENOSPC, EDQUOT].contains(errno) ? .temporary : .usage, subject: out,
          problem: "the folder of the run cannot be made: \(String(cString: strerror(errno)))")
      }
      self.name = name
      path = "\(out)/\(name)"
      return
    }
    throw StageFailure(
      .emit, .temporary, subject: out, problem: "a thousand runs began in this second")
  }

  /// Writes the record of a run that begins, and keeps room for that of its end.
  func begin(_ record: RunRecord) throws {
    try OutputFile.write(record.json, to: "\(path)/run.json")
    try OutputFile.write([UInt8](repeating: 0, count: Self.reserved), to: reserve)
  }

  /// Writes the record of a run that has ended.
  func end(_ record: RunRecord) throws {
    unlink(reserve)
    try OutputFile.write(record.json, to: "\(path)/run.json")
  }

  /// Removes what a dead run had not finished writing, which may be about people.
  private static func clear(_ folder: String) {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return }
    while let name = names.nextObject() as? String {
      guard name == "work" || name == ".reserve" || name.hasSuffix(".partial") else { continue }
      // What cannot be removed is in a folder that only its owner may enter.
      _ = Result { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    }
  }

  /// Marks as failed the runs in `out` that say they are running: whoever calls this has the lock, and
  /// so their processes are gone.
  ///
  /// Gives their names.
  static func markAbandoned(in out: String, except kept: String, at moment: Instant) -> [String] {
    var marked: [String] = []
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: out).sorted()
      where name != kept && RunStamp(name) != nil {
        let file = "\(out)/\(name)/run.json"
        guard let data = FileManager.default.contents(atPath: file),
          var record = try JSONSerialization.jsonObject(with: data) as? [String: Any],
          record["outcome"] as? String == "running"
        else { continue }
        record["outcome"] = "failed"
        record["finished_at"] = moment.description
        record["failures"] = ["the process ended before the run did"]
        let text = try JSONSerialization.data(
          withJSONObject: record, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try OutputFile.write(Array(text) + [0x0A], to: file)
        clear("\(out)/\(name)")
        marked.append(name)
      }
    } catch {
      // A record that cannot be read or written stays as it is; the store marks its run by itself.
      return marked
    }
    return marked
  }
}
