import Emission
import ReturnModel
import TestSupport
import Testing

/// Every page in a real browser, at three widths and as print: nothing missing, nothing complained of,
/// no text cut off or on other text, every chart named to a reader who does not see it.
@Suite(
  .enabled(
    if: Programs.browser != nil && Programs.python != nil, "needs Chromium and python3"),
  .serialized)
struct BrowserTests {
  @Test func aSiteHasNoFault() throws {
    let site = try SampleSite()
    let lines = try Programs.look(site.path)
    withExtendedLifetime(site) {}
    #expect(lines.count == 1, "\(lines.joined(separator: "\n"))")
    let seen = try #require(lines.last?.firstMatch(of: /looked at (\d+) pages, (\d+) charts/))
    // The index, a page an indicator, and a report of a pack.
    #expect(Int(seen.1) == SampleSite.indicators.count + 2)
    #expect((Int(seen.2) ?? 0) > SampleSite.indicators.count)
  }

  @Test func awkwardChartsHaveNoFault() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(AwkwardCharts.page.text, to: "page.html")
    let lines = try Programs.look(folder.path)
    withExtendedLifetime(folder) {}
    #expect(lines.count == 1, "\(lines.joined(separator: "\n"))")
  }

  /// Each of these is a fault, so that a clean answer means something.
  @Test(arguments: [
    ("<p>x</p><img src='gone.png' alt='x'>", "not loaded"),
    ("<script>nothing()</script>", "exception"),
    ("<p style='white-space:nowrap'>\(String(repeating: "wide ", count: 400))</p>", "wide"),
    ("<div style='width:4rem;overflow:hidden;white-space:nowrap'>cut off at the end</div>", "text"),
    ("<svg class='chart' role='img' viewBox='0 0 9 9' width='90'></svg>", "charts, named"),
    ("<a href='nowhere.html'>x</a>", "link"), ("<a href='#nowhere'>x</a>", "link"),
    ("<p id='a'>x</p><p id='a'>y</p>", "ids"),
    (
      "<svg class='chart' role='img' aria-label='x' viewBox='0 0 360 90'><text x='9' y='50'>one</text>"
        + "<text x='12' y='52'>two</text></svg>", "lies on"
    ),
    (
      "<svg class='chart' role='img' aria-label='x' viewBox='0 0 360 90'><text x='350' y='50'>long"
        + " words</text></svg>", "runs out"
    ),
  ])
  func aFaultIsFound(_ body: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    let head = "<!DOCTYPE html><html lang='en'><head><title>x</title></head><body>"
    _ = try folder.write("\(head)\(body)</body></html>", to: "page.html")
    let lines = try Programs.look(folder.path)
    withExtendedLifetime(folder) {}
    #expect(lines.dropLast().contains { $0.contains(words) }, "\(lines)")
  }
}
