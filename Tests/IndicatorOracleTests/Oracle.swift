import Foundation
import TestSupport

/// The figures of a return by the SQL beside the tests, counted by the `sqlite3` program.
struct Oracle {
  /// The program; `nil` where it is not installed.
  static let program: String? = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A cell of the oracle: indicator, period and slice, as text.
  struct Key: Hashable {
    let indicator: String
    let period: String
    let slice: String
  }

  /// What stands above and below the line.
  struct Parts: Hashable {
    let above: Int
    let all: Int
  }

  /// The indicators it counts.
  private(set) var covered: Set<String> = []
  /// Every cell in which something was counted.
  private(set) var figures: [Key: Parts] = [:]

  /// Counts `xml`.
  init(_ xml: Data, program: String) throws {
    let folder = try TemporaryFolder()
    var script = "BEGIN;\n" + (try FlatReturn(xml).statements.joined(separator: "\n")) + "\n"
    let sql = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SQL")
    for name in try FileManager.default.contentsOfDirectory(atPath: sql.path).sorted() {
      script += try String(contentsOf: sql.appending(path: name), encoding: .utf8)
    }
    let file = try folder.write(script + "COMMIT;\n", to: "oracle.sql")
    let output = try Self.run(program, ["-batch", "-bail", ":memory:", ".read '\(file)'"])
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, let above = Int(fields[4]), let all = Int(fields[5]) else {
        throw CocoaError(.formatting, userInfo: ["line": String(line)])
      }
      if fields[0] == "covered" {
        covered.insert(fields[1])
      } else {
        let key = Key(indicator: fields[1], period: fields[2], slice: fields[3])
        figures[key] = Parts(above: above, all: all)
      }
    }
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(.executableLoad, userInfo: ["status": process.terminationStatus])
    }
    return String(decoding: data, as: UTF8.self)
  }
}
