import Foundation
import TestSupport
import Testing

/// `returns run`, over the demonstration pipeline.
@Suite struct RunCommandTests {
  @Test func theSecondRunChangesNothingAndSaysSo() throws {
    let demo = try DemoPipeline()
    let first = try demo.run()
    try #require(first.tool.status == 0, "\(first.tool.errors)")
    #expect(!first.tool.errors.contains("nothing changed in the store"))
    let before = try compare(demo)
    let second = try demo.run()
    #expect(second.tool.status == 0)
    #expect(second.tool.errors.contains("nothing changed in the store"))
    #expect(second.tool.errors.contains("records: 3487 read = 0 loaded + 3487 unchanged"))
    #expect(try compare(demo) == before)
    var (left, right) = (
      try DemoPipeline.files(in: first.folder), try DemoPipeline.files(in: second.folder)
    )
    // What changed since the run before is another thing for the first run than for the second.
    for name in ["run.json", "run.log", "changes.csv", "summary.md", "summary.html"] {
      #expect(left.removeValue(forKey: name) != nil)
      #expect(right.removeValue(forKey: name) != nil)
    }
    #expect(left.count > 10)
    #expect(left == right)
  }

  private func compare(_ demo: DemoPipeline) throws -> String {
    try ToolRun([
      "compare", "--store", demo.store, "--indicator", "ehc-plans-maintained", "--area", "893",
      "--period", "2024-25", "--format", "json",
    ]).output
  }

  @Test func theRunRecordSaysWhatWasAdded() throws {
    let demo = try DemoPipeline()
    let (first, second) = (try demo.run(), try demo.run())
    #expect(try added(first.folder) > 0)
    #expect(try added(second.folder) == 0)
    #expect(try added(second.folder, "observations_closed") == 0)
    let record = try record(second.folder)
    let counts = try #require(record["counts"] as? [String: Int])
    // 725 + 428 by the README of the returns, 22 + 56 + 58 + 27 of the four schools; 55 + 55 + 57 + 1222 by
    // that of the published tables, and 79 + 23 of adult social care; the lines of Lists 1 to 11.
    let published = 55 + 55 + 57 + 1222 + 79 + 23
    let lists = 217 + 38 + 113 + 85 + 32 + 115 + 10 + 30 + 20 + 7 + 13
    #expect(counts["read"] == 725 + 428 + 22 + 56 + 58 + 27 + published + lists)
    #expect(counts["unchanged"] == counts["read"])
    #expect(record["exit_code"] as? Int == 0)
  }

