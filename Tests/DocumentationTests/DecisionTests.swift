import Foundation
import TestSupport
import Testing

/// Holds decisions to their template and to numbers of their own.
@Suite struct DecisionTests {
  static let names = Page.markdown(in: "docs/decisions").sorted()

  @Test(arguments: names)
  func theDecisionHasEveryPart(_ name: String) throws {
    let page = try Page(name)
    let number = name.split(separator: "/").last?.prefix(4) ?? ""
    #expect(page.text.hasPrefix("# \(number == "0000" ? "NNNN" : number): "), "\(name)")
    for part in ["context", "options", "decision", "what-it-costs"] {
      #expect(page.anchors.contains(part), "\(name) has no heading for \(part)")
    }
  }

  @Test func noTwoDecisionsHaveOneNumber() {
    let numbers = Self.names.compactMap { $0.split(separator: "/").last?.prefix(4) }
    #expect(numbers.count > 5)
    #expect(Set(numbers).count == numbers.count)
  }
}
