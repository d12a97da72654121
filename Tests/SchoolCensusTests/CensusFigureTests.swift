import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Figures of the sample, each counted by hand from the files (see the sample's README).
@Suite struct CensusFigureTests {
  private let folder: TemporaryFolder
  private let run: CensusRun
  private let figures: StoredFigures

  init() throws {
    folder = try TemporaryFolder()
    let store = "\(folder.path)/store.sqlite"
    run = try CensusRun(["\(Census.folder)/clean"], store: store)
    figures = try StoredFigures(store)
  }

  @Test func nothingIsFoundAndRecordsAddUp() {
    #expect(run.found == [])
    #expect(run.report.counts.addUp)
    #expect(run.report.status() == .clean)
  }

  @Test(arguments: [
    ("school-census-returns", "total", "4"),
    ("pupils-on-roll", "total", "32"),
    ("pupils-on-roll", "phase=state-funded-primary", "14"),
    ("pupils-on-roll", "phase=special", "6"),
    ("pupils-sen-support-percentage", "total", "5/32"),
    ("pupils-sen-support-percentage", "phase=state-funded-secondary", "2/12"),
    ("pupils-ehc-plan-percentage", "total", "8/32"),
    ("pupils-sen-need-asd-percentage", "total", "3/13"),
    ("pupils-sen-need-semh-percentage", "sen-provision=sen-support", "1/5"),
    ("pupils-fsm-percentage", "total", "7/32"),
    ("pupils-eal-percentage", "total", "3/32"),
    ("absence-overall-autumn-term", "phase=state-funded-primary", "143/1768"),
    ("absence-persistent-autumn-term", "total", "7/28"),
    ("absence-severe-autumn-term", "total", "4/28"),
    ("suspensions-autumn-term", "total", "3"),
    ("suspensions-rate-autumn-term", "total", "3/32"),
    ("pupils-suspended-rate-autumn-term", "total", "2/32"),
    ("permanent-exclusions-autumn-term", "total", "1"),
  ])
  func theAuthoritysFigureIsTheSumOfItsSchools(
    _ indicator: String, _ breakdown: String, _ expected: String
  ) throws {
    #expect(try figures.text(indicator, "shropshire", breakdown) == expected)
  }

  @Test func aSchoolHasFiguresOfItsOwnAndIsNoArea() throws {
    #expect(try figures.text("pupils-on-roll", "school:8930003") == "12")
    #expect(try figures.text("absence-severe-autumn-term", "school:8930003") == "2/11")
  }

  @Test func aRegionWithoutAllItsAuthoritiesHasNoFigure() throws {
    #expect(try figures.text("pupils-on-roll", "west-midlands") == nil)
    #expect(try figures.text("pupils-on-roll", "england") == nil)
  }
}
