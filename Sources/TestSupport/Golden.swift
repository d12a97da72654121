import Foundation
public import Testing

/// Expects `actual` to equal the file `Goldens/<name>` beside the test.
///
/// `UPDATE_GOLDENS=1 swift test` rewrites the files and fails, so that no run both writes a golden
/// file and passes on it.
public func expectGolden(
  _ actual: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  guard ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == nil else {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    Issue.record("Wrote \(name); read it with git diff.", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(actual == expected, "\(name) differs", sourceLocation: sourceLocation)
}
