import Foundation
import TestSupport

/// What the built program says of one of its commands.
struct ToolHelp {
  /// The command, such as `rules list`; empty for the program itself.
  let command: String
  /// What it says.
  let text: String

  /// The names of the commands under it.
  var subcommands: [String] {
    guard let list = text.range(of: "SUBCOMMANDS:\n") else { return [] }
    return text[list.upperBound...].matches(of: /(?m)^  ([a-z][a-z-]*)(?: |$)/).map { String($0.1) }
  }

  /// The options it takes.
  var options: [String] { text.matches(of: /--[a-z][a-z-]+/).map { String($0.0) } }

  /// Asks the program about every command it has.
  static func all() throws -> [ToolHelp] {
    var found: [ToolHelp] = []
    var waiting = [""]
    while let command = waiting.popLast() {
      let help = ToolHelp(command: command, text: try ask(command))
      waiting += help.subcommands.map { command.isEmpty ? $0 : "\(command) \($0)" }
      found.append(help)
    }
    return found
  }

  private static func ask(_ command: String) throws -> String {
    let process = Process()
    // The program stands beside the test bundle.
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "returns")
    process.arguments = command.split(separator: " ").map(String.init) + ["--help"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
