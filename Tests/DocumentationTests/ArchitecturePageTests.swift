import Foundation
import TestSupport
import Testing

/// Holds the table of `docs/architecture.md` to the one that `ImportTests` enforces.
@Suite struct ArchitecturePageTests {
  @Test func thePageHasTheTableThatIsEnforced() throws {
    let source = try String(
      contentsOfFile: Project.path("Tests/ArchitectureTests/ImportTests.swift"), encoding: .utf8)
    var enforced: [String: Set<String>] = [:]
    for entry in source.matches(of: /"(\w+)": \[([^\]]*)\]/) {
      enforced[String(entry.1)] = Set(entry.2.matches(of: /"(\w+)"/).map { String($0.1) })
    }
    #expect(enforced.count > 10)
    var told: [String: Set<String>] = [:]
    for row in try Page("docs/architecture.md").rows where row.count == 3 {
      for target in row[0].matches(of: /`(\w+)`/).map({ String($0.1) }) {
        told[target] = Set(row[2].matches(of: /`(\w+)`/).map { String($0.1) })
      }
    }
    for (target, imports) in enforced {
      #expect(told[target] == imports, "\(target)")
    }
  }
}
