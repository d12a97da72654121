import Foundation
import TestSupport
import Testing

/// The demonstration pipeline, with its store and output in a folder of the test's own.
struct DemoPipeline {
  let folder: TemporaryFolder
  let file: String
  var store: String { "\(folder.path)/store/returns.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    var text = try String(contentsOfFile: Project.path("Pipelines/demo.yaml"), encoding: .utf8)
    for name in ["store: out/demo/", "out: out/demo/"] {
      try #require(text.contains(name))
      text = text.replacing(name, with: name.replacing("out/demo/", with: "\(folder.path)/"))
    }
    file = try folder.write(text, to: "demo.yaml")
  }

  /// Runs it; gives what the shell was told and the folder of the run.
  func run(_ options: [String] = []) throws -> (tool: ToolRun, folder: String) {
    let before = Set(try runs())
    let tool = try ToolRun(["run", file] + options)
    let new = Set(try runs()).subtracting(before)
    return (tool, "\(folder.path)/runs/\(try #require(new.first))")
  }

  private func runs() throws -> [String] {
    let path = "\(folder.path)/runs"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path)
  }

  /// The files of a folder, by name.
  static func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
  }
}
