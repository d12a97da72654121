import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// A generated authority reads the same in whatever form it comes: what was planted is found, no more, and every
/// figure is the same to the last byte.
@Suite struct GeneratedShapeTests {
  /// Spring has the most tables; autumn has two blocks of attendance, and another table of meals.
  @Test(arguments: ["2024-25-spring", "2024-25-autumn"])
  func everyFormGivesTheAnswerKeyAndTheSameFigures(_ round: String) throws {
    let folder = try TemporaryFolder()
    let made = try GeneratedAuthority(round, seed: 3, schools: 6, pupils: 900, faults: 40)
    let planted = try made.planted
    #expect(planted.count >= 40)
    var figures: [String: [String]] = [:]
    for form in ["xml", "xml.gz", "collect", "collect.gz"] {
      let store = "\(folder.path)/\(form).sqlite"
      let run = try CensusRun(made.files(form), store: store)
      let found = run.findings.rows.map { "\($0["rule"] ?? "") \($0["record_key"] ?? "")" }
      #expect(found.sorted() == planted, "\(form)")
      #expect(run.report.counts.addUp, "\(form)")
      #expect(run.report.counts.loaded == run.report.counts.read, "\(form)")
      figures[form] = try StoredFigures(store, schools: made.schools).all().sorted()
    }
    let expected = try #require(figures["xml"])
    #expect(expected.count > 500)
    for (form, figures) in figures { #expect(figures == expected, "\(form)") }
  }

  @Test func tablesAreThoseOfTheTerm() throws {
    let spring = try GeneratedAuthority(
      "2024-25-spring", seed: 1, schools: 2, pupils: 60, faults: 0
    ).tables
    let autumn = try GeneratedAuthority(
      "2024-25-autumn", seed: 1, schools: 2, pupils: 60, faults: 0
    ).tables
    func has(_ table: String, _ tables: [String]) -> Bool {
      tables.contains { $0.hasSuffix("_\(table).csv") }
    }
    // specs/school-census 2.3.3.
    for table in ["senneeds", "fsmperiod", "learnersupportonroll"] {
      #expect(has(table, spring), "\(table)")
      #expect(!has(table, autumn), "\(table)")
    }
    for table in ["fsmperiodsonroll", "summerhalfterm2sessiondetailsonroll"] {
      #expect(!has(table, spring), "\(table)")
      #expect(has(table, autumn), "\(table)")
    }
  }

  /// Who has left stands in a table of their own, the school beside the census, and every row under one above it.
  @Test func recordsStandInTheTablesOfTheSpecification() throws {
    let made = try GeneratedAuthority("2024-25-spring", seed: 2, schools: 3, pupils: 300, faults: 0)
    func rows(_ table: String) throws -> [[String: String]] {
      PlainTable(try made.table("2024-25-spring_\(table).csv")).rows
    }
    let (census, school) = (try rows("schoolcensus"), try rows("school"))
    #expect(census.count == 3)
    #expect(school.count == 3)
    #expect(census[0]["phase"] == nil)
    #expect(census[0]["collection"] == "SC")
    #expect(school[0]["estab"] == nil)
    #expect(school.allSatisfy { $0["schoolname"]?.hasPrefix("Synthetic School") == true })
    let (on, off) = (try rows("pupilonroll"), try rows("pupilnolongeronroll"))
    #expect(on.count + off.count == 300)
    #expect(off.count > 0)
    #expect(off.allSatisfy { $0["leavingdate"]?.isEmpty == false && $0["enrolstatus"] == nil })
    #expect(Set(on.compactMap { $0["NativeId"] }) == Set(made.schools))
    let pupils = Set(off.compactMap { $0["pupilnolongeronrolltableid"] })
    let sessions = try rows("termlysessiondetailsoffroll")
    #expect(!sessions.isEmpty)
    #expect(sessions.allSatisfy { pupils.contains($0["pupilnolongeronrolltableid"] ?? "") })
  }
}
