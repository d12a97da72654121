import Foundation
import TestSupport
import Testing

/// One Markdown page of the project.
struct Page: CustomTestStringConvertible, Sendable {
  /// The page's path inside the project.
  let name: String
  /// The page's text.
  let text: String

  var testDescription: String { name }

  init(_ name: String) throws {
    self.name = name
    text = try String(contentsOfFile: Project.path(name), encoding: .utf8)
  }

  /// Every page written for people, wherever it stands.
  static func all() throws -> [Page] {
    var names = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    for folder in ["docs", "SampleInputs"] { names += markdown(in: folder) }
    let pages = try names.sorted().map { try Page($0) }
    guard pages.count > 10 else { throw CocoaError(.fileReadNoSuchFile) }
    return pages
  }

  static func markdown(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: Project.path(folder))
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
      .map { "\(folder)/\($0)" }
  }

  /// What stands between backticks, and in fenced blocks, as words.
  var codeWords: Set<String> {
    var words: Set<String> = []
    let spans = text.matches(of: /(?s)```.*?```|`[^`\n]+`/).map { text[$0.range] }
    for span in spans {
      words.formUnion(
        span.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(String.init))
    }
    return words
  }

  /// The text without fenced blocks and code spans, whose brackets are no links.
  var prose: String { text.replacing(/(?s)```.*?```|`[^`\n]+`/, with: "") }

  /// The targets of links, outside code.
  var links: [String] { prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }

  /// What a link to a heading of this page may name, as sites that show Markdown make it.
  var anchors: Set<String> {
    Set(
      text.matches(of: /(?m)^#+ (.+)$/).map { heading in
        heading.1.lowercased().filter {
          $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
        }
        .replacing(" ", with: "-")
      })
  }

  /// The cells of every row of every table, without their spaces.
  var rows: [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
      row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
