import Foundation
import TestSupport

extension TemporaryFolder {
  /// The names of what stands in the folder.
  func contents() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }
}
