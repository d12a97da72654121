import Emission
import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Every table of specs/council-reports 1, made by the pack `scrutiny` from extracts.
///
/// Where section 2 says that a printed
/// figure contradicts, the expected one is that of the published data or of the arithmetic, and says so.
@Suite struct SectionOneTests {
  private static let made: (store: ScrutinyStore, report: ReportModel)? = {
    do {
      let store = try ScrutinyStore()
      return (store, try store.report())
    } catch {
      Issue.record(error)
      return nil
    }
  }()

  private func report() throws -> ReportModel { try #require(Self.made).report }

  /// 2021 is printed 66.0, which is 125 of 189 with exceptions; beside an England without them it is 125
  /// of 184, 67.9 (section 2, 3).
  ///
  /// 2023 is printed 33.74 and published 38.3 (section 2, 4).
  @Test func timelinessByYear() throws {
    let table = try #require(try report().tables("ehc-timeliness", "by-year").first)
    #expect(table.headings == ["Period", "Shropshire", "England", "Target", "Status"])
    #expect(
      table.shown == [
        ["2021", "67.9%", "59.9%", "", ""], ["2022", "45.9%", "49.2%", "", ""],
        ["2023", "38.3%", "50.3%", "60.0%", "off track"],
        ["2024 (to 30 June)", "36.0%", "N/A", "60.0%", "off track"],
      ])
  }

