import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Every faulty sample gives what its README says, and nothing else.
@Suite struct FaultySampleTests {
  @Test(arguments: FaultyFile.all)
  func aFaultySampleGivesTheRulesItsReadmeNames(_ file: FaultyFile) throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/\(file.name)"])
    #expect(checked.people == file.expected.sorted())
    let errors = checked.findings.column("severity").count { $0 == "error" }
    #expect(checked.report.status() == (errors > 0 ? .errorsInData : .clean))
  }

  @Test func everyFaultySampleIsListed() throws {
    var listed = Set(FaultyFile.all.map(\.name) + FaultyFile.unreadable)
    listed.formUnion(["2025/faulty/two-authorities-893.xml", "2025/faulty/two-authorities-860.xml"])
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(Sample.inputs)/sen2")
    let faulty = names.filter {
      $0.contains("/faulty/") && ($0.hasSuffix(".xml") || $0.hasSuffix(".gz"))
    }
    #expect(Set(faulty) == listed)
  }

  @Test(arguments: FaultyFile.all.map(\.name) + FaultyFile.unreadable)
  func theRecordsOfAFaultySampleAddUp(_ name: String) throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/\(name)"])
    let line = try #require(checked.report.lines.last { $0.hasPrefix("records: ") })
    let numbers = line.matches(of: /\d+/).compactMap { Int($0.output) }
    try #require(numbers.count == 6)
    #expect(numbers[0] == numbers[1...].reduce(0, +))
    // A record is an element of a module, counted here by its opening tag.
    guard !FaultyFile.unreadable.contains(name) else { return }
    let text = try Sample.text("sen2/\(name)")
    let tags =
      /<(Header|Person|Requests|Assessment|NamedPlan|PlanDetail|ActivePlans|PlacementDetail|SENneed)\/?>/
    #expect(numbers[0] == text.matches(of: tags).count)
  }

  @Test(arguments: FaultyFile.unreadable)
  func whatCannotBeReadIsExitThreeAndNothingIsLoaded(_ name: String) throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/\(name)"])
    #expect(checked.report.status() == .unreadableExtract)
    #expect(checked.report.counts.loaded == 0)
    #expect(checked.report.counts.read == checked.report.counts.quarantined)
  }

  @Test func oneUPNInTwoAuthoritiesReturnsIsToldOnlyOfBothTogether() throws {
    let files = ["893", "860"].map {
      "\(Sample.inputs)/sen2/2025/faulty/two-authorities-\($0).xml"
    }
    for file in files { #expect(try Checked([file]).found.isEmpty) }
    let both = try Checked(files)
    #expect(both.people == ["E-12 M893999919077", "E-12 M893999919077"])
    #expect(Set(both.findings.column("area")) == ["893", "860"])
    // Information, by the specification (3.2b).
    #expect(both.findings.column("severity") == ["info", "info"])
    #expect(both.report.status() == .clean)
  }

  @Test func aCleanSampleGivesNothing() throws {
    for round in ["2023", "2025", "2026"] {
      let checked = try Checked(["\(Sample.inputs)/sen2/\(round)/clean"])
      #expect(checked.found.isEmpty, "\(round)")
      #expect(checked.report.status(failOnQuery: true) == .clean)
    }
  }

  /// Read line by line against the samples and section 3 of the specification when they were made.
  @Test(arguments: ["persons", "plans", "second-assessment", "duplicates"])
  func findingsAreTheFile(_ name: String) throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/2025/faulty/\(name).xml"])
    try expectGolden(try checked.text("findings.csv"), "findings-\(name).csv")
  }

  @Test func whatIsSetAsideIsInTheFile() throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/2025/faulty/second-assessment.xml"])
    try expectGolden(try checked.text("quarantine.csv"), "quarantine-second-assessment.csv")
    // The assessment, the plan in it and the setting the plan names.
    #expect(checked.report.counts.quarantined == 3)
    #expect(checked.quarantine.rows.count == 1)
  }

  @Test func theListByPersonNamesEachOnce() throws {
    let checked = try Checked(["\(Sample.inputs)/sen2/2025/faulty/duplicates.xml"])
    let people = PlainTable(try checked.text("people.csv")).rows
    #expect(people.allSatisfy { $0["rules"] == "E-11" })
    let errors = people.compactMap { Int($0["errors"] ?? "") }
    #expect(errors.reduce(0, +) == 4)
  }
}
