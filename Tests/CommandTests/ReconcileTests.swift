import Foundation
import TestSupport
import Testing

/// The printed tables of the council papers, checked by the program: items 1 to 6 and 8 of the list of
/// contradictions that stand in them, and nothing else.
@Suite struct ReconcileTests {
  private func reconcile(_ file: String, _ more: String...) throws -> ToolRun {
    try ToolRun(["reconcile", Project.path("SampleInputs/reports/\(file)")] + more)
  }

  private func told(_ run: ToolRun) -> [String] {
    run.table.rows.map { row in
      ["grade", "check", "printed", "expected"].map { row[$0] ?? "" }.filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  @Test func waitingListOfJune() throws {
    let run = try reconcile("dols-june.csv")
    #expect(run.status == 1)
    #expect(told(run) == ["error total 549 548", "error total 930 929"])
    #expect(run.table.column("wording").allSatisfy { $0.contains("a row may have been left out") })
  }

  @Test func savingsInThousands() throws {
    let run = try reconcile("savings.csv")
    #expect(run.status == 0)
    #expect(told(run) == ["rounding total 21,304 21,305", "rounding total 41,818 41,819"])
  }

  @Test func outcomesOfSafeguarding() throws {
    let run = try reconcile("safeguarding.csv")
    #expect(run.status == 0)
    #expect(told(run) == ["query share 93% 95.2%", "query share 96% 92.6%"])
    #expect(try reconcile("safeguarding.csv", "--fail-on", "query").status == 1)
  }

  @Test func halfAYearBesideItsMonths() throws {
    let run = try reconcile("timeliness.csv")
    #expect(run.status == 0)
    #expect(told(run) == ["query part-year 36.0%"])
    #expect(run.table.column("wording")[0].contains("Jun 24 alone holds at least 71%"))
  }

  @Test(arguments: [
    "dols-february.csv", "early-years-grades.csv", "plan-quality.csv", "school-offers.csv",
    "waiting-lists.csv", "longest-wait.csv", "reviews.csv", "delivery-plan.csv", "plans.csv",
  ])
  func soundTablesAreLeftAlone(_ file: String) throws {
    let run = try reconcile(file)
    #expect(run.status == 0)
    #expect(told(run) == [], "\(run.output)")
  }

  @Test func whatIsNoTableIsRefused() throws {
    let folder = try TemporaryFolder()
    for text in ["", "just words\n", "# unit: £000\n"] {
      let run = try ToolRun(["reconcile", try folder.write(text, to: "report.csv")])
      #expect(run.status == 3, "\(text)")
      #expect(run.output.isEmpty)
    }
    #expect(try ToolRun(["reconcile", "\(folder.path)/none.csv"]).status == 3)
    #expect(try reconcile("plans.csv", "--as", "ehc-plans").status == 2)
  }

  @Test(arguments: [",", ";", "\t"])
  func aTitleAboveDoesNotHideTheTable(_ separator: String) throws {
    let folder = try TemporaryFolder()
    let rows = [
      ["Year", "Red", "Green", "Total"], ["2023", "1", "2", "3"], ["2024", "4", "5", "8"],
    ]
    let lines =
      ["DoLS waiting list, 12 June: open cases"] + rows.map { $0.joined(separator: separator) }
    let file = try folder.write(lines.joined(separator: "\r\n"), to: "dols.csv")
    #expect(told(try ToolRun(["reconcile", file])) == ["error total 8 9"])
  }

  @Test func dataAreNoPrintedTable() throws {
    let folder = try TemporaryFolder()
    let lines = ["Year,Cases"] + (0..<600).map { "\($0),1" }
    let run = try ToolRun([
      "reconcile", try folder.write(lines.joined(separator: "\n"), to: "data.csv"),
    ])
    #expect(run.status == 3)
    #expect(run.errors.contains("600 rows"))
  }

  @Test func aUnitMayBeDeclaredInAFileBeside() throws {
    let folder = try TemporaryFolder()
    let table = "Service,Saved\nOne,10\nTwo,20\nTotal,31\n"
    let file = try folder.write(table, to: "savings.csv")
    #expect(told(try ToolRun(["reconcile", file])) == ["error total 31 30"])
    _ = try folder.write("unit: £000\n", to: "savings.txt")
    #expect(told(try ToolRun(["reconcile", file])) == ["rounding total 31 30"])
  }
}