  /// The printed months; the counts that give them are made up, and June holds 75% of the plans, for the
  /// printed 36.0 asks for at least 71% (section 2, 5).
  @Test func timelinessByMonth() throws {
    let table = try #require(try report().tables("ehc-timeliness", "by-month").first)
    #expect(table.headings == ["Month", "Shropshire"])
    #expect(
      table.shown == [
        ["Jan 2024", "7.94%"], ["Feb 2024", "19.18%"], ["Mar 2024", "15.94%"],
        ["Apr 2024", "13.73%"], ["May 2024", "18.42%"], ["Jun 2024", "43.04%"],
      ])
  }

  /// Printed 2469 and +26.9%; published 2496 and so +28.3% (section 2, 2).
  ///
  /// New requests are printed
  /// +46% without their numbers; the published 255 and 515 are +102.0%.
  @Test func plansAndRequests() throws {
    let plans = try #require(try report().tables("ehc-plans", "plans").first)
    #expect(
      plans.headings == ["Measure", "19 January 2023", "18 January 2024", "Change", "Change (%)"])
    #expect(plans.shown == [["EHC plans maintained", "1,946", "2,496", "+550", "+28.3%"]])
    #expect(
      try report().shown("ehc-plans", "requests") == [
        ["New requests", "255", "515", "+260", "+102.0%"]
      ])
  }

  @Test func qualityOfPlans() throws {
    let table = try #require(try report().tables("ehc-plans", "quality").first)
    #expect(
      table.headings.prefix(5) == ["Measure", "Feb 2024", "Mar 2024", "Apr 2024", "May 2024"])
    #expect(
      table.shown.map { Array($0.prefix(5)) } == [
        ["Drafts", "59%", "92%", "90%", "86%"], ["Amended", "77%", "95%", "92%", "98%"],
      ])
  }

  @Test func schoolOffers() throws {
    let table = try #require(try report().tables("school-offers", "school-offers").first)
    #expect(
      table.headings == ["Measure", "Shropshire", "West Midlands", "England", "Rank in region"])
    #expect(
      table.shown == [
        ["Secondary, a preferred school", "98.40%", "95.20%", "96.00%", "1 of 8"],
        ["Secondary, first preference", "89.70%", "80.00%", "82.90%", "1 of 8"],
        ["Primary, a preferred school", "99.81%", "98.86%", "98.79%", "1 of 8"],
        ["Primary, first preference", "98.25%", "93.80%", "93.16%", "1 of 8"],
      ])
  }

  /// 12 June: red adds up to 548 and all to 929, printed 549 and 930 (section 2, 1).
  @Test func deprivationOfLiberty() throws {
    let tables = try report().tables("dols", "waiting")
    #expect(tables.count == 2)
    #expect(tables.map(\.title).map { $0.hasSuffix("2024") } == [true, true])
    #expect(tables[0].caption == "Shropshire, 21 February 2024.")
    #expect(
      tables[0].shown == [
        ["2021", "33", "4", "4", "41"], ["2022", "155", "21", "53", "229"],
        ["2023", "267", "68", "151", "486"], ["2024", "110", "20", "37", "167"],
        ["Total", "565", "113", "245", "923"],
      ])
    #expect(tables[1].caption == "Shropshire, 12 June 2024.")
    #expect(
      tables[1].shown == [
        ["2022", "95", "14", "37", "146"], ["2023", "203", "56", "124", "383"],
        ["2024", "250", "37", "113", "400"], ["Total", "548", "107", "274", "929"],
      ])
    for table in tables {
      #expect(
        table.headings == ["Year the application was received", "Red", "Amber", "Green", "Total"])
    }
  }

  @Test func waitingLists() throws {
    #expect(
      try report().shown("waiting", "people") == [
        ["Independent Living", "281"], ["Occupational therapy, children", "113"],
        ["Occupational therapy, adults", "814"],
      ])
    let longest = try #require(try report().tables("waiting", "longest").first)
    #expect(
      longest.headings == ["Measure", "31 March 2024", "31 May 2024", "Target", "Status"])
    #expect(longest.shown == [["Sensory", "458", "300", "120", "off track"]])
  }

  /// 684 and 227 as printed, +31% on 173.
  ///
  /// Asked are printed as 93% and achieved as 96%; 216 of 227 is
  /// 95.2 and 200 of 216 is 92.6 (section 2, 8). A conversion falling by 12.2 is from 173 of 381.
  @Test func safeguarding() throws {
    #expect(
      try report().shown("safeguarding", "enquiries") == [
        ["Concerns", "381", "684", "+303", "+79.5%"],
        ["Section 42 enquiries", "173", "227", "+54", "+31.2%"],
        ["Enquiries to concerns", "45.4%", "33.2%", "-12.2 points", "z"],
      ])
    #expect(
      try report().shown("safeguarding", "outcomes") == [
        ["Asked what outcomes they wanted", "95.2%"],
        ["Of whom achieved, wholly or in part", "92.6%"],
      ])
  }

  @Test func reviews() throws {
    let table = try #require(try report().tables("reviews", "reviews").first)
    #expect(
      table.headings == ["Measure", "31 March 2023", "31 March 2024", "Target", "Status"])
    #expect(
      table.shown == [
        ["Reviews completed", "49.0%", "69.0%", "75.0%", "off track"],
        ["Assessed within 28 days", "z", "97.0%", "95.0%", "on track"],
        ["Mental health assessed and reviewed", "z", "76.0%", "", ""],
        ["Carers register", "x", "1,772", "", ""],
      ])
  }

  /// SEN support from 2018 on, the published figures of Shropshire, its neighbours, region and England.
  @Test func senSupport() throws {
    let table = try #require(try report().tables("sen-support", "sen-support").first)
    #expect(
      table.headings == [
        "Period", "Shropshire", "England", "Statistical neighbours", "West Midlands",
      ])
    // LAIT's file: SEN_TotSENSuP of Shropshire, 2018 to 2025.
    #expect(
      table.shown.map { $0[1] } == [
        "11.0%", "11.3%", "11.6%", "11.6%", "12.4%", "13.2%", "13.5%", "13.9%",
      ])
    #expect(table.shown.allSatisfy { $0.allSatisfy { !$0.isEmpty && $0 != "x" && $0 != "N/A" } })
    #expect(table.shown.first?[0] == "2017-18" && table.shown.last?[0] == "2024-25")
  }

  /// Rows National, West Midlands, Shropshire as printed; the region's and Shropshire's each add up to 100.
  @Test func earlyYears() throws {
    let table = try #require(try report().tables("early-years", "grades").first)
    #expect(
      table.headings == ["Area", "Outstanding", "Good", "Requires improvement", "Inadequate"])
    #expect(
      table.shown == [
        ["England", "16%", "77%", "6%", "1%"], ["West Midlands", "19%", "76%", "4%", "1%"],
        ["Shropshire", "21%", "74%", "4%", "1%"],
      ])
  }

  /// As printed: of pounds that add up, rounded one by one to £000 that do not quite (section 2, 6).
  @Test func savings() throws {
    let table = try #require(try report().tables("finance", "savings").first)
    #expect(table.headings == ["Directorate", "Delivered", "Not delivered", "Total"])
    #expect(table.caption == "Shropshire, 2023-24, £000.")
    #expect(
      table.shown == [
        ["Health and Wellbeing", "653", "0", "653"], ["People", "22,005", "(700)", "21,304"],
        ["Place", "12,391", "4,551", "16,942"], ["Resources", "4,070", "1,957", "6,027"],
        ["Strategic Management Board", "0", "0", "0"], ["Corporate", "2,700", "3,764", "6,464"],
        ["Total", "41,818", "9,572", "51,390"],
      ])
  }

  @Test func deliveryPlan() throws {
    #expect(
      try report().shown("delivery-plan", "focus-areas") == [
        ["On track", "7"], ["Not on track", "3"],
      ]
    )
    #expect(
      try report().shown("delivery-plan", "in-care") == [
        ["Children in care", "750", "682", "-68", "-9.1%"]
      ])
  }

  /// ChAT's measures, each that is published beside the neighbours and England.
  @Test func socialCare() throws {
    let table = try #require(try report().tables("social-care", "social-care").first)
    #expect(
      table.headings == [
        "Measure", "Shropshire", "A year's rate", "Published", "Statistical neighbours", "n",
        "England", "Stands",
      ])
    #expect(table.rows.count == 12)
    let beside = table.shown.filter { !["z", "N/A"].contains($0[6]) }
    // Early help, and children in need starting and ceasing, are in no published table here.
    #expect(beside.count == 8)
    // Nine of the ten neighbours have a figure of referrals closed with no further action in 2025.
    #expect(beside.map { $0[5] } == ["10", "10", "9", "10", "10", "10", "10", "10"])
    #expect(beside.allSatisfy { Double($0[4].filter { $0 != "%" && $0 != "," }) != nil })
    // LAIT's file, 2025: re-referrals within 12 months, Shropshire and England.
    let again = try #require(table.shown.first { $0[0].contains("referred again") })
    #expect(again[3] == Self.lait("ReReferral", "Shropshire"))
    #expect(again[6] == Self.lait("ReReferral", "England"))
  }

  @Test(arguments: ["attendance", "not-in-school"])
  func schoolsBesideOthers(_ page: String) throws {
    let table = try #require(try report().tables(page, page).first)
    #expect(
      table.headings.prefix(5) == [
        "Measure", "Period", "Shropshire", "Statistical neighbours", "n",
      ])
    #expect(table.rows.count == (page == "attendance" ? 15 : 6))
    for row in table.shown {
      #expect(!row[2].isEmpty && row[2] != "x", "\(row[0])")
      #expect(!row[5].isEmpty && row[5] != "x" && row[5] != "N/A", "\(row[0])")
    }
  }

  /// A figure of LAIT's sample in 2025, as a table shows it.
  private static func lait(_ measure: String, _ place: String) -> String? {
    do {
      let text = try String(
        contentsOfFile: Project.path("SampleInputs/scrutiny/published/lait.csv"), encoding: .utf8)
      let row = PlainTable(text).rows.first {
        $0["Short Desc"] == measure && $0["Years"] == "2025" && $0["LA and Regions"] == place
      }
      return row?["Values"].flatMap { Double($0) }.map { "\(Rounding.text($0, decimals: 1))%" }
    } catch { return nil }
  }
}
