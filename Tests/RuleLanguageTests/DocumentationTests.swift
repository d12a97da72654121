import Foundation
import RuleLanguage
import Testing

/// The language's page against the language.
@Suite struct DocumentationTests {
  private static func lines() throws -> [String] {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/rule-language.md")
    return try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
  }

  @Test func everyFunctionHasItsSectionAndNoOther() throws {
    let sections = try Self.lines().compactMap { line in
      line.hasPrefix("### `") ? String(line.dropFirst(5).dropLast()) : nil
    }
    #expect(sections.sorted() == RuleFunction.allCases.map(\.rawValue).sorted())
  }

  /// The lines of the page's code blocks of one language, with their line numbers.
  private static func examples(_ language: String) throws -> [(line: Int, text: String)] {
    var examples: [(line: Int, text: String)] = []
    var isInside = false
    for (index, line) in try lines().enumerated() {
      if line.hasPrefix("```") {
        isInside = line == "```\(language)"
      } else if isInside {
        examples.append((index + 1, line))
      }
    }
    return examples
  }

  @Test func everyExampleCompiles() throws {
    let examples = try Self.examples("rule")
    #expect(examples.count > RuleFunction.allCases.count)
    for (line, text) in examples {
      let place = SourcePlace(file: "docs/rule-language.md", line: line, column: 1)
      #expect(throws: Never.self) {
        try ExpressionCompiler.compile(
          text, in: Fixture.environment("Requests", valueField: 1), at: place)
      }
    }
    for (line, text) in try Self.examples("unique") {
      let place = SourcePlace(file: "docs/rule-language.md", line: line, column: 1)
      #expect(throws: Never.self) {
        try ExpressionCompiler.compileUniqueness(text, schema: Fixture.schema, at: place)
      }
    }
  }

  @Test func everyFunctionHasAnExample() throws {
    let text = try (Self.examples("rule") + Self.examples("unique")).map(\.text).joined(
      separator: "\n")
    for function in RuleFunction.allCases {
      #expect(text.contains("\(function.rawValue)("), "\(function.rawValue)")
    }
  }
}
