import Foundation
import TestSupport

/// The rows of a fixture file by heading, notes at its head left out.
func fixture(_ name: String) throws -> [[String: String]] {
  let path = Project.root.appending(path: "Tests/SheetTests/Fixtures/\(name)")
  let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  guard let headings = lines.first else { return [] }
  return lines.dropFirst().map {
    Dictionary(zip(headings, $0), uniquingKeysWith: { first, _ in first })
  }
}
