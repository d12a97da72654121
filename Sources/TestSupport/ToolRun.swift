public import Foundation
import Testing

/// One run of the built program, with nothing on its standard input.
public struct ToolRun {
  /// What the shell was told.
  public let status: Int32
  /// Standard output.
  public let output: String
  /// Standard error.
  public let errors: String

  /// Runs `returns` with `arguments` from the project's folder, or from `folder`.
  public init(_ arguments: [String], in folder: String = Project.root.path) throws {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    // COLUMNS would change how help is broken into lines.
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": scratch.path, "TZ": "UTC"]
    process.standardInput = FileHandle.nullDevice
    let output = try scratch.write("", to: "output")
    let errors = try scratch.write("", to: "errors")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationReason == .exit, "\(arguments) was ended by a signal")
    status = process.terminationStatus
    self.output = try String(contentsOfFile: output, encoding: .utf8)
    self.errors = try String(contentsOfFile: errors, encoding: .utf8)
  }

  /// The program stands beside the test bundle.
  public static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "returns")

  /// Standard output as a table.
  public var table: PlainTable { PlainTable(output) }
}
