import Foundation
import ReturnSpec
import TestSupport
import Testing

/// A specification with a slip in it does not load, and the message says where and what was meant.
@Suite struct MistakeTests {
  @Test func theSpecificationsThemselvesLoad() throws { try PipelinesCopy().load() }

  @Test(arguments: Mistake.rules + Mistake.rounds + Mistake.others)
  func aSlipIsRefusedWithFileLineAndNearestName(_ mistake: Mistake) throws {
    let copy = try PipelinesCopy()
    let line = try copy.replace(mistake.right, with: mistake.wrong, in: mistake.file)
    let error = try copy.error()
    #expect(error.file == mistake.file)
    #expect(error.line == line, "\(error)")
    for words in mistake.says { #expect(error.problem.contains(words), "\(error)") }
  }

  @Test(arguments: [true, false])
  func aRuleWithoutAnExampleOfEachOutcomeIsRefused(_ finds: Bool) throws {
    let copy = try PipelinesCopy()
    let file = "sen2/rules/G-204.yaml"
    let kept = try copy.text(file).split(separator: "\n").filter {
      !$0.hasSuffix("finds: \(finds) }")
    }
    try copy.write(kept.joined(separator: "\n") + "\n", to: file)
    let error = try copy.error()
    #expect(error.file == file)
    #expect(error.problem.contains("G-204: no example with finds: \(finds)"))
  }

  @Test func whatIsNotYAMLIsRefusedWithItsPlace() throws {
    let copy = try PipelinesCopy()
    let line = try copy.replace("codes:", with: "codes: [", in: "sen2/lists/sex.yaml")
    let error = try copy.error()
    #expect(error.file == "sen2/lists/sex.yaml")
    // The reader sees it where the next line begins.
    #expect(error.line == line + 1)
    #expect(error.problem.contains("is not YAML"))
  }

  @Test func aKeyGivenTwiceIsRefused() throws {
    let copy = try PipelinesCopy()
    let file = "sen2/rules/G-204.yaml"
    _ = try copy.replace("severity: error\n", with: "severity: error\nseverity: query\n", in: file)
    let error = try copy.error()
    #expect(error.file == file)
    #expect(error.problem.contains("severity"))
  }

  @Test func aCodeGivenTwiceInAListIsRefused() throws {
    let copy = try PipelinesCopy()
    let file = "sen2/lists/sex.yaml"
    let text = try copy.text(file)
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("code: \"M\"") || $0.contains("code: M") })
    try copy.write(text.replacing(line, with: "\(line)\n\(line)"), to: file)
    let error = try copy.error()
    #expect(error.file == file)
    #expect(error.problem.contains("'M'"))
  }

  @Test func aRuleInAFileOfAnotherNameIsRefused() throws {
    let copy = try PipelinesCopy()
    try copy.write(try copy.text("sen2/rules/G-204.yaml"), to: "sen2/rules/G-999.yaml")
    let error = try copy.error()
    #expect(error.file == "sen2/rules/G-999.yaml")
    #expect(error.problem.contains("G-204.yaml"))
  }

  @Test func aFieldWhoseRuleIsMissingIsRefused() throws {
    let copy = try PipelinesCopy()
    try copy.remove("sen2/rules/G-103.yaml")
    let error = try copy.error()
    #expect(error.file.hasPrefix("sen2/rounds/"))
    #expect(error.problem.contains("G-103"))
  }

  @Test func roundsThatExtendEachOtherAreRefused() throws {
    let copy = try PipelinesCopy()
    _ = try copy.replace(
      "extends: \"2023\"", with: "extends: \"2025\"", in: "sen2/rounds/2024.yaml")
    #expect(try copy.error().problem.contains("circle"))
  }

  @Test func aRoundThatExtendsNoneThereIsRefused() throws {
    let copy = try PipelinesCopy()
    _ = try copy.replace(
      "extends: \"2023\"", with: "extends: \"2021\"", in: "sen2/rounds/2024.yaml")
    let error = try copy.error()
    #expect(error.problem.contains("2021"))
    #expect(error.problem.contains("2023"))
  }

  @Test func anEmptyFileIsRefused() throws {
    let copy = try PipelinesCopy()
    try copy.write("", to: "sen2/rules/G-204.yaml")
    let error = try copy.error()
    #expect(error.file == "sen2/rules/G-204.yaml")
    #expect(error.problem.contains("empty"))
  }

  @Test func aRoundNeedsNoChangeOfSource() throws {
    // Design, principle 4: a year is data. A 2027 of its own loads from its file alone.
    let copy = try PipelinesCopy()
    let text = """
      id: "2027"
      extends: "2026"
      constants: { census_day: 2027-01-21, activity_year: 2026 }

      """
    try copy.write(text, to: "sen2/rounds/2027.yaml")
    try copy.load()
  }
}
