import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing
import Validation

/// Breaks the condition of every rule and shows that one of its examples tells.
///
/// A rule whose examples do not tell it from another rule is not shown to be right.
@Suite struct MutationTests {
  static let returns = [
    "chat", "cld", "delivery-plan", "dols", "dols-waiting", "ehc-monthly", "kpi-sheet", "sac",
    "savings",
    "school-census", "sen2",
    "waiting-lists",
  ]

  @Test func everyReturnIsTried() throws {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let known = try engine.library.returns().map(\.id.text)
    #expect(Set(known).subtracting(Self.returns).isEmpty)
  }

  @Test(arguments: returns)
  func examplesTell(_ name: String) throws {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let specification = try engine.library.specification(of: ReturnID(name), areas: engine.areas)
    let folder = try TemporaryFolder()
    var tester = RuleTester(specification, spillingInto: folder.path)
    var (main, details, told) = (0, 0, 0)
    var untold: [String] = []
    for (rule, _) in specification.rulesWithExamples {
      for mutant in try specification.mutants(of: rule.code) {
        guard let isTold = try tester.isTold(mutant) else { continue }
        if mutant.kind == .main { main += 1 } else { details += 1 }
        if isTold {
          told += 1
        } else {
          untold.append("\(mutant.kind.rawValue) \(rule.code): \(mutant.change)")
        }
      }
    }
    if let path = ProcessInfo.processInfo.environment["RETURNS_MUTANTS"] {
      try Data(untold.map { $0 + "\n" }.joined().utf8).write(
        to: URL(filePath: "\(path)/\(name).txt"))
    }
    let survivors = untold.filter { $0.hasPrefix("main ") }
    #expect(survivors == [], "no example of \(name) tells these from the rule")
    #expect(told == main + details - untold.count)
    // Of single comparisons at least two in three are told; in sen2 all are.
    #expect(3 * (untold.count - survivors.count) <= max(10, details))
  }
}
