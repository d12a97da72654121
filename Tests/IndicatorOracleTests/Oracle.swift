import Foundation
import TestSupport

/// The figures of a return by the SQL beside the tests, counted by the `sqlite3` program.
struct Oracle {
  /// The program; `nil` where it is not installed.
  static let program = SQLite.program

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

  /// Counts the return `xml`, read by Foundation.
  init(_ xml: Data, program: String) throws {
    try self.init(tables: FlatReturn(xml).statements.joined(separator: "\n"), program: program)
  }

  /// Counts the return that COLLECT's CSV export in `folder` is, read by `sqlite3` itself.
  init(blade folder: String, program: String) throws {
    var script = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let module = name.dropLast(4).split(separator: "_").last ?? ""
      script += ".import --csv '\(folder)/\(name)' blade_\(module)\n"
    }
    script += try String(contentsOf: Self.sql.appending(path: "Blade/tables.sql"), encoding: .utf8)
    try self.init(tables: script, program: program)
  }

  private static let sql = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "SQL")

  private init(tables: String, program: String) throws {
    let folder = try TemporaryFolder()
    var script = "BEGIN;\n\(tables)\n"
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sql.path)
    for name in names.filter({ $0.hasSuffix(".sql") }).sorted() {
      script += try String(contentsOf: Self.sql.appending(path: name), encoding: .utf8)
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
