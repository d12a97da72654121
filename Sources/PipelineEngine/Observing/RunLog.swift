internal import Foundation
internal import ReturnModel
internal import Synchronization
internal import Unattended

/// What a run says, as lines of text or of JSON: to standard error, and to `run.log` in its folder.
///
/// A line has the run and never anything a record held.
package final class RunLog: Sendable {
  /// How lines are written.
  package enum Format: String, CaseIterable, Sendable {
    /// For people: at a terminal the message alone, in the file with the moment and the level.
    case text
    /// A JSON object a line.
    case json
  }

  /// How much a line matters.
  enum Level: String, Sendable {
    case info, warning, error
  }

  private let format: Format
  private let isQuiet: Bool
  private let run: String
  private let file: String
  private let canWrite = Mutex(true)

  /// Makes the log of the run called `run`, in the folder `folder`.
  init(_ format: Format, run: String, folder: String, quiet: Bool) {
    self.format = format
    self.run = run
    isQuiet = quiet
    file = "\(folder)/run.log"
  }

  /// Says what came of extracts; of that, only failures at a terminal when quiet is asked for.
  func say(_ report: ExtractReport) {
    let failures = report.failureLines
    for line in report.lines {
      let isFailure = failures.contains { line.hasPrefix($0) }
      put("report", line, isFailure ? .error : .info, atTerminal: !isQuiet, inFile: true)
    }
    guard isQuiet else { return }
    for line in failures { put("report", line, .error, atTerminal: true, inFile: false) }
  }

  /// Says why the run could not go on; in text the command itself tells standard error.
  func sayFailure(_ text: String) {
    put("run-failed", text, .error, atTerminal: format == .json, inFile: true)
  }

  /// Says something.
  func say(_ event: String, _ message: String, _ level: Level = .info) {
    put(event, message, level, atTerminal: !isQuiet || level != .info, inFile: true)
  }

  private func put(
    _ event: String, _ message: String, _ level: Level, atTerminal: Bool, inFile: Bool
  ) {
    let moment = Engine.now().description
    let json = Self.json([
      "time": moment, "level": level.rawValue, "run": run, "event": event, "message": message,
    ])
    if atTerminal {
      let isPlain = format == .text
      // Standard error may be on a disk that is full too; then nobody is left to tell.
      _ = Result {
        try FileHandle.standardError.write(
          contentsOf: Data(((isPlain ? message : json) + "\n").utf8))
      }
    }
    canWrite.withLock { canWrite in
      guard canWrite, inFile else { return }
      let oneLine = message.replacing("\n", with: "; ")
      let text = format == .json ? json : "\(moment) \(level.rawValue) \(run) \(event) \(oneLine)"
      // A run that cannot write its log still runs, and says the rest on standard error alone.
      do { try AppendedFile.append(text + "\n", to: file) } catch { canWrite = false }
    }
  }

  private static func json(_ fields: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return String(decoding: try encoder.encode(fields), as: UTF8.self) } catch {
      return "{}"
    }
  }
}
