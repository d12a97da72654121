import ArgumentParser
import Foundation
import PipelineCore
import PipelineEngine

/// Where messages and data go: messages to standard error, data to standard output.
enum Messages {
  /// Tells a person something.
  static func tell(_ text: String) {
    // Standard error may be on a disk that is full; then nobody is left to tell.
    _ = Result { try FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
  }

  /// Tells each line, unless quiet is asked for.
  static func tell(_ lines: [String], quiet: Bool) {
    guard !quiet else { return }
    for line in lines { tell(line) }
  }

  /// Tells what came of extracts; of that, only failures when quiet is asked for.
  static func tell(_ report: ExtractReport, quiet: Bool) {
    for line in quiet ? report.failureLines : report.lines { tell(line) }
  }

  /// Hands over data.
  static func give(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  /// Ends the command with `status`, unless it is clean.
  static func end(_ status: ExitStatus) throws {
    guard status != .clean else { return }
    throw ExitCode(status.rawValue)
  }
}
