import Foundation
import TestSupport
import Testing

/// A store with published tables about schools, loaded by the program, beside the files they are in.
struct SchoolStore {
  static let isThere = Project.sharedData != nil && SQLite.program != nil
  static let reason: Comment = "needs the published tables in ../shared/data, and sqlite3"
  /// Shropshire, Warwickshire and Worcestershire, by the Department's number.
  static let authorities = ["893": "shropshire", "937": "warwickshire", "885": "worcestershire"]

  private let folder: TemporaryFolder
  let path: String
  /// What the program said on loading each file, by its name.
  let said: [String: String]

  init(_ files: [String]) throws {
    let data = try #require(Project.sharedData)
    folder = try TemporaryFolder()
    path = "\(folder.path)/store/returns.sqlite"
    var said: [String: String] = [:]
    for file in files {
      let run = try ToolRun(["ingest", "\(data)/\(file)", "--store", path])
      try #require(run.status == 0, "\(run.errors)")
      said[file] = run.errors
    }
    self.said = said
  }

  /// A script's beginning that has the file as the table `name`, and the store as `store`.
  func script(_ file: String, as name: String) throws -> String {
    let data = try #require(Project.sharedData)
    let source = file.hasSuffix(".gz") ? "|gzip -dc '\(data)/\(file)'" : "\(data)/\(file)"
    return """
      .import --csv "\(source)" \(name)
      ATTACH 'file:\(path)?mode=ro' AS store;

      """
  }

  /// The five counts of a file: read, loaded, unchanged, superseded, quarantined, out of scope.
  func counts(_ file: String) throws -> [Int] {
    let line = try #require(said[file]?.split(separator: "\n").first { $0.hasPrefix("records:") })
    return line.matches(of: /\d+/).compactMap { Int($0.0) }
  }
}
