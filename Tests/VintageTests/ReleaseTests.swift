import IndicatorStore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The releases of 2022 and 2025 of the Department's EHC plan tables, as they are published.
@Suite(.enabled(if: Project.sharedData != nil, "the shared published data are not here"))
struct ReleaseTests {
  static let older = "2022-05-12"
  static let newer = "2025-06-26"

  static let tables: [(release: String, name: String, total: String?)] = [
    ("2022", "sen2_mi", nil), ("2022", "sen2_age_caseload", nil),
    ("2022", "sen2_age_new_plans", nil),
    ("2025", "timeliness_20_week", "All EHC plans issued"),
    ("2025", "requests", "All requests for EHC needs assessments"),
    ("2025", "assessments", "All EHC needs assessments"), ("2025", "caseload", "All EHC plans"),
    ("2025", "newplans", "New EHC plans"),
  ]

  private func store(_ tables: [(release: String, name: String, total: String?)]) throws
    -> TableStore
  {
    let store = try TableStore()
    for (release, name, total) in tables {
      let file = try PublishedFile("ees/ehc-plans-\(release)/\(name).csv.gz", total: total)
      try store.load(file.text, as: "\(name).csv", at: "2026-11-22T00:00:00Z")
    }
    return store
  }

  @Test func bothReleasesStayQueryableWhicheverIsLoadedFirst() throws {
    let (forward, backward) = (
      try store(Self.tables).everyFigure(), try store(Self.tables.reversed()).everyFigure()
    )
    #expect(Set(forward) == Set(backward))
    // A cell a line and measure, as the files have them; nothing of the one release hides the other.
    let days = Set(forward.compactMap(\.released?.description))
    #expect(days == [Self.older, Self.newer])
    let cells = Dictionary(grouping: forward) { figure in
      "\(figure.source) \(figure.indicator) \(figure.area) \(figure.period) \(figure.breakdown)"
    }
    #expect(cells.values.allSatisfy { $0.count == 1 })
    // Shropshire 2021, excluding exceptions: 125 of 184, 67.9, in both.
    let shropshire = forward.filter {
      $0.indicator == "ehcp-20-weeks-excluding-exceptions" && $0.area == "shropshire"
        && $0.period == .calendarYear(2021)
    }
    #expect(shropshire.count == 2)
    #expect(shropshire.allSatisfy { $0.figure.numerator == 125 && $0.figure.denominator == 184 })
    #expect(shropshire.allSatisfy { $0.figure.value == 67.9 })
  }

  @Test func noSharedNumberWasRevised() throws {
    let difference = try store(Self.tables).difference(Self.older, Self.newer)
    #expect(difference.shared > 5000)
    let kinds = Dictionary(grouping: difference.rows, by: \.kind)
    #expect(Set(kinds.keys) == [.reason, .withheld])
    // Two measures went to x: what was refused of requests, and assessments not decided.
    let gone = Set((kinds[.withheld] ?? []).map(\.cell.indicator.text))
    #expect(gone == ["ehc-assessments-pending", "ehc-requests-refused-percentage"])
    #expect((kinds[.withheld] ?? []).allSatisfy { $0.after == "x" })
    // Two rates of the Isles of Scilly went from z to x; the third is of a measure that is x anyway.
    let rates = (kinds[.reason] ?? []).filter { !gone.contains($0.cell.indicator.text) }
    #expect(rates.count == 2)
    #expect(rates.allSatisfy { $0.cell.area == "isles-of-scilly" })
    #expect(rates.allSatisfy { $0.before == "z" && $0.after == "x" })
    #expect(
      Set(rates.map(\.cell.indicator.text)) == [
        "ehcp-20-weeks-including-exceptions", "ehcp-20-weeks-excluding-exceptions",
      ])
  }

  /// Our id of England or of the region a line is about, which is its name as ids spell it.
  private func place(_ file: PublishedFile, _ line: Int) throws -> String {
    let region = try file.value("region_name", line: line)
    return region.isEmpty ? "england" : Breakdown.slug(region)
  }

  @Test func aChangedCopyDiffersInWhatWasChanged() throws {
    let original = try PublishedFile(
      "ees/ehc-plans-2025/timeliness_20_week.csv.gz", total: "All EHC plans issued")
    var copy = original
    let (rate, band) = ("PC_plans_issued_20_weeks_ex", "PC_plans_issued_gt_1_year_ex")
    var expected: [String] = []
    let (excluding, late) = (
      "ehcp-20-weeks-excluding-exceptions", "ehcp-over-52-weeks-excluding-exceptions"
    )
    // From the first lines: England and the regions of 2019, where bands past 20 weeks are x.
    for line in 0..<4 {
      let before = try original.value(rate, line: line)
      expected.append("\(excluding) \(try place(original, line)) revised \(before) 1.5")
    }
    for line in 0..<4 { try copy.set(rate, line: line, to: "1.5") }
    for line in 4..<7 {
      let before = try original.value(rate, line: line)
      expected.append("\(excluding) \(try place(original, line)) withheld \(before) x")
    }
    for line in 4..<7 { try copy.set(rate, line: line, to: "x") }
    for line in 7..<9 {
      try #require(try original.value(band, line: line) == "x")
      expected.append("\(late) \(try place(original, line)) given x 2.5")
      try copy.set(band, line: line, to: "2.5")
    }
    copy.lines.remove(at: 9)
    let store = try TableStore()
    try store.load(original.text, as: "one.csv", at: "2025-06-26T09:30:00Z")
    try store.load(copy.text, as: "two.csv", released: "2025-09-01", at: "2025-09-01T09:30:00Z")
    let rows = try store.difference(Self.newer, "2025-09-01").rows
    let changed = rows.filter { $0.kind != .gone }
    let told = changed.map {
      "\($0.cell.indicator) \($0.cell.area) \($0.kind) \($0.before) \($0.after)"
    }
    #expect(told.sorted() == expected.sorted())
    // The row that went takes its six measures with it, and nothing else goes.
    let gone = rows.filter { $0.kind == .gone }
    #expect(gone.count == 6)
    #expect(Set(gone.map(\.cell.indicator)).count == 6)
    #expect(Set(gone.map(\.cell.area.text)) == [try place(original, 9)])
    #expect(rows.allSatisfy { $0.cell.period == .calendarYear(2019) })
  }
}
