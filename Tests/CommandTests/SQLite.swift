import Foundation
import TestSupport
import Testing

/// The `sqlite3` program as an independent reader of files and stores.
struct SQLite {
  /// Where it is; `nil` where it is not installed.
  static let program: String? = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The rows that `script` prints, each as its texts.
  static func rows(_ script: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let file = try folder.write(script, to: "script.sql")
    let process = Process()
    process.executableURL = URL(filePath: try #require(program))
    process.arguments = ["-batch", "-bail", ":memory:", ".read '\(file)'"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