  private func record(_ folder: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/run.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func added(_ folder: String, _ key: String = "observations_inserted") throws -> Int {
    let extracts = try #require(try record(folder)["extracts"] as? [[String: Any]])
    return extracts.reduce(0) { $0 + ($1[key] as? Int ?? 0) }
  }

  @Test func theTableSetsTheReturnBesideThePublishedFigure() throws {
    let demo = try DemoPipeline()
    _ = try demo.run()
    let run = try ToolRun([
      "compare", "--store", demo.store, "--indicator", "ehcp-20-weeks-excluding-exceptions",
      "--area", "893", "--period", "2024", "--format", "json",
    ])
    let rows = try JSONRow.read(run.output)
    let own = rows.filter { $0.text("comparator") == "own" }
    #expect(own.map { $0.text("method") } == ["as-returned", "as-published", "difference"])
    try #require(own.count == 3)
    // The README of the clean returns: 16 of 49; the published figure is 36.5 (section 5.6).
    #expect(own[0].text("source") == "return:sen2")
    #expect(own[0].number("numerator") == 16)
    #expect(own[0].number("denominator") == 49)
    #expect(abs(try #require(own[0].number("value")) - 1600.0 / 49) < 1e-9)
    #expect(own[1].text("source") == "ees/timeliness_20_week")
    #expect(own[1].number("value") == 36.5)
    #expect(abs(try #require(own[2].number("value")) - (1600.0 / 49 - 36.5)) < 1e-9)
    // The newest set of neighbours is the default.
    #expect(rows.first { $0.text("comparator") == "neighbours" }?.text("neighbour_set") == "2025")
  }

  @Test func outputIsPrivateAndMarked() throws {
    let demo = try DemoPipeline()
    let run = try demo.run()
    let manager = FileManager.default
    let files = try DemoPipeline.files(in: run.folder)
    for (name, data) in files {
      let attributes = try manager.attributesOfItem(atPath: "\(run.folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      if name.hasSuffix(".md") || name.hasSuffix(".html") {
        #expect(String(decoding: data, as: UTF8.self).contains("INTERNAL"), "\(name)")
      }
    }
    for folder in [run.folder, "\(demo.folder.path)/store"] {
      let attributes = try manager.attributesOfItem(atPath: folder)
      #expect(attributes[.posixPermissions] as? Int == 0o700, "\(folder)")
    }
    for name in try manager.subpathsOfDirectory(atPath: "\(demo.folder.path)/store") {
      let attributes = try manager.attributesOfItem(atPath: "\(demo.folder.path)/store/\(name)")
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func theHTMLPageNeedsNothingElse() throws {
    let demo = try DemoPipeline()
    let files = try DemoPipeline.files(in: try demo.run().folder)
    for name in ["report.html", "chat-857/chat.html"] {
      let page = String(decoding: try #require(files[name]), as: UTF8.self)
      for word in ["<script", "<link", "src=", "http://", "https://", "@import", "url("] {
        #expect(!page.contains(word), "\(name) \(word)")
      }
    }
  }

  /// The pack's pages in their order, each measure of theirs on them and on the page of contents.
  @Test func aReportOfAPackIsMade() throws {
    let demo = try DemoPipeline()
    let files = try DemoPipeline.files(in: try demo.run().folder)
    let page = String(decoding: try #require(files["chat-857/chat.html"]), as: UTF8.self)
    #expect(page.contains("<h1>Children&#39;s social care: Rutland</h1>"))
    let headings = page.matches(of: /<h2>(.*?)<\/h2>/).map { String($0.1) }
    #expect(headings.prefix(4) == ["Contents", "Contacts", "Early help", "Referrals"])
    #expect(headings.suffix(2) == ["Adoption: children", "Adopters"])
    // A page's slices stand beside each other, in the order of their definition.
    let ages = try #require(
      page.firstMatch(
        of: /<h3>Contacts in [^<]*, by age group<\/h3>.*?<\/table>/.dotMatchesNewlines()))
    let labels = ages.0.matches(of: /<th scope="row">(.*?)<\/th>/).map { String($0.1) }
    #expect(labels == ["Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over"])
    #expect(files["chat-857/chat.csv"] != nil)
  }

  @Test func noOutputHoldsAPathOrAMoment() throws {
    let demo = try DemoPipeline()
    // A table whose release nobody knows counts as released on the day it is loaded, which is told.
    let run = try demo.run(["--recorded-at", "2026-01-31T12:00:00Z"])
    let moment = String(run.folder.split(separator: "/").last?.prefix(8) ?? "")
    try #require(moment.count == 8)
    let day = "\(moment.prefix(4))-\(moment.dropFirst(4).prefix(2))-\(moment.suffix(2))"
    for (name, data) in try DemoPipeline.files(in: run.folder)
    where !["run.json", "run.log"].contains(name) {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains(demo.folder.path), "\(name)")
      #expect(!text.contains(day), "\(name)")
    }
  }

  @Test func aPipelineWithAKeyNobodyKnowsIsTwo() throws {
    let demo = try DemoPipeline()
    let text = try String(contentsOfFile: demo.file, encoding: .utf8)
    let file = try demo.folder.write(text.replacing("formats:", with: "format:"), to: "wrong.yaml")
    let run = try ToolRun(["run", file])
    #expect(run.status == 2)
    #expect(run.errors.contains("wrong.yaml:"))
    #expect(run.errors.contains("unknown key 'format'; did you mean 'formats'?"))
  }
}
