import Foundation
import TestSupport
import Testing

/// Holds the pages on YAML to the keys that the strict readers know.
@Suite struct KeyPageTests {
  @Test func everyKeyIsOnAPage() throws {
    let pages = [
      "docs/pipelines.md", "docs/adding-a-rule.md", "docs/adding-a-return.md", "docs/reports.md",
      "docs/disclosure.md",
    ]
    var words: Set<String> = []
    for page in pages { words.formUnion(try Page(page).codeWords) }
    let keys = try Self.keysRead()
    #expect(keys.count > 60)
    for (key, file) in keys.sorted(by: { $0.key < $1.key }) where !words.contains(key) {
      Issue.record("no page on YAML names the key '\(key)', which \(file) reads")
    }
  }

  /// Every key that a reader lets through, with a file that does.
  static func keysRead() throws -> [String: String] {
    let folder = Project.path("Sources/ReturnSpec")
    let names = try #require(FileManager.default.enumerator(atPath: folder))
    var keys: [String: String] = [:]
    for case let name as String in names where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for list in text.matches(of: /mapping\(\s*((?:"[^"]+"\s*,?\s*)+)\)/) {
        for key in list.1.matches(of: /"([^"]+)"/) { keys[String(key.1)] = name }
      }
    }
    return keys
  }
}
