import Foundation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// A copy of the project's specifications that a test may spoil.
struct PipelinesCopy {
  private let folder: TemporaryFolder
  /// The copied folder.
  var path: String { "\(folder.path)/Pipelines" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Project.path("Pipelines"), toPath: "\(folder.path)/Pipelines")
  }

  /// The text of a file.
  func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  /// Writes a file whole.
  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(file)"))
  }

  /// Takes a file away.
  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  /// Puts `new` in the place of the first `old`; gives the line it stands on.
  func replace(_ old: String, with new: String, in file: String) throws -> Int {
    var text = try text(file)
    let place = try #require(text.range(of: old), "\(file) has no '\(old)'")
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
    text.replaceSubrange(place, with: new)
    try write(text, to: file)
    return line
  }

  /// Loads everything, the way a command does: areas, every table, every return, every round.
  func load() throws(SpecError) {
    let library = try SpecLibrary(pipelines: path)
    let areas = try library.reference.areas()
    _ = try library.publishedTables()
    for name in library.reference.neighbourSetNames() {
      _ = try library.reference.neighbours(name, areas: areas)
    }
    for definition in try library.returns() {
      let specification = try library.specification(of: definition.id, areas: areas)
      for round in specification.roundIDs { _ = try specification.resolve(round) }
      try specification.requireExamples()
    }
    _ = try library.indicators()
  }

  /// The error that loading gives.
  func error() throws -> SpecError {
    do { try load() } catch { return error }
    return try #require(nil as SpecError?, "it loads")
  }
}
