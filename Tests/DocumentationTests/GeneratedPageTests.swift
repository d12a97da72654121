import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Holds the generated pages to what the generators make now.
@Suite struct GeneratedPageTests {
  /// The returns that have rules.
  static let returns = folders(holding: "rules")

  @Test func thereAreReturns() { #expect(Self.returns.contains("sen2")) }

  @Test(arguments: returns)
  func everyRuleIsOnItsPage(_ name: String) throws {
    let codes = Self.names(in: "Pipelines/\(name)/rules")
    let page = try Page("docs/rules-\(name).md")
    let named = Set(page.rows.compactMap(\.first))
    #expect(Set(codes).isSubset(of: named), "\(Set(codes).subtracting(named).sorted())")
    let catalogue = try RuleCatalogue(try Self.engine(), only: name)
    #expect(page.text == catalogue.page(), "run `make docs` and commit \(page.name)")
  }

  @Test func everyIndicatorIsOnThePage() throws {
    let page = try Page("docs/indicators.md")
    let engine = try Self.engine()
    let named = Set(page.rows.compactMap(\.first))
    for id in try engine.library.indicators().map(\.id.text) {
      #expect(named.contains(id), "docs/indicators.md has nothing on \(id)")
    }
    #expect(
      page.text == (try IndicatorPage(engine).text), "run `make docs` and commit \(page.name)")
  }

  static func engine() throws -> Engine { try Engine(pipelines: Project.path("Pipelines")) }

  static func names(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: Project.path(folder))
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  static func folders(holding name: String) -> [String] {
    let root = Project.path("Pipelines")
    do {
      return try FileManager.default.contentsOfDirectory(atPath: root).filter {
        FileManager.default.fileExists(atPath: "\(root)/\($0)/\(name)")
      }.sorted()
    } catch { return [] }
  }
}
