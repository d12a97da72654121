import Foundation
import TestSupport
import Testing

/// What stands on the pages of a site, and that it is the same every time.
@Suite struct SiteTests {
  private static let timeliness = "indicators/ehcp-20-weeks-excluding-exceptions.html"

  @Test func thePagesSayWhatIsPublished() throws {
    let site = try SampleSite()
    let page = try site.page(Self.timeliness)
    // Shropshire's published figures of 2022 to 2024 (specs/council-reports, section 2).
    for (year, value) in [("2022", "45.9"), ("2023", "38.3"), ("2024", "36.5")] {
      let rows = page.components(separatedBy: "<th scope=\"row\">\(year)</th>").dropFirst()
        .compactMap { $0.components(separatedBy: "</tr>").first }
      #expect(rows.contains { $0.contains(">\(value)</td>") }, "\(year) \(value)")
    }
    for words in [
      "Per cent; higher is better.", "AssessmentOutcome = &quot;Y&quot;", "specs/sen2 5.3 I12",
      "ees/timeliness_20_week PC_plans_issued_20_weeks_ex", "2025-06-26",
      "returns explain --store STORE --indicator ehcp-20-weeks-excluding-exceptions --area "
        + "E06000051 --period 2024",
    ] { #expect(page.contains(words), "\(words)") }
    let index = try site.page("index.html")
    for id in SampleSite.indicators {
      #expect(index.contains("href=\"indicators/\(id).html\""))
      #expect(try site.page("indicators/\(id).html").contains("href=\"../index.html\""))
    }
    for name in ["index.html"] + SampleSite.indicators.map({ "indicators/\($0).html" }) {
      let page = try site.page(name)
      #expect(page.ranges(of: "<p class=\"marking\">INTERNAL</p>").count == 2)
      // No path of this machine, and nothing fetched.
      for text in [site.store, "<script", "<link", "<img", "http:", "url("] {
        #expect(!page.contains(text), "\(name) has \(text)")
      }
    }
  }

  @Test func aBreakIsDrawnAndNoLineRunsAcrossIt() throws {
    let page = try SampleSite().page("indicators/ascof-2023-2c.html")
    #expect(page.contains("The series breaks before "))
    #expect(page.contains(">break</text>"))
  }

  @Test func theSameStoreGivesTheSameBytes() throws {
    let site = try SampleSite()
    let again = site.path + "-again"
    try site.make(again)
    for name in ["index.html"] + SampleSite.indicators.map({ "indicators/\($0).html" }) {
      #expect(
        try Data(contentsOf: URL(filePath: "\(site.path)/\(name)"))
          == Data(contentsOf: URL(filePath: "\(again)/\(name)")), "\(name)")
    }
  }

  @Test func anAreaWithoutFiguresIsRefused() throws {
    let site = try SampleSite()
    let run = try MeasuredRun(
      MeasuredRun.program,
      ["report", "site", "--store", site.store, "--area", "E09000001", "--out", site.path + "-x"]
        + ["--pipelines", Project.path("Pipelines"), "--indicator", "ehc-requests-received"],
      limit: 60)
    #expect(run.status == 2)
    #expect(run.errors.contains("the store holds no figure of City of London"))
  }
}
