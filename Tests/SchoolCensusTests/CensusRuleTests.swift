import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Rules that look beyond one file, and how the XML is read where its groups are not certain.
@Suite struct CensusRuleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aPupilOnTwoMainRollsIsFoundInBoth() throws {
    let other = try folder.census("0001", "8930009_SC1_893LL25_001.XML") { text in
      text.replacing("<Estab>0001<", with: "<Estab>0009<")
    }
    let run = try CensusRun([Census.file("0001"), other])
    let pupils = run.found.filter { $0.hasPrefix("SC-P12") }
    // Three on roll; the one that left either school is on no main roll.
    #expect(pupils.count == 6)
    #expect(Set(pupils.map { $0.split(separator: " ")[1] }).count == 2)
    #expect(!pupils.contains { $0.hasSuffix("X893000020003") })
  }

  @Test func aSuspensionInTwoTermsReturnsIsTold() throws {
    // In summer the autumn's suspensions are asked for again.
    let summer = try folder.census("0001", "8930001_SC2_893LL25_001.XML") { text in
      text.replacing("<Term>SPR<", with: "<Term>SUM<")
        .replacing("<ReferenceDate>2025-01-16<", with: "<ReferenceDate>2025-05-15<")
    }
    let run = try CensusRun([Census.file("0001"), summer])
    let told = run.found.filter { $0.hasPrefix("SC-X01") }
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0.hasSuffix("E893000021001/TermlyExclusion[1]") })
  }

  @Test func aRollFarFromTheLastCensusIsAskedAbout() throws {
    let store = "\(folder.path)/store.sqlite"
    let autumn = try folder.census("0003", "8930003_SC3_893LL24_001.XML") { text in
      text.replacing("<Term>SPR<", with: "<Term>AUT<").replacing("<Year>2025<", with: "<Year>2024<")
    }
    _ = try CensusRun([autumn], store: store)
    let same = try CensusRun([Census.file("0003")], store: store)
    #expect(!same.rules.contains("SC-X02"))
    let half = try folder.census("0003", "8930003_SC1_893LL25_002.XML") { text in
      var parts = text.components(separatedBy: "<PupilOnRoll>")
      parts.removeSubrange(1...11)
      let left = parts.joined(separator: "<PupilOnRoll>")
      return left.replacing("<SerialNo>001<", with: "<SerialNo>002<")
    }
    let run = try CensusRun([half], store: store)
    #expect(run.rules.contains("SC-X02"))
    let value = run.findings.rows.first { $0["rule"] == "SC-X02" }?["value"]
    #expect(value == "12 on 2024-10-03 to 1")
  }

  @Test func theSameUPNTwiceInASchoolIs1520() throws {
    let path = try folder.census("0001", "8930001_SC1_893LL25_001.XML") { text in
      text.replacing("X893000020003", with: "E893000021001")
    }
    #expect(try CensusRun([path]).rules == ["1520"])
  }

  @Test func aGroupNobodyKnowsIsLookedIntoAndToldOnce() throws {
    let path = try folder.census("0001", "8930001_SC1_893LL25_001.XML") { text in
      text.replacing("PupilStatus>", with: "PupilStanding>")
    }
    let store = "\(folder.path)/store.sqlite"
    let run = try CensusRun([path], store: store)
    #expect(run.rules == ["unknown-element"])
    #expect(run.findings.rows.count == 1)
    #expect(try StoredFigures(store).text("pupils-on-roll") == "3")
  }

  @Test func bothHalvesOfTheSummerTermCount() throws {
    let path = try folder.census("0001", "8930001_SC3_893LL24_001.XML") { text in
      text.replacing("<Term>SPR<", with: "<Term>AUT<")
        .replacing("<Year>2025<", with: "<Year>2024<").replacing(">Y4<", with: ">Y<")
        .replacing(
          "</TermlyAttendance>\n        </Attendance>",
          with: """
            </TermlyAttendance><SummerHalfTerm2Attendance><SessionsPossible>60</SessionsPossible>
            <SessionDetails><SessionDetail><AttendanceReason>O</AttendanceReason><Sessions>6</Sessions>
            </SessionDetail></SessionDetails></SummerHalfTerm2Attendance></Attendance>
            """)
    }
    let store = "\(folder.path)/store.sqlite"
    _ = try CensusRun([path], store: store)
    // Y4 is no code of the summer before August 2024.
    // 138 and 60 of one pupil, 140 and 60 of the leaver, 138 of the third: 20 sessions and 6 twice.
    #expect(
      try StoredFigures(store).text("absence-overall-summer-term", "school:8930001") == "32/536")
  }
}
