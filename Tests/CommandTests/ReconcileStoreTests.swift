import Foundation
import TestSupport
import Testing

/// Printed tables beside what the Department published: items 2, 3 and 4 of the list of contradictions.
@Suite(.enabled(if: PublishedStore.isThere, PublishedStore.reason))
struct ReconcileStoreTests {
  private let folder: TemporaryFolder
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    store = "\(folder.path)/returns.sqlite"
    let data = try #require(Project.sharedData)
    let files = [
      "\(data)/ees/ehc-plans-2025/timeliness_20_week.csv.gz",
      Project.path("SampleInputs/published/caseload.csv"),
    ]
    let run = try ToolRun(["ingest"] + files + ["--store", store])
    try #require(run.status == 0, "\(run.errors)")
  }

  private func reconcile(_ file: String, as report: String, area: String = "893") throws -> ToolRun
  {
    try ToolRun([
      "reconcile", file, "--as", report, "--store", store, "--area", area,
    ])
  }

  private func told(_ run: ToolRun) -> [String] {
    run.table.rows.map { row in
      ["grade", "check", "printed", "expected"].map { row[$0] ?? "" }.joined(separator: " ")
    }
  }

  @Test func plansOfJanuary2024() throws {
    let run = try reconcile(Project.path("SampleInputs/reports/plans.csv"), as: "ehc-plans")
    #expect(run.status == 1)
    #expect(told(run) == ["error store 2469 2496"])
    let wording = run.table.column("wording")[0]
    #expect(wording.contains("From 1946 that is +28.3%."))
    #expect(wording.contains("Two digits change places"))
  }

  @Test func timelinessOnTwoBasesAndOnNone() throws {
    let run = try reconcile(
      Project.path("SampleInputs/reports/timeliness.csv"), as: "ehc-timeliness")
    #expect(run.status == 1)
    #expect(
      told(run) == ["error basis 66.0% 67.9", "error store 33.74% 38.3", "query part-year 36.0% "])
    #expect(run.table.rows[0]["cells"] == "2021 / Shropshire (B2); 2021 / National (C2)")
  }

  @Test(
    arguments: [
      // On one basis throughout, as published (specifications, sen2 5.6).
      ("Year,Shropshire,England\n2021,67.9%,59.9%\n2023,38.3%,50.3%\n2024,36.5%,46.4%\n", []),
      // All of a row on the other basis: asked about.
      ("Year,Shropshire\n2024,37.2%\n", ["query basis 37.2% 36.5"]),
      // Turned, and England wrong.
      ("Area,2023,2024\nShropshire,38.3,36.5\nEngland,50.3,64.4\n", ["error store 64.4 46.4"]),
      // As rounded to whole numbers.
      ("Year,Shropshire\n2024,37%\n", []),
      // A time the store has nothing for.
      ("Year,Shropshire\n2031,37%\n", []),
    ] as [(String, [String])])
  func otherTablesOfTheSameReport(_ table: String, _ expected: [String]) throws {
    let file = try folder.write(table, to: "table.csv")
    #expect(told(try reconcile(file, as: "ehc-timeliness")) == expected)
  }

  @Test func namesThatNobodyHasAreRefused() throws {
    let file = Project.path("SampleInputs/reports/plans.csv")
    let wrong = try reconcile(file, as: "ehc-plan")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.contains("Did you mean 'ehc-plans'?") || wrong.errors.contains("'ehc-plans'"))
    #expect(try reconcile(file, as: "ehc-plans", area: "999").status == 2)
  }
}
