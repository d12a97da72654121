import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The worked examples of the counts over twelve months that the template's own FAQ gives
/// (specs/chat-annex-a 1.8), as at 2025-03-31.
@Suite struct TwelveMonthCountTests {
  private static let headings =
    ListTable.head + [
      Heading.strategy, Heading.unnecessary, "Date of Initial Child Protection Conference",
      Heading.led, "Number of Section 47 Enquiries in the last 12 months",
      "Number of ICPCs in the last 12 months",
    ]

  /// The rows of one child: strategy day, conference unnecessary, conference day, led, both counts.
  private func findings(_ rows: [[String]]) throws -> [String] {
    let folder = try TemporaryFolder()
    let head = ["C1", "a) Male", "a) WBRI", "01/01/2015", "10"]
    let list = ListTable(name: "List_5", headings: Self.headings, rows: rows.map { head + $0 })
    let run = try ListRun([try folder.write(list.csv, to: "list_5.csv")])
    #expect(run.report.counts.loaded == rows.count)
    return run.found("rule", "line", "field")
  }

  @Test func oneEnquiryNowAndNothingBefore() throws {
    #expect(try findings([["24/03/2025", "Yes", "", "", "0", "0"]]) == [])
  }

  @Test func anEnquiryNowAndOneFiveMonthsAgoThatLedToAConference() throws {
    let rows = [
      ["24/03/2025", "Yes", "", "", "1", "1"],
      ["24/10/2024", "No", "11/11/2024", "No", "1", "1"],
    ]
    #expect(try findings(rows) == [])
    // The counts are of the child, and the same on both rows.
    var differing = rows
    differing[1][4] = "0"
    #expect(
      try findings(differing) == [
        "AA045 2 EnquiriesLast12Months", "AA045 3 EnquiriesLast12Months",
      ])
    differing = rows
    differing[0][5] = "0"
    #expect(
      try findings(differing) == [
        "AA045 2 ConferencesLast12Months", "AA045 3 ConferencesLast12Months",
      ])
  }

  @Test func anEnquiryNowWithAConferenceAndOneElevenMonthsAgoOutsideTheWindow() throws {
    #expect(try findings([["17/03/2025", "No", "28/03/2025", "No", "1", "1"]]) == [])
  }

  /// A referral counts that began in the twelve months, back from the latest; the latest does not.
  @Test func referralsAreCountedBackFromTheLatest() throws {
    let headings =
      ListTable.head + [
        "Date of referral", "Referral Source", "Referral NFA?",
        "Number of Referrals in Last 12 Months",
      ]
    let head = ["C1", "a) Male", "a) WBRI", "01/01/2015", "10"]
    let folder = try TemporaryFolder()
    func found(_ count: String) throws -> [String] {
      let list = ListTable(
        name: "List_3", headings: headings,
        rows: [
          head + ["01/11/2024", "1A", "Yes", count], head + ["01/02/2025", "1A", "Yes", count],
        ])
      let run = try ListRun([try folder.write(list.csv, to: "list_3.csv")])
      return run.found("rule", "line")
    }
    #expect(try found("1") == [])
    // More may have begun before the six months that the list has.
    #expect(try found("3") == [])
    #expect(try found("0") == ["AA021 3"])
  }
}
