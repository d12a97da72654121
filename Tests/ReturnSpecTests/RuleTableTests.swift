import ReturnModel
import ReturnSpec
import Testing

/// Every rule of the specification's tables 3.2 and 3.2b, with its severity and its years.
///
/// Rules P-, about the last return, are in no table.
@Suite(.enabled(if: SpecificationPage.text != nil, "needs the specification in ../shared/specs"))
struct RuleTableTests {
  @Test func everyRuleOfTheTablesIsThereAndNoOther() throws {
    let specification = try RoundTests.specification()
    let expected = try SpecificationPage.rows().map(\.code)
    // Counted by hand in the tables: 53 and 13.
    #expect(expected.count == 66)
    let codes = specification.rulesWithExamples.map(\.rule.code.text)
    #expect(codes.filter { !$0.hasPrefix("P-") }.sorted() == expected.sorted())
  }

  @Test func everyRuleHasItsSeverity() throws {
    let rules = try RoundTests.specification().rulesWithExamples.map(\.rule)
    for row in try SpecificationPage.rows() {
      let rule = try #require(rules.first { $0.code.text == row.code })
      #expect(rule.severity == row.severity, "\(row.code)")
    }
  }

  @Test(arguments: 2023...2026)
  func everyRuleIsInForceInItsYears(_ year: Int) throws {
    let round = try RoundTests.round(String(year))
    // ReviewMeeting, which E-07 reads, begins with 2024 (table 1.5); its table names no years.
    let expected = try SpecificationPage.rows().filter { row in
      row.isInForce(year) && !(row.code == "E-07" && year < 2024)
    }.map(\.code).sorted()
    let codes = round.rules.map(\.code.text).filter { !$0.hasPrefix("P-") }
    #expect(codes.sorted() == expected)
  }

  @Test func noRuleClaimsANumberOfTheDepartments() throws {
    // They are not known (section 3.1); a council fills them in.
    let rules = try RoundTests.specification().rulesWithExamples.map(\.rule)
    #expect(rules.allSatisfy { $0.departmentCode == nil })
    #expect(rules.allSatisfy { !$0.source.isEmpty && !$0.wording.isEmpty && !$0.action.isEmpty })
  }
}
