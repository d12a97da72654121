import Foundation
import Testing

/// The `sqlite3` program as an independent reader of files and stores.
public enum SQLite {
  /// Where it is; `nil` where it is not installed.
  public static let program: String? = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The rows that `script` prints, each as its texts.
  public static func rows(_ script: String) throws -> [[String]] {
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

  /// What `script` counts, as lines of a measure's name, what is above the line, and what is below it
  /// where it has one.
  public static func measures(
    _ script: String
  ) throws -> [String: (above: Double, all: Double?)] {
    var found: [String: (above: Double, all: Double?)] = [:]
    for row in try rows(script) { found[row[0]] = (try #require(Double(row[1])), Double(row[2])) }
    return found
  }
}
