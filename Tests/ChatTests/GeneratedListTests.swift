import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// The checks find what was planted in made-up lists, all of it and nothing else, whichever form the
/// lists come in.
@Suite struct GeneratedListTests {
  @Test(arguments: ["2025-03-31", "2024-02-29", "2025-08-31"])
  func listsWithoutFaultsHaveNoFinding(_ day: String) throws {
    let made = try GeneratedLists(seed: 41, faults: 0, children: 1_000, asAt: day)
    let run = try ListRun([made.path("csv")], asAt: day)
    #expect(run.found("rule", "record_key", "field") == [])
    #expect(run.report.counts.quarantined == 0)
  }

  @Test(arguments: [1, 7, 2_026] as [UInt64])
  func findingsAreExactlyTheAnswerKey(_ seed: UInt64) throws {
    let made = try GeneratedLists(seed: seed, faults: 60, children: 600)
    let planted = try made.planted()
    #expect(planted.count >= 60)
    let run = try ListRun([made.path("csv")])
    #expect(run.found("rule", "record_key").sorted() == planted)
  }

  /// Every check that is made is broken by some fault, most in more than one way.
  @Test func everyRuleIsPlanted() throws {
    let (spec, round) = try GeneratedLists.specification()
    #expect(spec.unplantable.isEmpty)
    let made = try GeneratedLists(seed: 3, faults: 300, children: 2_000)
    let planted = try made.planted()
    #expect(
      Set(planted.map { String($0.prefix { $0 != " " }) }) == Set(round.rules.map(\.code.text)))
    #expect(try ListRun([made.path("csv")]).found("rule", "record_key").sorted() == planted)
  }

  @Test func everyFormGivesTheSameObservations() throws {
    let made = try GeneratedLists(
      seed: 11, faults: 80, children: 800, formats: ["xlsx", "csv", "csv.gz"])
    let files = try ListRun([made.path("csv")])
    #expect(files.observations.count > 85)
    for form in ["csv.gz", "xlsx/\(made.name).xlsx"] {
      let run = try ListRun([made.path(form)])
      #expect(run.observations == files.observations, "\(form)")
      #expect(run.report.counts == files.report.counts, "\(form)")
      #expect(
        run.found("rule", "record_key", "field").sorted()
          == files.found("rule", "record_key", "field").sorted(), "\(form)")
    }
  }

  /// A day that is not asked for is the one of the specification's worked examples.
  @Test func theSameSeedGivesTheSameBytes() throws {
    let formats: [SynthesisRequest.Format] = ["xlsx", "csv", "csv.gz"]
    let one = try GeneratedLists(seed: 9, faults: 60, children: 300, formats: formats)
    let again = try GeneratedLists(seed: 9, faults: 60, children: 300, formats: formats)
    let lists = (1...11).flatMap { ["csv/List \($0).csv", "csv.gz/List \($0).csv.gz"] }
    for file in lists + ["xlsx/\(one.name).xlsx", "answer-key.csv"] {
      #expect(
        try Data(contentsOf: URL(filePath: one.path(file)))
          == Data(contentsOf: URL(filePath: again.path(file))), "\(file)")
    }
    let other = try GeneratedLists(seed: 10, faults: 60, children: 300)
    #expect(try other.list(1) != one.list(1))
    #expect(one.name == "chat-2025-03-31-893")
  }

  /// The headings are the template's, which also says which of them end in a blank.
  @Test func listsAreHeadedAsTheTemplateHasThem() throws {
    let made = try GeneratedLists(seed: 1, faults: 0, children: 20)
    let head = ListTable.head.joined(separator: ",")
    #expect(try made.list(1).hasPrefix("\(head),Date of Contact,Contact Source\n"))
    #expect(
      try made.list(3).hasPrefix(
        "\(head),Date of referral,Referral Source,Referral NFA?,"
          + "Number of Referrals in Last 12 Months,Allocated Team,Allocated Worker\n"))
    #expect(try made.list(8).contains(",Date Ceased to be Looked After ,"))
    #expect(
      try made.list(11).hasPrefix("Individual adopter identifier,Family identifier,Gender,"))
  }

  @Test func peopleAreObviouslySynthetic() throws {
    let made = try GeneratedLists(seed: 2, faults: 0, children: 1_500)
    for number in 1...11 {
      let rows = try made.list(number).split(separator: "\n").dropFirst()
      #expect(rows.count > 10, "List \(number)")
      #expect(rows.allSatisfy { $0.hasPrefix("SYN") }, "List \(number)")
    }
    let inCare = PlainTable(try made.list(8)).rows
    #expect(inCare.allSatisfy { $0["Placement postcode"]?.hasPrefix("ZZ99 ") == true })
    #expect(inCare.allSatisfy { $0["Allocated Worker"]?.hasPrefix("Synthetic") == true })
  }

  /// A child's path holds together: whoever is on a plan or in care came in by what is before it, where
  /// that is within the six months.
  @Test func aPathLeadsThroughTheLists() throws {
    let made = try GeneratedLists(seed: 5, faults: 0, children: 3_000)
    let lists = try (1...11).map { PlainTable(try made.list($0)).rows }
    func days(_ list: Int, _ heading: String) -> [String: String] {
      Dictionary(
        lists[list - 1].map { row in
          let parts = (row[heading] ?? "").split(separator: "/").reversed()
          return (row["Child Unique ID"] ?? "", parts.joined(separator: "-"))
        }, uniquingKeysWith: min)
    }
    let referred = days(3, "Date of referral")
    let assessed = days(4, "Continuous Assessment Start Date")
    let needed = days(6, "CIN Start Date")
    let planned = days(7, "Child Protection Plan Start Date")
    let cared = days(8, "Date Started to be Looked After")
    let decided = days(10, "Date of Decision that Child Should be Placed for Adoption")
    let recent = planned.filter { $0.value > "2024-10-31" }
    #expect(recent.count > 20)
    for (child, day) in recent {
      let conference = days(5, "Date of Initial Child Protection Conference")[child]
      #expect(conference == day)
    }
    for (child, day) in planned { #expect((needed[child] ?? "9") <= day) }
    for (child, day) in cared { #expect((needed[child] ?? "9") <= day) }
    for (child, day) in needed where day > "2024-10-02" && assessed[child] != nil {
      #expect((referred[child] ?? "9") <= day && day <= (assessed[child] ?? ""))
    }
    for (child, day) in decided where cared[child] != nil { #expect((cared[child] ?? "9") < day) }
    #expect(decided.keys.contains { cared[$0] != nil })
  }
}
