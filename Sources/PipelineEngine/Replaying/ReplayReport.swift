internal import Foundation
package import PipelineCore

/// What came of a replay: which outputs are the same, which differ, and why.
package struct ReplayReport: Sendable {
  /// An output that is not the same.
  package struct Difference: Hashable, Sendable {
    /// Its path in the run's folder.
    package let file: String
    /// What differs.
    package let what: String
    /// Why, as far as can be told.
    package let cause: String
  }

  /// How many outputs are the same, byte for byte.
  package private(set) var same = 0
  /// Those that are not, in the order of their paths.
  package private(set) var differences: [Difference] = []
  /// What a person should know.
  package private(set) var notes: [String] = []

  private let past: ReplayedRun
  private let again: String

  /// Compares what the run `past` wrote with what stands in the folder `again`.
  init(
    _ past: ReplayedRun, again: String, _ status: ExitStatus?, _ missing: [String]
  ) throws(StageFailure) {
    (self.past, self.again) = (past, again)
    let made = Dictionary(
      uniqueKeysWithValues: try RunKeeper.outputs(in: again).map { ($0.path, $0.sha256) })
    let then = Dictionary(
      uniqueKeysWithValues: past.replay.outputs.map { ($0.path, $0.sha256) })
    let cause = cause(missing)
    for file in Set(made.keys).union(then.keys).sorted() {
      switch (then[file], made[file]) {
      case (let then?, let made?) where then == made: same += 1
      case (.some, .some): differences.append(differing(file, cause))
      case (.some, nil):
        differences.append(.init(file: file, what: "was written then and is not now", cause: cause))
      default:
        differences.append(.init(file: file, what: "is written now and was not then", cause: cause))
      }
    }
    if let code = past.exitCode, let status, code != status.rawValue {
      differences.append(
        .init(file: "", what: "the exit code was \(code) and is \(status.rawValue)", cause: cause))
    }
    try noteChangedOutputs(then)
  }

  /// What a person is told, a line each.
  package var lines: [String] {
    let head =
      "replayed the run of \(past.startedAt), \(past.title): \(same) outputs the same, "
      + "\(differences.count) differences"
    return [head]
      + differences.map { difference in
        [difference.file, "\(difference.what); \(difference.cause)"].filter { !$0.isEmpty }
          .joined(separator: ": ")
      } + notes
  }

  /// What the shell is told.
  package var status: ExitStatus { differences.isEmpty ? .clean : .errorsInData }

  /// Why outputs may differ: the inputs are the same by their digests, so that what is left is the
  /// program, or an input that was never kept.
  private func cause(_ missing: [String]) -> String {
    var causes: [String] = []
    if past.version != Engine.version {
      causes.append("version \(past.version) of the program made it, and this is \(Engine.version)")
    } else if !past.replay.program.isEmpty, past.replay.program != ProgramDigest.text {
      causes.append("another build of the program made it")
    }
    if causes.isEmpty {
      causes.append("not explained: the program and everything it reads are the same")
    }
    if !missing.isEmpty {
      causes.append("found then and not archived: \(missing.joined(separator: ", "))")
    }
    return causes.joined(separator: "; ")
  }

  private func differing(_ file: String, _ cause: String) -> Difference {
    guard let folder = past.folder,
      let then = FileManager.default.contents(atPath: "\(folder)/\(file)"),
      let now = FileManager.default.contents(atPath: "\(again)/\(file)")
    else { return Difference(file: file, what: "differs", cause: cause) }
    guard then != now else {
      return Difference(
        file: file, what: "is the same as in the run's folder, and not as it was recorded",
        cause: cause)
    }
    let lines = (Self.lines(then), Self.lines(now))
    let place = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }?.offset
    let first = (place ?? min(lines.0.count, lines.1.count)) + 1
    return Difference(file: file, what: "first differs at line \(first)", cause: cause)
  }

  private static func lines(_ bytes: Data) -> [Data.SubSequence] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// Tells which files of the run's folder are no longer what the run wrote.
  private mutating func noteChangedOutputs(_ then: [String: String]) throws(StageFailure) {
    guard let folder = past.folder else { return }
    for (file, sha256) in then.sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else {
        notes.append("\(file): no longer in the run's folder; compared by its digest")
        continue
      }
      if try RunKeeper.digest(of: path) != sha256 {
        notes.append("\(file): has been changed in the run's folder since the run wrote it")
      }
    }
  }
}
