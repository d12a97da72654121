import Foundation
import TestSupport

extension TemporaryFolder {
  /// The path of the store that tests make in the folder.
  var store: String { path + "/store/returns.sqlite" }

  /// The names of what stands in a folder of the folder, sorted.
  func contents(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + folder).sorted()
  }

  /// The permissions of a file or folder in the folder.
  func permissions(_ file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + file)
    return (attributes[.posixPermissions] as? Int) ?? 0
  }

  /// Writes a file and gives its path.
  func write(_ bytes: some Sequence<UInt8>, _ file: String) throws -> String {
    try write(Data(bytes), to: String(file.dropFirst()))
  }

  /// The bytes of a file.
  func read(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path + file)))
  }
}
