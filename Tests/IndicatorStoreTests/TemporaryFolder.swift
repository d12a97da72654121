import Foundation

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print(error) }
  }

  /// The path of the store that tests make in the folder.
  var store: String { path + "/store/returns.sqlite" }

  func contents(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + folder).sorted()
  }

  func permissions(_ file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + file)
    return (attributes[.posixPermissions] as? Int) ?? 0
  }

  func write(_ bytes: some Sequence<UInt8>, _ file: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + file))
    return path + file
  }

  func read(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path + file)))
  }
}
